// How a reader likes the page: kept by the browser, and never in the way when it cannot.
import { expect, test } from "./explore";

test("a theme holds at once, also against the device's, and after a reload", async ({ explore, page }) => {
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

test("without a choice the page follows the device, live", async ({ explore, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await explore.open();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(paper).not.toBe(light);
});

test("a picture is exported in the colours that the page has", async ({ explore, page }) => {
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

test("things stand closer together if the reader likes it so", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  const height = async () => (await explore.tables.first().boundingBox())!.height;
  const roomy = await height();
  await explore.settings.click();
  await explore.setting("Spacing").selectOption("Compact");
  await expect.poll(height).toBeLessThan(roomy);
});

const storages: Record<string, () => void> = {
  "rubbish": () => localStorage.setItem("call-models", "theme=\u0000 }{ language=xx <b>"),
  "a megabyte": () => localStorage.setItem("call-models", "x".repeat(1_000_000)),
  "no room": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "a closed door": () => Object.defineProperty(window, "localStorage", {
    get: () => {
      throw new DOMException("blocked", "SecurityError");
    },
  }),
};

for (const [what, bring] of Object.entries(storages)) {
  test(`with ${what} in storage the page works, and the settings hold until it is left`, async ({ explore, page }) => {
    await page.addInitScript(bring);
    await explore.call("A B", "release A");
    await expect(explore.tables).toHaveCount(2);
    await explore.settings.click();
    await explore.setting("Colours").selectOption("Dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
}

test("the address does not say how a reader likes the page", async ({ explore, page }) => {
  await explore.call("A B", "release A");
  await explore.settings.click();
  await explore.setting("Colours").selectOption("Dark");
  await page.keyboard.press("Escape");
  await explore.isAt("#/explore?parties=A+B&steps=release+A");
});
