// DejaVu from npm, as web fonts for the elements of a page: measurements do not depend on the fonts of the machine. DejaVu
// is the widest font of the element's font stack.
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { policy } from "./serve.mjs";

/** Family, package, weight. */
const FACES = ["sans", "mono"].flatMap((family) => [400, 700].map((weight) => ({
  family: `Pinned ${family}`,
  weight,
  address: `pinned-fonts/${family}-${weight}.woff2`,
  file: fileURLToPath(new URL(
    `node_modules/@fontsource/dejavu-${family}/files/dejavu-${family}-latin-${weight}-normal.woff2`, import.meta.url)),
})));

const SHEET = FACES.map(({ family, weight, address }) =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${address}") }`).join("\n")
  + `\ncall-model { --call-model-sans: "Pinned sans", sans-serif; --call-model-mono: "Pinned mono", monospace }`;

/** The options of `openHost` for a page with these fonts. */
export const withPinnedFonts = {
  head: `<link rel="stylesheet" href="./pinned-fonts.css">`,
  policy: policy.replace("font-src 'none'", "font-src 'self'"),
};

/** Answers the requests for the fonts. */
export async function serveFonts(page: Page): Promise<void> {
  await page.route("**/pinned-fonts.css", (route) => route.fulfill({ contentType: "text/css", body: SHEET }));
  for (const { address, file } of FACES) await page.route(`**/${address}`, (route) => route.fulfill({ path: file }));
}

/** Waits until they are loaded. */
export async function fontsLoaded(page: Page): Promise<void> {
  await page.evaluate((faces) => Promise.all(
    faces.map(({ family, weight }) => document.fonts.load(`${weight} 16px "${family}"`))), FACES);
}
