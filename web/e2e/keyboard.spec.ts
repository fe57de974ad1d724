// Keyboard operation: tabs, messages, heads, dialogs; the focus is visible and never lost.
import type { Locator } from "@playwright/test";
import { expect, LONG, test, TWELVE, type Explore } from "./explore";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.describe("the tabs", () => {
  const keys: [from: string, key: string, to: string][] = [
    ["Release", "ArrowRight", "Release from Conference"],
    ["Release from Conference", "ArrowLeft", "Release"],
    ["Delete from Conference", "ArrowRight", "Release"],
    ["Release", "ArrowLeft", "Delete from Conference"],
    ["Delete from Conference", "Home", "Release"],
    ["Release", "End", "Delete from Conference"],
  ];
  test("arrow keys, Home and End select a tab", async ({ explore, page }) => {
    await explore.open();
    for (const [from, key, to] of keys) {
      const step = `${key} on ${from}`;
      await explore.tab(from).click();
      await page.keyboard.press(key);
      await expect(explore.tab(to), step).toBeFocused();
      await expect(explore.tab(to), step).toHaveAttribute("aria-selected", "true");
      await expect(explore.tab(from), step).toHaveAttribute("aria-selected", "false");
    }
  });

  test("are one tab stop", async ({ explore, page }) => {
    await explore.open();
    await explore.tab("Release").focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "One party fewer" })).toBeFocused();
  });
});

test.describe("the messages of the ladder", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C", "delete B by A");
  });

  test("are one tab stop, at the first", async ({ explore, page }) => {
    await explore.rename("C").focus();
    await page.keyboard.press("Tab");
    await expect(explore.messages.first()).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(explore.undo).toBeFocused();
  });

  test("keep their place after Tab and Shift+Tab", async ({ explore, page }) => {
    await explore.messages.nth(2).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await expect(explore.messages.nth(2)).toBeFocused();
  });

  const keys: [from: number, key: string, to: number][] = [
    [0, "ArrowDown", 1],
    [0, "ArrowRight", 1],
    [2, "ArrowUp", 1],
    [2, "ArrowLeft", 1],
    [2, "Home", 0],
    [1, "End", 3],
    [0, "ArrowUp", 0],
    [3, "ArrowDown", 3],
  ];
  test("arrow keys, Home and End move within the messages", async ({ explore, page }) => {
    for (const [from, key, to] of keys) {
      await explore.messages.nth(from).focus();
      await page.keyboard.press(key);
      await expect(explore.messages.nth(to), `${key} on message ${from + 1}`).toBeFocused();
    }
  });

  for (const key of ["Enter", "Space"]) {
    test(`${key} selects and deselects`, async ({ explore, page }) => {
      const message = explore.messages.nth(1);
      await message.focus();
      await page.keyboard.press(key);
      await expect(message).toHaveAttribute("aria-pressed", "true");
      await page.keyboard.press(key);
      await expect(message).toHaveAttribute("aria-pressed", "false");
      await expect(message).toBeFocused();
    });
  }
});

test.describe("the heads of the lanes", () => {
  test("keys with a modifier are left to the browser", async ({ explore, page }) => {
    const release = explore.ask("B", "Release");
    await release.focus();
    await page.keyboard.press("Control+End");
    await expect(release).toBeFocused();
    await page.keyboard.press("End");
    await expect(release).not.toBeFocused();
  });

  test.beforeEach(({ explore }) => explore.call("A B C"));

  test("arrow keys move from party to party and stop at the last", async ({ explore, page }) => {
    await explore.ask("A", "Release").focus();
    await page.keyboard.press("ArrowRight");
    await expect(explore.party("B")).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    await expect(explore.party("C")).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(explore.party("B")).toBeFocused();
  });

  test("a rename field keeps its arrow keys", async ({ explore, page }) => {
    await page.getByRole("button", { name: "Rename B" }).click();
    await page.keyboard.press("Home");
    await page.keyboard.type("1");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await expect(explore.party("1B2")).toBeVisible();
  });

  test("a call wholly in view has no Go to… list", async ({ explore }) => {
    await expect(explore.goTo).toHaveCount(0);
  });
});

test.describe("the focus is not lost", () => {
  test("when a party's button goes: it is on the party", async ({ explore, page }) => {
    await explore.call("A B C");
    await explore.ask("B", "Release").focus();
    await page.keyboard.press("Enter");
    await expect(explore.party("B")).toBeFocused();
  });

  test("when a deletion is done: it is on the requesting party", async ({ explore, page }) => {
    await explore.call("A B C");
    await explore.ask("A", "Delete B").focus();
    await page.keyboard.press("Enter");
    await expect(explore.party("A")).toBeFocused();
  });

  test("when there is nothing more to undo", async ({ explore, page }) => {
    await explore.call("A B", "release A");
    await explore.undo.focus();
    await page.keyboard.press("Enter");
    await expect(explore.undo).toBeDisabled();
    await expect(explore.undo).toBeFocused();
  });

  test("when Reset removes the selection", async ({ explore, page }) => {
    await explore.call("A B", "release A");
    await explore.reset.focus();
    await page.keyboard.press("Enter");
    await expect(explore.messages).toHaveCount(0);
    await expect(explore.reset).toBeFocused();
  });
});

test.describe("the focus is never under the heads", () => {
  const box = async (locator: Locator) => (await locator.boundingBox())!;

  /** Checks that the focused message is below the heads and within the ladder, to a fraction of a pixel. */
  async function seen(explore: Explore, index: number): Promise<void> {
    const message = explore.messages.nth(index);
    await expect(message).toBeFocused();
    await expect(message).toBeInViewport();
    const [head, focused, ladder] = await Promise.all([explore.parties.first(), message, explore.figure].map(box));
    expect(focused!.y, `top of message ${index + 1}`).toBeGreaterThan(head!.y + head!.height - 1);
    expect(focused!.y + focused!.height, `bottom of message ${index + 1}`).toBeLessThan(ladder!.y + ladder!.height + 1);
  }

  for (const [width, height] of [[1360, 900], [390, 844]] as const) {
    test(`in a long ladder at ${width} × ${height}`, async ({ explore, page }) => {
      await page.setViewportSize({ width, height });
      await explore.call(LONG.parties, LONG.steps);
      const count = await explore.messages.count();
      expect(count).toBe(6 + 7 + 6 + 5 + 4 + 3 + 2);

      await explore.messages.first().focus();
      await page.keyboard.press("End");
      for (let index = count - 1; index > 0; index -= 1) {
        await seen(explore, index);
        await page.keyboard.press("ArrowUp");
      }
      for (let index = 0; index < count - 1; index += 1) {
        await seen(explore, index);
        await page.keyboard.press("ArrowDown");
      }
      await seen(explore, count - 1);
    });
  }
});

test("three keys within one frame move by three messages", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  await explore.messages.first().focus();
  await page.evaluate(() => {
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) {
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }
  });
  await expect(explore.messages.nth(3)).toBeFocused();
});

test("a phase is done with the keyboard alone", async ({ explore, page }) => {
  await explore.open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // Past Share, Export and Settings, and the documentation if it is there.
  await explore.tabTo(explore.tab("Release"));
  // The number of parties, the examples, the two views, Compare, the term T-Server, the ConnID.
  await press("End", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab");
  await expect(explore.ask("A", "Delete B")).toBeFocused();
  await press("Enter");
  await expect(explore.status).toHaveText(/^A deleted B:/);
  // Its button is gone, so A's head has the focus.
  await expect(explore.party("A")).toBeFocused();
  // To the ladder, past the requests of A and C and the three rename buttons.
  await press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "End", "Space");
  await expect(explore.message("EventPartyDeleted from T-Server to C")).toHaveAttribute("aria-pressed", "true");
  await press("Tab");
  await expect(explore.undo).toBeFocused();
  await press("Enter");
  await expect(explore.messages).toHaveCount(0);
});

test.describe("the focus stays", () => {
  const DONE = "#/explore?parties=A+B+C&steps=delete+B+by+A";

  test("on the message when its explanation is closed", async ({ explore, page }) => {
    await explore.open(`${DONE}&select=1.B`);
    await page.getByRole("button", { name: "Close" }).press("Enter");
    await expect(explore.message("EventReleased from T-Server to B")).toBeFocused();
  });

  test("on Compare when the comparison is closed", async ({ explore }) => {
    await explore.open(`${DONE}&compare=release+A,+release+C`);
    await explore.comparison.getByRole("button", { name: "Close" }).press("Enter");
    await expect(explore.compare).toBeFocused();
  });

  test("on the button that unfolds and folds tables", async ({ explore, page }) => {
    await explore.call(TWELVE, "release L");
    await page.getByRole("button", { name: "Show all 11 tables" }).press("Enter");
    await expect(page.getByRole("button", { name: "Show one table" })).toBeFocused();
  });

  test("in the ladder when its messages go", async ({ explore, page }) => {
    await explore.open(DONE);
    await explore.messages.nth(1).focus();
    await page.keyboard.press("x");
    await expect(explore.party("A")).toBeFocused();
  });

  const gone: [what: string, fragment: string, focus: (explore: Explore) => Locator, key: string][] = [
    ["a party goes", "#/explore?parties=A+B+C", (explore) => explore.ask("C", "Release"), "1"],
    ["a comparison replaces the tables", DONE, (explore) => explore.filter.summary, "c"],
    ["the tables replace a comparison", `${DONE}&compare=release+A,+release+C`,
      (explore) => explore.comparison.getByRole("button", { name: "Close" }), "c"],
    ["the step slider goes", `${DONE}&at=0`, (explore) => explore.play, "x"],
  ];
  for (const [what, fragment, focus, key] of gone) {
    test(`in the explorer when ${what}`, async ({ explore, page }) => {
      await explore.open(fragment);
      await focus(explore).focus();
      await page.keyboard.press(key);
      await expect(focus(explore)).toHaveCount(0);
      await expect(page.locator("main:focus-within")).toHaveCount(1);
      await page.keyboard.press("v");
      await expect(explore.view("Table")).toHaveAttribute("aria-pressed", "true");
    });
  }

  test("nowhere after a blur outside the explorer", async ({ explore, page }) => {
    await explore.open(DONE);
    await explore.share.focus();
    await explore.share.evaluate((button) => button.blur());
    await explore.messages.first().hover();
    await expect(explore.messages.first()).toContainClass("marked");
    await expect(page.locator(":focus")).toHaveCount(0);
  });

  test("on the view buttons when v changes the view", async ({ explore, page }) => {
    await explore.open(DONE);
    await explore.messages.nth(1).focus();
    await page.keyboard.press("v");
    await expect(explore.view("Ladder")).toBeFocused();
  });

  test("on Play when it becomes Pause", async ({ explore, page }) => {
    await explore.open(`${DONE}&at=0`);
    await explore.play.press("Enter");
    await expect(page.getByRole("button", { name: "Pause" })).toBeFocused();
  });
});

test.describe("the delete dialog of a call of more than five parties", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C D E F");
  });

  test("lists the deletions and focuses its search", async ({ explore, page }) => {
    await expect(explore.party("B").getByRole("button")).toHaveText(["Release", "Delete…"]);
    await explore.ask("B", "Delete…").focus();
    await page.keyboard.press("Enter");
    await expect(explore.dialog).toBeVisible();
    await expect(explore.dialog.getByRole("button", { name: /^Delete/ })).toHaveText(
      ["Delete A", "Delete C", "Delete D", "Delete E", "Delete F"],
    );
    await expect(explore.dialog.getByRole("searchbox", { name: "Find a party" })).toBeFocused();
  });

  test("finds parties by a part of the DN", async ({ explore, page }) => {
    await explore.call(Array.from({ length: 300 }, (_, index) => String(7001 + index)).join(" "));
    await explore.ask("7001", "Delete…").click();
    await expect(explore.dialog).toContainText("299 parties, 200 of them listed");
    await page.keyboard.type("729");
    await expect(explore.dialog.getByRole("button", { name: /^Delete/ })).toHaveCount(10);
    await page.keyboard.type("9");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(explore.status).toHaveText(/^7001 deleted 7299:/);
  });

  test("says so when no DN matches", async ({ explore, page }) => {
    await explore.ask("B", "Delete…").click();
    await page.keyboard.type("x");
    await expect(explore.dialog).toContainText("No party has this in its DN.");
    await expect(explore.dialog.getByRole("button", { name: /^Delete/ })).toHaveCount(0);
  });

  test("Escape closes it and returns the focus", async ({ explore, page }) => {
    await explore.ask("B", "Delete…").focus();
    await page.keyboard.press("Enter");
    await expect(explore.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(explore.dialog).toHaveCount(0);
    await expect(explore.ask("B", "Delete…")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(explore.dialog, "opened again").toBeVisible();
  });

  test("opens again within the task that closes it", async ({ explore, page }) => {
    await explore.ask("B", "Delete…").click();
    await expect(explore.dialog).toBeVisible();
    await page.evaluate(() => {
      const dialog = document.querySelector("dialog")!;
      // The browser fires `close` in a later task, after the click.
      const closed = new Promise((done) => dialog.addEventListener("close", done, { once: true }));
      dialog.close();
      (document.activeElement as HTMLElement).click();
      return closed.then(() => undefined);
    });
    await expect(explore.dialog).toBeVisible();
    await expect(explore.dialog.getByRole("searchbox")).toBeFocused();
  });

  test("Close closes it and returns the focus", async ({ explore, page }) => {
    await explore.ask("B", "Delete…").focus();
    await page.keyboard.press("Enter");
    await explore.dialog.getByRole("button", { name: "Close" }).focus();
    await page.keyboard.press("Enter");
    await expect(explore.dialog).toHaveCount(0);
    await expect(explore.ask("B", "Delete…")).toBeFocused();
  });

  test("a deletion is requested, and the party has the focus", async ({ explore, page }) => {
    await explore.ask("B", "Delete…").focus();
    await page.keyboard.press("Enter");
    await explore.dialog.getByRole("button", { name: "Delete E", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(explore.status).toHaveText(/^B deleted E:/);
    await expect(explore.dialog).toHaveCount(0);
    await expect(explore.party("B").or(explore.party("B").getByRole("button")).and(page.locator(":focus"))).toHaveCount(1);
  });
});

test("every feature is used with the keyboard alone", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A,+release+C");
  const write = async (text: string) => {
    await page.keyboard.press("Enter");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };

  // A DN and the ConnID.
  await explore.tabTo(explore.figure.getByRole("button", { name: "Change ConnID" }));
  await write("00ff");
  await explore.tabTo(explore.rename("B"));
  await write("7002");
  await explore.isAt("#/explore?parties=A+7002+C&conn=00ff&steps=delete+7002+by+A,+release+C");

  // Step 1, and the event to C.
  await explore.tabTo(explore.slider);
  await page.keyboard.press("ArrowLeft");
  await expect(explore.slider).toHaveAttribute("aria-valuetext", "Step 1 of 2: A deletes 7002");
  await explore.tabTo(explore.messages.first(), "Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const panel = explore.why("Party C: EventPartyDeleted");
  await expect(panel).toBeVisible();

  // Compare that event with another, then close.
  await explore.tabTo(panel.getByRole("button", { name: "Compare with another event…" }));
  await page.keyboard.press("Enter");
  await explore.tabTo(explore.messages.last(), "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(explore.comparison).toContainText("The events differ: C receives EventPartyDeleted in step 1, 7002 receives EventReleased in step 1.");
  await explore.tabTo(explore.comparison.getByRole("button", { name: "Close" }));
  await page.keyboard.press("Enter");
  await expect(explore.compare).toBeFocused();

  // Find.
  await explore.tabTo(explore.filter.summary);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("EventReleased");
  await expect(explore.tables).toHaveCount(1);
  await page.keyboard.press("Tab");
  await explore.tabTo(explore.filter.button("Show everything"));
  await page.keyboard.press("Enter");
  await expect(explore.tables).toHaveCount(3);

  // The Table view.
  await explore.tabTo(explore.view("Table"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await explore.tabTo(explore.printed.getByRole("button", { name: "EventReleased from T-Server to 7002" }));
  await page.keyboard.press("Enter");
  await expect(explore.why("Party 7002: EventReleased")).toBeVisible();

  // The theme, and Share.
  await explore.tabTo(explore.settings, "Shift+Tab");
  await page.keyboard.press("Enter");
  await explore.tabTo(explore.setting("Colours"));
  await page.keyboard.press("End");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Escape");
  await expect(explore.settings).toBeFocused();
  await explore.tabTo(explore.share, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Address copied")).toBeVisible();
});
