// The element in every kind of box of a host page: a usable width, with its figure and live.
import type { Page } from "@playwright/test";
import { boxes, misfits, NAMES } from "./boxes.mjs";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";
import { drawn } from "./host-page";

const SHEET = `<link rel="stylesheet" href="./call-model.css">`;
const SCRIPT = `<script type="module" src="./call-model.js"></script>`;

const figure = callmodel("embed", "--parties", "A B C", "--steps", "delete B by A");

async function open(page: Page, head: string, root?: string): Promise<void> {
  await page.route("**/boxes.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8",
    // Each figure has its own ids.
    body: boxes((at: number) => figure.replaceAll("dcall-", `d${at}call-`), head, root),
  }));
  await page.goto("./boxes.html");
}

const VIEWS = [
  ["at 1360 px", 1360, "100%"],
  ["with zoom of 200 %", 680, "100%"],
  ["on a phone", 375, "100%"],
  ["with a root of 62.5 %", 1360, "62.5%"],
  ["with a root of 125 %", 1360, "125%"],
] as const;

for (const [name, width, root] of VIEWS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 900 } });

    test("a static figure has a usable width in every box", async ({ page }) => {
      await open(page, SHEET, root);
      expect(await page.evaluate(misfits, NAMES)).toEqual([]);
    });

    test("a live model has a usable width in every box", async ({ page }) => {
      await open(page, SHEET + SCRIPT, root);
      await drawn(page);
      expect(await page.evaluate(misfits, NAMES)).toEqual([]);
    });

    test("a live model without its sheet has a usable width", async ({ page }) => {
      await open(page, SCRIPT, root);
      await drawn(page);
      expect(await page.evaluate(misfits, NAMES)).toEqual([]);
    });
  });
}
