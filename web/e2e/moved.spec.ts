// The element in other documents and in sites that move it: frames, pop-ups, React, Turbo, strict policies.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { FrameLocator, Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openHost } from "./host-page";
import { policy as POLICY } from "./serve.mjs";

const CALL = `<call-model parties="A B C"></call-model>`;
const LIGHT = "rgb(251, 250, 247)";
const DARK = "rgb(20, 22, 26)";

const model = (page: Page | FrameLocator): Locator => page.locator("call-model");
const ask = (page: Page | FrameLocator, dn: string, label: string): Locator =>
  model(page).getByRole("group", { name: `Party ${dn}`, exact: true }).getByRole("button", { name: label, exact: true });
const button = (page: Page | FrameLocator, name: string): Locator => model(page).getByRole("button", { name, exact: true });

/** Removes the element, and puts it back with another attribute after a frame. */
const putBackWith = (page: Page, name: string, value: string): Promise<void> => page.evaluate(async ([name, value]) => {
  const element = document.querySelector("call-model")!;
  element.remove();
  await new Promise(requestAnimationFrame);
  element.setAttribute(name, value);
  document.body.append(element);
}, [name, value] as const);

test.describe("moved to another document", () => {
  test("a frame: it has its looks and the dark mode of the frame", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await openHost(page, `${CALL}<iframe width="900" height="700"></iframe>`);
    await ask(page, "B", "Release").click();
    await page.evaluate(() => {
      const { contentDocument } = document.querySelector("iframe")!;
      contentDocument!.documentElement.style.colorScheme = "dark";
      contentDocument!.documentElement.style.fontSize = "20px";
      contentDocument!.body.append(document.querySelector("call-model")!);
    });
    const frame = page.frameLocator("iframe");
    await expect(model(frame).getByRole("status")).toHaveText(/^B released:/);
    await expect(model(frame).locator(".place")).toHaveCSS("background-color", DARK);
    await expect(model(frame).locator(".place")).toHaveCSS("border-top-width", "1px");
    await expect(model(frame).locator(".event").first()).toHaveCSS("font-size", "15.625px");
    await page.evaluate(() => {
      document.querySelector("iframe")!.contentDocument!.documentElement.style.colorScheme = "light";
    });
    await expect(model(frame).locator(".place")).toHaveCSS("background-color", LIGHT);
    await button(frame, "Undo").click();
    await expect(model(frame).getByRole("table")).toHaveCount(0);
  });

  test("a frame whose ground turns dark: it follows", async ({ page }) => {
    await openHost(page, `${CALL}<iframe width="900" height="700"></iframe>`);
    await ask(page, "B", "Release").click();
    await page.evaluate(() => document.querySelector("iframe")!.contentDocument!.body.append(document.querySelector("call-model")!));
    const frame = page.frameLocator("iframe");
    await expect(model(frame).locator(".place")).toHaveCSS("background-color", LIGHT);
    await page.evaluate(() => { document.querySelector("iframe")!.contentDocument!.body.style.background = "#111"; });
    await expect(model(frame).locator(".place")).toHaveCSS("background-color", DARK);
  });

  test("a pop-up and back: it has its looks in both", async ({ page, context }) => {
    await openHost(page, CALL);
    await ask(page, "B", "Release").click();
    const coming = context.waitForEvent("page");
    await page.evaluate(() => {
      const other = open("about:blank", "_blank", "width=900,height=700")!;
      Object.assign(globalThis, { other });
      other.document.body.append(document.querySelector("call-model")!);
    });
    const popup = await coming;
    await expect(model(popup).locator(".place")).toHaveCSS("border-top-width", "1px");
    await button(popup, "Undo").click();
    await expect(model(popup).getByRole("table")).toHaveCount(0);
    await page.evaluate(() => {
      const { other } = globalThis as unknown as { other: Window };
      document.body.append(other.document.querySelector("call-model")!);
      other.close();
    });
    await expect(model(page).locator(".place")).toHaveCSS("border-top-width", "1px");
  });

  test("a document without a window and on: it has its looks", async ({ page }) => {
    await openHost(page, `${CALL}<iframe></iframe>`);
    await expect(ask(page, "B", "Release")).toBeVisible();
    await page.evaluate(() => {
      const element = document.querySelector("call-model")!;
      document.implementation.createHTMLDocument().body.append(element);
      document.querySelector("iframe")!.contentDocument!.body.append(element);
      document.body.append(element);
    });
    await expect(model(page).locator(".place")).toHaveCSS("border-top-width", "1px");
  });
});

test.describe("removed and put back later", () => {
  for (const [how, wait] of [["after a frame", 1], ["after thirty frames", 30]] as const) {
    test(`${how}, it has the reader's steps, names and choice`, async ({ page }) => {
      await openHost(page, CALL);
      await ask(page, "B", "Release").click();
      await ask(page, "A", "Release").click();
      await button(page, "Rename C").click();
      await page.keyboard.insertText("7003");
      await page.keyboard.press("Enter");
      await button(page, "Undo").click();
      await button(page, "EventPartyDeleted from T-Server to 7003").click();
      await expect(model(page).locator(".event.selected")).toHaveCount(1);
      await page.evaluate(async (wait) => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        for (const name of ["call-model-step", "call-model-select"]) document.addEventListener(name, () => heard.push(name));
        const element = document.querySelector("call-model")!;
        element.remove();
        // Another element takes the place that is free.
        document.body.insertAdjacentHTML("beforeend", `<call-model id="other" parties="X Y"></call-model>`);
        for (let frame = 0; frame < wait; frame += 1) await new Promise(requestAnimationFrame);
        document.querySelector("#other")!.remove();
        document.body.append(element);
      }, wait);
      await expect(model(page).getByRole("status")).toHaveText(/^B released:.*7003/);
      await expect(model(page).locator(".event.selected")).toHaveCount(1);
      expect(await model(page).evaluate((model) => (model as unknown as { at: number }).at)).toBe(1);
      await button(page, "Redo").click();
      await expect(model(page).getByRole("status")).toHaveText(/^A released:/);
      expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual(["call-model-step"]);
    });
  }

  test("with other attributes, it begins anew", async ({ page }) => {
    await openHost(page, CALL);
    await ask(page, "B", "Release").click();
    await putBackWith(page, "parties", "A B C D");
    await expect(ask(page, "D", "Release")).toBeVisible();
    await expect(model(page).getByRole("table")).toHaveCount(0);
  });

  test("with another view, it keeps the reader's steps", async ({ page }) => {
    await openHost(page, CALL);
    await ask(page, "B", "Release").click();
    await putBackWith(page, "view", "tables");
    await expect(model(page).getByRole("status")).toHaveText(/^B released:/);
    await model(page).evaluate((model) => model.setAttribute("view", "ladder"));
    await expect(model(page).getByRole("table")).toHaveCount(0);
    await expect(model(page).getByRole("status")).toHaveText(/^B released:/);
  });

  test("by Turbo, as data-turbo-permanent, it keeps its step", async ({ page }) => {
    const turbo = readFileSync(createRequire(import.meta.url).resolve("@hotwired/turbo/dist/turbo.es2017-esm.js"), "utf8");
    await page.route("**/turbo.js", (route) => route.fulfill({ contentType: "text/javascript", body: turbo }));
    const permanent = `<div id="keep" data-turbo-permanent>${CALL}</div>`;
    await page.route(/\/(one|two)\.html$/, (route) => {
      const one = route.request().url().endsWith("one.html");
      return route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: `<!doctype html><html lang="en"><head><title>${one ? "One" : "Two"}</title><script type="module" src="./call-model.js"></script>
          <script type="module" src="./turbo.js"></script></head><body><a href="./${one ? "two" : "one"}.html">Next</a>${permanent}
          ${one ? "" : `<main><call-model parties="X Y"></call-model></main>`}</body></html>`,
      });
    });
    await page.goto("./one.html");
    const kept = page.locator("#keep call-model");
    await kept.getByRole("group", { name: "Party B", exact: true }).getByRole("button", { name: "Release", exact: true }).click();
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    for (const title of ["Two", "One"]) {
      await page.getByRole("link", { name: "Next" }).click();
      await expect(page).toHaveTitle(title);
      await expect(kept.getByRole("status")).toHaveText(/^B released:/);
    }
    expect(await page.evaluate(() => (globalThis as unknown as { sameDocument?: boolean }).sameDocument)).toBe(true);
  });
});

test.describe("properties that frameworks set", () => {
  test("every property can be set, before the start and later", async ({ page }) => {
    await openHost(page, "", { script: "" });
    await page.evaluate((call) => { document.body.innerHTML = call; }, CALL);
    const set = () => model(page).evaluate((model) => {
      "use strict";
      for (const [name, value] of Object.entries({ at: 7, step: 1, receiver: "A", steps: "release A", view: undefined, controls: null, theme: "dark" })) {
        (model as unknown as Record<string, unknown>)[name] = value;
      }
    });
    await set();
    await page.addScriptTag({ type: "module", url: "./call-model.js" });
    await expect(model(page).getByRole("status")).toHaveText(/^A released:/);
    expect(await model(page).evaluate((model) => (model as unknown as { at: number }).at)).toBe(1);
    await set();
    expect(await model(page).evaluate((model) => (model as unknown as { at: number }).at)).toBe(1);
  });

  test("React spreads the event's detail, and the tree stays", async ({ page }) => {
    const { build } = createRequire(new URL("../tools/package.json", import.meta.url))("esbuild") as typeof import("esbuild");
    const bundle = await build({
      stdin: {
        contents: `
          import { createElement, useState } from "react";
          import { createRoot } from "react-dom/client";
          function App() {
            const [detail, setDetail] = useState({ at: 0 });
            return createElement("div", null, createElement("output", null, detail.steps),
              createElement("call-model", { parties: "A B C", ...detail, "oncall-model-step": ({ detail }) => setDetail(detail) }));
          }
          createRoot(document.querySelector("main")).render(createElement(App));`,
        resolveDir: fileURLToPath(new URL(".", import.meta.url)),
      },
      bundle: true, write: false, format: "esm", minify: true, define: { "process.env.NODE_ENV": `"production"` },
    });
    await page.route("**/react.js", (route) => route.fulfill({ contentType: "text/javascript", body: bundle.outputFiles[0]!.text }));
    await openHost(page, `<main></main><script type="module" src="./react.js"></script>`);
    await ask(page, "B", "Release").click();
    await expect(page.locator("output")).toHaveText("release B");
    await ask(page, "A", "Release").click();
    await expect(page.locator("output")).toHaveText("release B, release A");
    await button(page, "Undo").click();
    await expect(page.locator("output")).toHaveText("release B");
  });
});

test.describe("with a canvas that lies, as against fingerprints", () => {
  for (const [ground, expected] of [["oklch(0.95 0.01 90)", LIGHT], ["oklch(0.2 0 0)", DARK], ["color(display-p3 0 0 0 / 1e-7)", LIGHT]]) {
    test(`it has the theme of the ground ${ground}`, async ({ page }) => {
      await page.addInitScript(() => {
        for (const context of [OffscreenCanvasRenderingContext2D, CanvasRenderingContext2D]) {
          context.prototype.getImageData = () => { throw new Error("randomised"); };
        }
      });
      await page.emulateMedia({ colorScheme: ground === "oklch(0.95 0.01 90)" ? "dark" : "light" });
      await openHost(page, CALL);
      await page.evaluate((ground) => { document.body.style.backgroundColor = ground!; }, ground);
      await expect(model(page).locator(".place")).toHaveCSS("background-color", expected!);
    });
  }
});

test("under a policy of Trusted Types it works", async ({ page }) => {
  await openHost(page, CALL, { policy: `${POLICY}; require-trusted-types-for 'script'; trusted-types 'none'` });
  await ask(page, "B", "Release").click();
  await expect(model(page).getByRole("table")).toHaveCount(3);
});
