// An address without a fragment: the page opens on the reference's deletion, and index.html shows it before the model is loaded.
import type { Page } from "@playwright/test";
import { expect, test } from "./explore";

/** Boxes of the visible parts of the page, in px, rounded. */
const boxes = (page: Page) => page.evaluate(() => {
  const parts = ["header.top", "h1", ".tabs", ".call", ".lead", ".see", ".ladder", ".canvas", ".legend", ".steps", ".tell", ".event", "footer"];
  return Object.fromEntries(parts.map((part) => {
    const seen = [...document.querySelectorAll(part)].filter((element) => element.checkVisibility());
    return [part, seen.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round).join(" ");
    })];
  }));
});

/** Holds the model back until the returned function is called. */
async function hold(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const picture = (page: Page) => page.locator(".ladder:visible");

test("the page opens on the deletion of B by A", async ({ explore, page }) => {
  await explore.open("");
  await expect(page.locator(".lead strong")).toContainText("B left");
  await expect(page.locator(".lead strong")).toContainText("A caused it");
  await expect(explore.cell(explore.table("Party C: EventPartyDeleted"), "ThirdPartyDN")).toHaveText("A");
  await expect(explore.messages).toHaveCount(4);
});

test("the line below the headline says who each DN is", async ({ explore, page }) => {
  await explore.open("");
  await expect(page.locator(".lead")).toContainText("Everyone who stays receives EventPartyDeleted: ThisDN is the receiver, OtherDN is B, ThirdPartyDN is A.");
});

test("a legend has a line in pattern and colour of each arrow", async ({ explore, page }) => {
  await explore.open("");
  const lines = await page.locator(".legend > span").evaluateAll((all) => all.map((item) => {
    const { borderTopStyle, color } = getComputedStyle(item.querySelector("i")!);
    return [item.textContent, borderTopStyle, color];
  }));
  const color = async (name: string) => explore.message(name).evaluate((message) => getComputedStyle(message).color);
  expect(lines).toEqual([
    ["request", "solid", await color("Delete B, TDeleteFromConference from A to T-Server")],
    ["event: receiver leaves", "solid", await color("EventReleased from T-Server to B")],
    ["event: receiver stays", "dashed", await color("EventPartyDeleted from T-Server to C")],
  ]);
  await expect(explore.figure.locator(".line.dashed")).toHaveCount(2);
  // Only the arrow to the party that left has a sign: the end of its lifeline, as in the ladder.
  const signs = await page.locator(".legend i").evaluateAll((all) => all.map((arrow) => getComputedStyle(arrow, "::before").content));
  expect(signs).toEqual(["none", '"×"', "none"]);
  await expect(explore.figure.locator(".final .cross")).toHaveCount(1);
  await expect(explore.figure.locator(".cross")).toHaveCount(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator(".legend")).toBeInViewport({ ratio: 1 });
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".legend")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await explore.view("Table").click();
  await expect(page.locator(".legend")).toHaveCount(0);
});

test("one click takes the request back, and Back returns", async ({ explore, page }) => {
  await explore.open("");
  await page.getByRole("button", { name: "Undo and start with everyone on the call" }).click();
  await expect(explore.messages).toHaveCount(0);
  await expect(explore.ask("A", "Delete B")).toHaveClass(/suggested/);
  await page.goBack();
  await expect(explore.messages).toHaveCount(4);
});

test("Compare ends with the link that takes the request back", async ({ explore, page }) => {
  await explore.open("");
  await explore.compare.click();
  await expect(explore.comparison).toBeVisible();
  await page.getByRole("button", { name: "Undo and start with everyone on the call" }).click();
  await expect(explore.comparison).toHaveCount(0);
  await expect(page.locator(".events .empty")).toBeVisible();
});

test("T-Server and DN are terms on the first screen", async ({ explore, page }) => {
  await explore.open("");
  for (const term of [explore.figure.getByRole("button", { name: "T-Server", exact: true }), page.locator(".lead").getByRole("button", { name: "ThisDN", exact: true })]) {
    await expect(term).toBeInViewport({ ratio: 1 });
    await term.click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await expect(page.locator(".lead")).toContainText("ThisDN is the receiver");
});

test("note a is spelled out below the tables that name it", async ({ explore, page }) => {
  const note = page.getByText("Note a: CallState is Conferenced when more than two parties remain on the call, otherwise OK.");
  await explore.open("");
  await expect(note).toBeVisible();
  await explore.call("A B", "release A");
  await expect(note).toHaveCount(0);
});

test("the tabs have a visible name, except on phones", async ({ explore, page }) => {
  const name = () => page.locator(".tabs").evaluate((tabs) => getComputedStyle(tabs, "::before").content);
  await explore.open("");
  expect(await name()).toBe('"Call model" / ""');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await name()).toBe("none");
});

test("the tab of the chosen phase opens its beginning", async ({ explore }) => {
  await explore.call("X Y Z", "delete Y by X");
  await explore.tab("Delete from Conference").click();
  await expect(explore.messages).toHaveCount(0);
  await expect(explore.party("Y")).toBeVisible();
});

for (const width of [320, 360, 375, 390, 412, 430, 600, 820, 1024, 1100, 1280, 1360, 1440, 1920]) {
  test(`the model replaces the picture in place at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const release = await hold(page);
    await page.goto("./");
    await expect(picture(page)).toBeVisible();
    const before = await boxes(page);
    release();
    await expect(page.locator("html[data-theme]")).toBeAttached();
    expect(await boxes(page)).toEqual(before);
  });
}

test.describe("before the model is loaded", () => {
  test("nothing of another call is shown", async ({ page }) => {
    await hold(page);
    await page.goto("./#/explore?parties=X+Y");
    await expect(page.locator("body")).toBeAttached();
    await expect(page.locator("body > :visible")).toHaveCount(0);
  });

  test("nothing is shown with stored settings", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("call-models", "language=de"));
    await hold(page);
    await page.goto("./");
    await expect(page.locator("body > :visible")).toHaveCount(0);
  });

  test.describe("in a German browser", () => {
    test.use({ locale: "de-DE" });

    test("no English is shown", async ({ page }) => {
      await hold(page);
      await page.goto("./");
      await expect(page.locator("body > :visible")).toHaveCount(0);
    });
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page shows the ladder and the tables", async ({ page }) => {
    await page.goto("./");
    await expect(picture(page)).toHaveCount(1);
    const table = page.getByRole("table", { name: "Party C: EventPartyDeleted" });
    await expect(table.getByRole("row", { name: "ThirdPartyDN A" })).toBeVisible();
    expect(await page.content()).toContain("Scripts are turned off here, so");
    await expect(page.locator("noscript")).toBeVisible();
  });

  test("the page has no control but terms of the glossary", async ({ page }) => {
    await page.goto("./");
    await expect(picture(page)).toHaveCount(1);
    await expect(page.locator("button:not(.term):visible, input:visible, select:visible")).toHaveCount(0);
  });
});
