// Settings: kept in local storage; the page works without it.
import { expect, test } from "./explore";

test("a theme overrides the device's and survives a reload", async ({ explore, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await explore.open();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await explore.settings.click();
  await explore.setting("Colours").selectOption("Dark");
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await expect(explore.figure).toBeVisible();
  expect(await paper()).toBe(dark);
});

test("without a choice the page follows the device at once", async ({ explore, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await explore.open();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(paper).not.toBe(light);
});

test("a PNG is exported in the page's theme", async ({ explore, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await explore.open();
  await explore.settings.click();
  await explore.setting("Colours").selectOption("Dark");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    explore.dialog.getByRole("button", { name: "Download PNG" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const corner = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(picture, 0, 0);
    return [...context.getImageData(4, picture.height - 4, 1, 1).data].slice(0, 3);
  }, Buffer.concat(chunks).toString("base64"));
  expect(Math.max(...corner), "a dark corner").toBeLessThan(64);
});

test("compact spacing makes tables lower", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  const height = async () => (await explore.tables.first().boundingBox())!.height;
  const roomy = await height();
  await explore.settings.click();
  await explore.setting("Spacing").selectOption("Compact");
  await expect.poll(height).toBeLessThan(roomy);
});

const storages: Record<string, () => void> = {
  "invalid text": () => localStorage.setItem("call-models", "theme=\u0000 }{ language=xx <b>"),
  "a megabyte": () => localStorage.setItem("call-models", "x".repeat(1_000_000)),
  "a full quota": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "denied access": () => Object.defineProperty(window, "localStorage", {
    get: () => {
      throw new DOMException("blocked", "SecurityError");
    },
  }),
};

for (const [what, bring] of Object.entries(storages)) {
  test(`local storage with ${what}: the page and settings work`, async ({ explore, page }) => {
    await page.addInitScript(bring);
    await explore.call("A B", "release A");
    await expect(explore.tables).toHaveCount(2);
    await explore.settings.click();
    await explore.setting("Colours").selectOption("Dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
}

test("settings are not in the address", async ({ explore, page }) => {
  await explore.call("A B", "release A");
  await explore.settings.click();
  await explore.setting("Colours").selectOption("Dark");
  await page.keyboard.press("Escape");
  await explore.isAt("#/explore?parties=A+B&steps=release+A");
});

test("the buttons of an open menu are not grey", async ({ explore, page }) => {
  await explore.open();
  await explore.settings.click();
  const ink = await explore.dialog.evaluate((dialog) => getComputedStyle(dialog).color);
  await expect(explore.dialog.getByRole("button", { name: "Close", exact: true })).toHaveCSS("color", ink);
});
