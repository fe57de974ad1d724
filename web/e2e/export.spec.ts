// Export: each format copied and downloaded, with the contents and colours of the screen.
import { readFile } from "node:fs/promises";
import type { Download, Locator, Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test, type Explore } from "./explore";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const FORMATS = [
  "Table", "JSON", "SVG", "PNG", "HTML", "HTML page", "Markdown", "CSV", "Mermaid", "PlantUML", "Text", "ASCII",
];

/** Opens the export dialog. */
async function list(explore: Explore): Promise<Locator> {
  await explore.page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = explore.page.getByRole("dialog", { name: "Export" });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function download(explore: Explore, format: string): Promise<Download> {
  const started = explore.page.waitForEvent("download");
  await explore.dialog.getByRole("button", { name: `Download ${format}`, exact: true }).click();
  return started;
}

async function content(file: Download): Promise<string> {
  return readFile(await file.path(), "utf8");
}

/** Copies; returns the text on the clipboard. */
async function copied(explore: Explore, format: string): Promise<string> {
  await explore.dialog.getByRole("button", { name: `Copy ${format}`, exact: true }).click();
  await expect(explore.dialog.getByRole("status")).toHaveText(`Copied as ${format}`);
  return explore.page.evaluate(() => navigator.clipboard.readText());
}

/** The size of a PNG, and the colour of its first pixel. */
async function picture(page: Page, png: Buffer): Promise<{ width: number; height: number; corner: number[] }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    return { width: bitmap.width, height: bitmap.height, corner: [...context.getImageData(0, 0, 1, 1).data] };
  }, png.toString("base64"));
}

test("each format can be copied and downloaded", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  const dialog = await list(explore);
  await expect(dialog.getByRole("listitem").locator("strong")).toHaveText(FORMATS);
  for (const verb of ["Copy", "Download"]) {
    for (const format of FORMATS) {
      await expect(dialog.getByRole("button", { name: `${verb} ${format}`, exact: true })).toHaveCount(1);
    }
  }
});

// A browser lets a page make ten downloads in a row.
for (const formats of [FORMATS.slice(0, 6), FORMATS.slice(6)]) {
  test(`each download equals the command's output: ${formats[0]} to ${formats.at(-1)}`, async ({ explore }) => {
    await explore.call("A B C", "delete B by A, release C");
    await list(explore);
    for (const format of formats.filter((format) => format !== "PNG")) {
      const name = format.toLowerCase().replace("html page", "page");
      const written = callmodel("run", "--parties", "A B C", "--steps", "delete B by A, release C", "--format", name);
      expect(await content(await download(explore, format)), format).toBe(written);
    }
  });
}

test("the file name contains the scenario", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await list(explore);
  expect((await download(explore, "SVG")).suggestedFilename()).toBe("call-A-B-C-delete-B-by-A.svg");
  await expect(explore.dialog.getByRole("status")).toHaveText("Downloaded as call-A-B-C-delete-B-by-A.svg");
});

test("the object URL of a download lives for a minute", async ({ explore, page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.revokeObjectURL = (address) => {
      revoke(address);
      document.title = "An address has ended";
    };
  });
  await explore.call("A B", "release A");
  await list(explore);
  await content(await download(explore, "JSON"));
  await page.clock.runFor(50_000);
  await expect(page).not.toHaveTitle("An address has ended");
  await page.clock.runFor(20_000);
  await expect(page).toHaveTitle("An address has ended");
});

test("undone steps are not exported", async ({ explore }) => {
  await explore.call("A B C", "delete B by A, release C");
  await explore.undo.click();
  await list(explore);
  const csv = await content(await download(explore, "CSV"));
  expect(csv).toContain("TDeleteFromConference");
  expect(csv).not.toContain("TReleaseCall");
});

test("the SVG has the lane heads and the chosen message", async ({ explore }) => {
  await explore.open("#/explore?parties=7001+7002+7003&steps=delete+7002+by+7001");
  await list(explore);
  const plain = await copied(explore, "SVG");
  const decoded = plain.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  for (const head of ["T-Server", "7001", "7002", "7003"]) {
    expect(decoded).toContain(`>${head}</text>`);
  }
  await explore.page.keyboard.press("Escape");
  await explore.message("EventPartyDeleted from T-Server to 7003").click();
  await list(explore);
  // A background and an outline: the mark is visible without colour.
  expect((await copied(explore, "SVG")).match(/<rect/g)!.length).toBe(plain.match(/<rect/g)!.length + 2);
});

test("a PNG has twice the pixels of the SVG per axis", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await list(explore);
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(await copied(explore, "SVG"))!;
  const png = await readFile(await (await download(explore, "PNG")).path());
  expect(await picture(explore.page, png)).toMatchObject({ width: 2 * Number(width), height: 2 * Number(height) });
});

test("a PNG is copied as image/png", async ({ explore, page }) => {
  await explore.call("A B", "release A");
  const dialog = await list(explore);
  await dialog.getByRole("button", { name: "Copy PNG" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied as PNG");
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0].types)).toEqual(["image/png"]);
});

const WHITE = [255, 255, 255, 255];
const DARK = [27, 30, 36, 255];
const NOTHING = [0, 0, 0, 0];
const SCHEMES = [
  { scheme: "light", choice: "Same as the reader’s device", corner: WHITE },
  { scheme: "dark", choice: "Same as the reader’s device", corner: DARK },
  { scheme: "dark", choice: "Light", corner: WHITE },
  { scheme: "light", choice: "Dark", corner: DARK },
  { scheme: "dark", choice: "For print", corner: NOTHING },
] as const;

for (const { scheme, choice, corner } of SCHEMES) {
  test(`PNG on a ${scheme} page, colours: ${choice}`, async ({ explore, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await explore.call("A B", "release A");
    const dialog = await list(explore);
    await dialog.getByRole("combobox", { name: "Colours of pictures and pages" }).selectOption(choice);
    const png = await readFile(await (await download(explore, "PNG")).path());
    expect((await picture(page, png)).corner).toEqual(corner);
  });
}

test("a PNG too large for a canvas is refused, with alternatives", async ({ explore }) => {
  await explore.call(Array.from({ length: 200 }, (_, index) => String(7001 + index)).join(" "), "release 7001");
  const dialog = await list(explore);
  await dialog.getByRole("button", { name: "Download PNG" }).click();
  await expect(dialog.getByRole("status")).toHaveText(
    /^PNG was not downloaded\. Browsers cannot draw a PNG of \d+ × \d+ pixels\. Use SVG, or callmodel run --format png\.$/,
  );
});

test("the forms module loads when the dialog opens", async ({ explore, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").at(-1)!));
  await explore.call("A B", "release A");
  expect(asked.filter((file) => file.startsWith("callmodel-web-forms"))).toEqual([]);
  await list(explore);
  await copied(explore, "JSON");
  expect(asked.filter((file) => file.startsWith("callmodel-web-forms"))).toEqual([
    "callmodel-web-forms.js", "callmodel-web-forms_bg.wasm",
  ]);
});

test("Escape closes the dialog and returns the focus", async ({ explore, page }) => {
  await explore.open();
  const dialog = await list(explore);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
});

for (const width of [1360, 390, 320]) {
  test(`at ${width} px the dialog fits and its end is reachable`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height: 640 });
    await explore.open();
    const dialog = await list(explore);
    const last = dialog.getByRole("button", { name: "Download ASCII" });
    await last.focus();
    for (const element of [dialog, last, dialog.getByRole("button", { name: "Close" })]) {
      await expect(element).toBeInViewport({ ratio: 1 });
    }
    expect(await dialog.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });
}

test.describe("when the forms module does not load", () => {
  test.use({ expectedFaults: /Failed to load resource.*callmodel-web-forms/ });

  test("Copy reports it, and the next press retries", async ({ explore, page }) => {
    await page.route("**/callmodel-web-forms_bg.wasm", (route) => route.fulfill({ status: 503 }));
    await explore.call("A B", "release A");
    const dialog = await list(explore);
    await dialog.getByRole("button", { name: "Copy JSON" }).click();
    await expect(dialog.getByRole("status")).toHaveText(/^JSON was not copied\. ./);
    await page.unroute("**/callmodel-web-forms_bg.wasm");
    expect(JSON.parse(await copied(explore, "JSON")).steps).toHaveLength(1);
  });
});

test("without navigator.clipboard, Copy says where there is one", async ({ explore, page }) => {
  // As on an insecure origin such as http://192.0.2.1/.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await explore.call("A B", "release A");
  const dialog = await list(explore);
  await dialog.getByRole("button", { name: "Copy JSON" }).click();
  await expect(dialog.getByRole("status")).toHaveText(
    "JSON was not copied. Browsers only let a page copy if it was opened over HTTPS or from this computer.",
  );
});

test("Text of more than 50 million characters is refused", async ({ explore }) => {
  const parties = Array.from({ length: 1000 }, (_, index) => String(7001 + index));
  await explore.call(parties.join(" "), "release 7001, release 7002, release 7003");
  const dialog = await list(explore);
  await dialog.getByRole("button", { name: "Download Text" }).click();
  await expect(dialog.getByRole("status")).toHaveText(
    /^Text was not downloaded\. The ladder would have \d+ lines of \d+ characters; the limit is 50 million /,
  );
});

test.describe("without permission to write to the clipboard", () => {
  test.use({ permissions: [] });

  test("Copy reports it, and Download works", async ({ explore, page, context }) => {
    await context.clearPermissions();
    await page.addInitScript(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
    });
    await explore.call("A B", "release A");
    const dialog = await list(explore);
    await dialog.getByRole("button", { name: "Copy JSON" }).click();
    await expect(dialog.getByRole("status")).toHaveText("JSON was not copied. Write permission denied.");
    expect(await content(await download(explore, "JSON"))).toContain('"steps"');
  });
});
