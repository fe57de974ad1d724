// The static figure looks the same in each example site, and beside any rules of a host, as in an empty page, in light and in dark.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";

/** A page of each site, and how its theme becomes dark where the device's wish is not enough. */
const HOSTS: Record<string, { path: string; darken?: () => void }> = {
  html: { path: "html/index.html" },
  hugo: { path: "hugo/index.html" },
  mdbook: { path: "mdbook/deleted.html" },
  mkdocs: { path: "mkdocs/index.html", darken: () => document.body.setAttribute("data-md-color-scheme", "slate") },
  vitepress: { path: "vitepress/index.html", darken: () => document.documentElement.classList.add("dark") },
};

// The script is kept away: the figure stays. That of Material wraps its tables.
test.use({ expectedFaults: /call-model\.js/ });

for (const [host, { path, darken }] of Object.entries(HOSTS)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${host}, ${colorScheme}: the figure has its own looks`, async ({ page }) => {
      skipWithoutSite(host);
      await page.emulateMedia({ colorScheme });
      await page.route("**/call-model.js", (route) => route.abort());
      await openEmpty(page);
      const own = await looks(page);
      await page.goto(`/docs/examples/${path}`);
      if (colorScheme === "dark" && darken) await page.evaluate(darken);
      expect(await looks(page)).toEqual(own);
    });
  }
}

/** Skips a test of a generator that is not installed, as Hugo may be. */
function skipWithoutSite(host: string): void {
  const site = fileURLToPath(new URL(`../../target/examples/${host}`, import.meta.url));
  test.info().skip(!existsSync(site), `${host} is not installed`);
}

const RULES = {
  "an icon's size": "svg { width: 1em; height: 1em }",
  "a limit of the width": "figure svg { max-width: 50%; height: auto }",
  "a colour": "svg, svg * { fill: red; stroke: green; color: blue }",
  "other type": "svg text { font: italic 10px serif; letter-spacing: 1em; text-transform: uppercase }",
  "inherited type": "body { text-transform: uppercase; letter-spacing: 0.3em; word-spacing: 1em; text-indent: 3em }",
  "important rules": "svg, svg * { display: block !important; fill: red !important; font-size: 10px !important; width: 3px !important }",
  "rules of a layer": "@layer host { svg, svg * { fill: red; width: 1em; display: block } }",
  "motion and filters": "svg, svg * { filter: invert(1); opacity: 0.5; transform: scale(2); overflow: hidden }",
};

for (const [what, rules] of Object.entries(RULES)) {
  test(`a host's rules for svg: ${what}`, async ({ page }) => {
    await openEmpty(page);
    const own = [await looks(page), await rooms(page)];
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, rules);
    expect([await looks(page), await rooms(page)]).toEqual(own);
  });
}

/** An empty page with the style sheet of the figure. */
async function openEmpty(page: Page) {
  await page.goto("/open/custom-elements.json");
  await page.setContent('<!doctype html><title>Empty</title><link rel="stylesheet" href="/open/call-model.css"><call-model></call-model>', { waitUntil: "load" });
}

/** The heights that are kept for the live model. */
const rooms = (page: Page) =>
  page.locator("[class^=call-model-room]").evaluateAll((rooms) => rooms.map((room) => {
    const { display, height } = getComputedStyle(room);
    return display === "none" ? 0 : height;
  }));

/** The computed styles of the first figure's elements. It is put in where the site has the tag alone. */
async function looks(page: Page) {
  const figure = callmodel("embed", "--parties", "A B C", "--steps", "delete B by A");
  return page.evaluate((html) => {
    const model = document.querySelector("call-model")!;
    const template = document.createElement("template");
    template.innerHTML = html;
    if (!model.querySelector("figure")) model.append(...template.content.firstElementChild!.childNodes);
    const root = model.querySelector("figure")!;
    const size = parseFloat(getComputedStyle(root).fontSize);
    const em = (length: string) => Math.round((parseFloat(length) / size) * 100) / 100;
    const words = ["display", "text-align", "vertical-align", "font-weight", "font-family", "font-style", "text-transform", "white-space",
      "color", "background-color", "box-shadow", "border-collapse", "border-top-style", "border-left-style", "border-top-color",
      "border-top-width", "border-left-width", "border-radius", "float"];
    const shapes = ["fill", "stroke", "stroke-width", "letter-spacing", "max-width", "overflow", "opacity", "filter", "transform", "text-anchor"];
    const lengths = ["font-size", "line-height", "padding-top", "padding-left", "margin-top", "margin-left", "margin-right"];
    const parts = [root, ...root.querySelectorAll("section, section *, svg, svg *")];
    return parts.filter((element) => !element.matches("[class*=md-]")).map((element) => {
      const style = getComputedStyle(element);
      const isShape = element.closest("svg");
      return [
        element.localName,
        ...(isShape ? shapes : []).map((name) => `${name}: ${style.getPropertyValue(name)}`),
        ...(isShape ? ["width", "height"] : []).map((name) => `${name}: ${em(style.getPropertyValue(name))}em`),
        ...words.map((name) => `${name}: ${style.getPropertyValue(name)}`),
        ...lengths.map((name) => `${name}: ${em(style.getPropertyValue(name))}em`),
      ].join("; ");
    });
  }, figure);
}
