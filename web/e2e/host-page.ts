// A host page with elements in it.
import type { Page } from "@playwright/test";
import { policy as POLICY } from "./serve.mjs";

/** The element's script, for the head of a page. */
const SCRIPT = `<script type="module" src="./call-model.js"></script>`;

/** Opens a page under the strict policy, with the element's style sheet and script in its head and this body. */
export async function openHost(page: Page, body: string, { lang = "en", policy = POLICY, head = "", script = SCRIPT } = {}): Promise<void> {
  await page.route("**/host.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8",
    headers: { "Content-Security-Policy": policy },
    body: `<!doctype html><html lang="${lang}"><head><title>Host</title><link rel="stylesheet" href="./call-model.css">${head}
      ${script}</head><body>${body}</body></html>`,
  }));
  await page.goto("./host.html");
}

/** Starts the elements of a page that was opened without their script. */
export async function start(page: Page): Promise<void> {
  await page.addScriptTag({ type: "module", url: "./call-model.js" });
  await drawn(page);
}

/** Waits until every element of a page shows its live model. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll("call-model")]
    .every((model) => model.shadowRoot?.querySelector(".place:not(.coming) .work")));
}

/** Gives the page's `<main>` a width, and waits until the elements in it are laid out. */
export async function setWidth(page: Page, width: number): Promise<void> {
  await page.locator("main").evaluate(async (main, width) => {
    main.style.width = `${width}px`;
    // A ladder learns its width from an observer, which is called after the first frame, and is laid out anew in another.
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  }, width);
}
