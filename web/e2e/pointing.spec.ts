// Pointing: a value lights the lane and the message that it is about, and these light the values about them.
import { expect, test, type Explore } from "./explore";
import { openHost } from "./host-page";

const REQUEST = "Delete B, TDeleteFromConference from A to T-Server";

/** The values of event tables and comparison that are lit, each as table and attribute, in the order of the page. */
const litRows = (explore: Explore) =>
  explore.page.locator(".event tr.lit").evaluateAll((rows) =>
    rows.map((row) => `${row.closest("table")!.getAttribute("aria-label")!.slice("Party ".length, "Party ".length + 1)} ${row.querySelector("th")!.textContent}`),
  );

/** The lit party's name, and its part. */
async function isLit(explore: Explore, party: string, part: string): Promise<void> {
  await expect(explore.lit).toHaveCount(1);
  await expect(explore.lit.locator(".chip")).toHaveText(party);
  if (part) await expect(explore.lit.locator(".part")).toHaveText(part);
  else await expect(explore.lit.locator(".part")).toHaveCount(0);
  await expect(explore.figure.locator(".lifeline.lit")).toHaveCount(1);
}

const nothingIsLit = (explore: Explore) => expect(explore.page.locator(".lit")).toHaveCount(0);

const value = (explore: Explore, party: string, attribute: string) =>
  explore.row(explore.table(`Party ${party}: EventPartyDeleted`), attribute);

test.describe("pointing at a value", () => {
  test.beforeEach(({ explore }) => explore.call("A B C", "delete B by A"));

  test("ThirdPartyDN lights the requester and its request", async ({ explore }) => {
    await value(explore, "C", "ThirdPartyDN").hover();
    await isLit(explore, "A", "made the request");
    await expect(explore.message(REQUEST)).toContainClass("lit");
    expect(await litRows(explore)).toEqual(["A ThirdPartyDN", "A ThirdPartyDNRole", "C ThirdPartyDN", "C ThirdPartyDNRole"]);
    await expect(explore.message("EventPartyDeleted from T-Server to C")).toContainClass("marked");
  });

  test("OtherDN lights the leaver and its event", async ({ explore }) => {
    await value(explore, "C", "OtherDN").hover();
    await isLit(explore, "B", "left the call");
    await expect(explore.message("EventReleased from T-Server to B")).toContainClass("lit");
    await expect(explore.box("Party B: EventReleased")).toContainClass("lit");
    expect(await litRows(explore)).toEqual(["A OtherDN", "A OtherDNRole", "B ThisDN", "C OtherDN", "C OtherDNRole"]);
  });

  test("ThisDN lights the receiver and its event", async ({ explore }) => {
    await value(explore, "C", "ThisDN").hover();
    await isLit(explore, "C", "receives this event");
    await expect(explore.message("EventPartyDeleted from T-Server to C")).toContainClass("lit");
    expect(await litRows(explore)).toEqual(["C ThisDN"]);
  });

  test("CallState names no party and lights its own event", async ({ explore }) => {
    await value(explore, "C", "CallState").hover();
    await isLit(explore, "C", "receives this event");
  });

  test("nothing is lit when the pointer leaves", async ({ explore }) => {
    await value(explore, "C", "OtherDN").hover();
    await isLit(explore, "B", "left the call");
    await explore.status.hover();
    await nothingIsLit(explore);
  });

  test("only what shows it is drawn again", async ({ explore, page }) => {
    const row = value(explore, "C", "OtherDN");
    await row.scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      const changed = new Set<string>();
      Object.assign(globalThis, { changed });
      new MutationObserver((records) => {
        for (const { target } of records) changed.add((target as Element).closest("[data-point]")?.getAttribute("data-point") ?? target.nodeName);
      }).observe(document.querySelector(".work")!, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await row.hover();
    await isLit(explore, "B", "left the call");
    const changed = await page.evaluate(() => [...(globalThis as unknown as { changed: Set<string> }).changed].sort());
    expect(changed).toEqual([
      "1 A 1 OtherDN", "1 A 1 OtherDNRole", "1 B 1", "1 B 1 ThisDN", "1 C 1", "1 C 1 OtherDN", "1 C 1 OtherDNRole", "party B", "path",
    ]);
  });

  test("the page stays where it is", async ({ explore, page }) => {
    await page.setViewportSize({ width: 1360, height: 900 });
    const boxes = () => page.locator(".message, .event, .head, .asks").evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
    const before = await boxes();
    await value(explore, "C", "OtherDN").hover();
    await isLit(explore, "B", "left the call");
    expect(await boxes()).toEqual(before);
  });
});

test("in a conversation OtherDN lights the other end", async ({ explore }) => {
  await explore.call("A B", "release A");
  await explore.row(explore.table("Party A: EventReleased"), "OtherDN").hover();
  await isLit(explore, "B", "the other end of the conversation");
});

test("the page opens with its request lit, until the focus is elsewhere", async ({ explore }) => {
  await explore.open("");
  await isLit(explore, "A", "made the request");
  await value(explore, "C", "OtherDN").focus();
  await isLit(explore, "B", "left the call");
  await explore.play.focus();
  await nothingIsLit(explore);
});

test("what is lit is ink, which is no colour of an event", async ({ explore, page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await explore.open("");
    const [lit, ink] = await page.evaluate(() => [".lifeline.lit", "main"].map((one) => getComputedStyle(document.querySelector(one)!)).map((style, at) => (at === 0 ? style.stroke : style.color)));
    expect(lit, colorScheme).toBe(ink);
  }
});

test("the part of a lit party hangs below the heads, above the first bar", async ({ explore, page }) => {
  for (const width of [1360, 820, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await explore.open("");
    const part = (await explore.lit.locator(".part").boundingBox())!;
    const heads = (await explore.figure.locator(".heads").boundingBox())!;
    const bar = (await explore.figure.locator(".bar rect").first().boundingBox())!;
    expect(part.y, `${width} px`).toBeGreaterThanOrEqual(heads.y + heads.height);
    expect(part.y + part.height, `${width} px`).toBeLessThanOrEqual(bar.y);
  }
});

test.describe("pointing at the ladder", () => {
  test.beforeEach(({ explore }) => explore.call("A B C", "delete B by A"));

  test("a request lights the values that name the requester", async ({ explore }) => {
    await explore.message(REQUEST).hover();
    await isLit(explore, "A", "made the request");
    expect(await litRows(explore)).toEqual(["A ThirdPartyDN", "A ThirdPartyDNRole", "C ThirdPartyDN", "C ThirdPartyDNRole"]);
  });

  test("the leaver's event lights the values that name the leaver", async ({ explore }) => {
    await explore.message("EventReleased from T-Server to B").focus();
    expect(await litRows(explore)).toEqual(["A OtherDN", "A OtherDNRole", "B ThisDN", "C OtherDN", "C OtherDNRole"]);
  });

  test("a selected message keeps its values lit and looks selected", async ({ explore }) => {
    await explore.message(REQUEST).click();
    await explore.status.hover();
    await explore.undo.focus();
    await isLit(explore, "A", "made the request");
    const stroke = (name: string) => explore.message(name).locator("rect").evaluate((rect) => getComputedStyle(rect).stroke);
    const selected = await stroke(REQUEST);
    await explore.message("EventReleased from T-Server to B").hover();
    await isLit(explore, "B", "receives this event");
    expect(await stroke("EventReleased from T-Server to B")).not.toBe(selected);
    expect(await stroke(REQUEST)).toBe(selected);
  });

  test("a lane head lights every value that names its party", async ({ explore }) => {
    await explore.party("A").focus();
    await isLit(explore, "A", "");
    expect(await litRows(explore)).toEqual(["A ThisDN", "A ThirdPartyDN", "A ThirdPartyDNRole", "C ThirdPartyDN", "C ThirdPartyDNRole"]);
    await explore.figure.getByText("T-Server", { exact: true }).first().hover();
    await explore.rename("C").hover();
    await isLit(explore, "C", "");
  });

  test("a button that makes a request lights nothing", async ({ explore }) => {
    await explore.ask("C", "Release").hover();
    await nothingIsLit(explore);
  });
});

test.describe("the keyboard", () => {
  test.beforeEach(({ explore }) => explore.call("A B C", "delete B by A, release C"));

  test("all values are one tab stop, with arrow keys inside", async ({ explore, page }) => {
    await expect(page.locator(".events .value[tabindex='0']")).toHaveCount(1);
    const first = value(explore, "A", "ThisDN");
    await explore.tabTo(first);
    await isLit(explore, "A", "receives this event");
    await page.keyboard.press("ArrowDown");
    await expect(value(explore, "A", "OtherDN")).toBeFocused();
    await isLit(explore, "B", "left the call");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await isLit(explore, "A", "made the request");
    await page.keyboard.press("End");
    await expect(explore.row(explore.table("Party C: EventReleased"), "OtherDN")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(first).toBeFocused();
  });

  for (const key of ["Enter", "Space"]) {
    test(`${key} on a value explains its event, as a click does`, async ({ explore, page }) => {
      await value(explore, "A", "OtherDN").first().focus();
      await page.keyboard.press(key);
      await expect(explore.box("Party A: EventPartyDeleted")).toContainClass("selected");
      await expect(explore.box("Party A: EventPartyDeleted").locator(".why-panel")).toBeInViewport();
      await expect(value(explore, "A", "OtherDN").first()).toBeFocused();
    });
  }

  test("Escape lets go, and the focus stays", async ({ explore, page }) => {
    const row = value(explore, "A", "OtherDN").first();
    await row.focus();
    await isLit(explore, "B", "left the call");
    await page.keyboard.press("Escape");
    await nothingIsLit(explore);
    await expect(row).toBeFocused();
  });
});

test.describe("touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a tap keeps it lit, a tap elsewhere lets it go", async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    await value(explore, "A", "ThirdPartyDN").tap();
    await isLit(explore, "A", "made the request");
    expect(await litRows(explore)).toEqual(["A ThirdPartyDN", "A ThirdPartyDNRole", "C ThirdPartyDN", "C ThirdPartyDNRole"]);
    await page.keyboard.press("Escape");
    await page.locator(".lead").tap();
    await nothingIsLit(explore);
  });
});

test.describe("a comparison", () => {
  test.beforeEach(({ explore }) => explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&compare=release+B,+delete+B+by+A"));

  const cell = (explore: Explore, attribute: string, side: number) =>
    explore.row(explore.comparison.getByRole("table").last(), attribute).getByRole("cell").nth(side);
  const litCells = (explore: Explore) => explore.comparison.locator("td.lit").evaluateAll((cells) =>
    cells.map((cell) => `${cell.parentElement!.querySelector("th")!.textContent} ${cell.textContent}`));

  test("a value of the request that was made lights its message", async ({ explore }) => {
    await cell(explore, "ThirdPartyDN", 1).hover();
    await isLit(explore, "A", "made the request");
    await expect(explore.message(REQUEST)).toContainClass("lit");
    expect(await litCells(explore)).toEqual(["ThirdPartyDN A", "ThirdPartyDNRole DeletedBy", "ThirdPartyDN A", "ThirdPartyDNRole DeletedBy"]);
  });

  test("a value of the other request lights a lane and claims no part", async ({ explore }) => {
    await cell(explore, "ThirdPartyDN", 0).hover();
    await isLit(explore, "B", "");
    await expect(explore.figure.locator(".message.lit")).toHaveCount(0);
  });

  test("an arrow lights the values of the request that was made", async ({ explore }) => {
    await explore.message(REQUEST).hover();
    expect(await litCells(explore)).toEqual(["ThirdPartyDN A", "ThirdPartyDNRole DeletedBy", "ThirdPartyDN A", "ThirdPartyDNRole DeletedBy"]);
  });

  test("its values are one tab stop", async ({ explore, page }) => {
    await expect(explore.comparison.locator(".value[tabindex='0']")).toHaveCount(1);
    await explore.comparison.locator(".value[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await expect(explore.comparison.locator(".value").nth(1)).toBeFocused();
  });
});

test.describe("the reference table", () => {
  test.beforeEach(({ explore }) => explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&view=table", false));

  const litColumn = (explore: Explore) => explore.printed.locator("thead th.lit");

  test("a value lights a column, a message and values", async ({ explore }) => {
    await explore.printed.getByText("ThirdPartyDN", { exact: true }).last().hover();
    await expect(litColumn(explore)).toHaveText("Amade the request");
    await expect(explore.printed.locator("td.lit")).toContainText("TDeleteFromConference");
    expect(await explore.printed.locator(".value.lit dt").allTextContents()).toEqual(["ThirdPartyDN", "ThirdPartyDNRole", "ThirdPartyDN", "ThirdPartyDNRole"]);
  });

  test("arrow keys go from an event to its values", async ({ explore, page }) => {
    await explore.printed.getByRole("button", { name: "EventPartyDeleted from T-Server to A" }).focus();
    await expect(litColumn(explore)).toHaveText("Areceives this event");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(litColumn(explore)).toHaveText("Bleft the call");
  });

  test("End stays in the table beside a comparison", async ({ explore, page }) => {
    await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&view=table&compare=1.A,+1.C", false);
    await expect(explore.comparison).toBeVisible();
    await explore.printed.getByRole("button", { name: "EventPartyDeleted from T-Server to A" }).focus();
    await page.keyboard.press("End");
    await expect(explore.printed.locator(".value:focus")).toHaveCount(1);
  });

  test("a column head lights every value that names its party", async ({ explore }) => {
    await explore.printed.getByRole("columnheader", { name: "B" }).hover();
    expect(await explore.printed.locator(".value.lit dt").allTextContents()).toEqual(["OtherDN", "OtherDNRole", "ThisDN", "OtherDN", "OtherDNRole"]);
  });
});

test.describe("by line and sign", () => {
  test.beforeEach(({ explore }) => explore.call("A B C", "delete B by A"));

  const style = (explore: Explore, selector: string, property: string) =>
    explore.page.locator(selector).first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property);

  for (const colorScheme of ["light", "dark"] as const) {
    test(`a lit lane is thicker, that of the leaver dashed, in ${colorScheme} forced colours`, async ({ explore, page }) => {
      await page.emulateMedia({ forcedColors: "active", colorScheme });
      await value(explore, "C", "ThirdPartyDN").hover();
      expect(await style(explore, ".lifeline.lit", "stroke-width")).toBe("4px");
      expect(await style(explore, ".lifeline.lit", "stroke-dasharray")).toBe("none");
      expect(await style(explore, ".message.lit rect", "stroke-dasharray")).not.toBe("none");
      expect(await style(explore, "tr.lit", "outline-style")).toBe("dashed");
      await value(explore, "C", "OtherDN").hover();
      await isLit(explore, "B", "left the call");
      expect(await style(explore, ".lifeline.lit", "stroke-dasharray")).not.toBe("none");
    });
  }

  test("nothing of it is printed", async ({ explore, page }) => {
    // Focused, because paper has another layout, in which the pointer is elsewhere.
    await value(explore, "C", "OtherDN").focus();
    await isLit(explore, "B", "left the call");
    await page.emulateMedia({ media: "print" });
    await expect(explore.lit.locator(".part")).toBeHidden();
    expect(await style(explore, ".lifeline.lit", "stroke-width")).toBe("1px");
    expect(await style(explore, "tr.lit > td", "background-color")).toBe("rgba(0, 0, 0, 0)");
  });
});

test("an element lights a lane in its shadow tree, by pointer and keyboard", async ({ page }) => {
  await openHost(page, '<call-model parties="A B C" steps="delete B by A" controls="none"></call-model>'.repeat(2));
  const models = page.locator("call-model");
  const part = models.first().locator(".head.lit .part");
  const row = (attribute: string) => models.first().getByRole("row").filter({ hasText: attribute }).first();
  await row("ThirdPartyDN").hover();
  await expect(part).toHaveText("made the request");
  await expect(models.first().locator(".message.lit")).toHaveAccessibleName(REQUEST);
  await expect(models.last().locator(".lit")).toHaveCount(0);
  await page.mouse.move(0, 0);
  await expect(part).toHaveCount(0);
  await row("ThisDN").focus();
  await page.keyboard.press("ArrowDown");
  await expect(part).toHaveText("left the call");
});
