// Share copies the address, which holds the whole state.
import { expect, test } from "./explore";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("Share copies the address, which opens the same state", async ({ explore, page }) => {
  await explore.call("A B C D", "delete B by A, release C");
  await explore.undo.click();
  await explore.message("EventPartyDeleted from T-Server to D").click();
  await explore.share.click();
  await expect(page.getByText("Address copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  expect(copied.length, "short").toBeLessThan(160);
  await page.goto("about:blank");
  await page.goto(copied);
  await expect(explore.why("Party D: EventPartyDeleted")).toBeVisible();
  await expect(explore.redo).toBeEnabled();
});

test("the message of Share goes when the focus moves on", async ({ explore, page }) => {
  await explore.open();
  await explore.share.click();
  await expect(page.getByText("Address copied")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByText("Address copied")).toHaveCount(0);
});

test("without a clipboard, Share says what to do", async ({ explore, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await explore.open();
  await explore.share.click();
  await expect(page.getByText("Copy the address from the address bar.")).toBeVisible();
});

test("an address of a newer version opens its known fields", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&v=2&hologram=on");
  await expect(explore.notice).toContainText("version 2");
  await expect(explore.notice).toContainText("hologram");
  await expect(explore.tables).toHaveCount(3);
});

test("two actions in one frame make two history entries", async ({ explore, page }) => {
  await explore.call("A B C", "release B, release A");
  await page.evaluate(() => {
    const undo = [...document.querySelectorAll("button")].find((button) => button.textContent === "Undo")!;
    undo.click();
    return Promise.resolve().then(() => undo.click());
  });
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+A&at=0");
  await explore.back();
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+A&at=1");
});

test("the live region of Share exists before its message", async ({ explore }) => {
  await explore.open();
  const place = explore.share.locator("..").locator("[aria-live]");
  await expect(place).toHaveText("");
  await expect(place).not.toHaveCSS("display", "none");
});

test("the message of Share moves no button", async ({ explore, page }) => {
  for (const width of [1360, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await explore.open();
    const places = () => page.locator(".tools button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    const before = await places();
    await explore.share.click();
    await expect(explore.share.locator("..").locator("[aria-live]")).not.toBeEmpty();
    expect(await places(), `${width} px`).toEqual(before);
  }
});
