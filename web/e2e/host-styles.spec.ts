// The static figure looks the same in each example site as in an empty page, in light and in dark.
import type { Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";

/** A page of each site, and how its theme becomes dark where the device's wish is not enough. */
const HOSTS: Record<string, { path: string; darken?: () => void }> = {
  html: { path: "html/index.html" },
  mdbook: { path: "mdbook/deleted.html" },
  mkdocs: { path: "mkdocs/index.html", darken: () => document.body.setAttribute("data-md-color-scheme", "slate") },
  vitepress: { path: "vitepress/index.html", darken: () => document.documentElement.classList.add("dark") },
};

// The script is kept away: the figure stays. That of Material wraps its tables.
test.use({ expectedFaults: /call-model\.js/ });

for (const [host, { path, darken }] of Object.entries(HOSTS)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${host}, ${colorScheme}: the figure has its own looks`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.route("**/call-model.js", (route) => route.abort());
      await page.goto("/open/custom-elements.json");
      await page.setContent('<!doctype html><title>Empty</title><link rel="stylesheet" href="/open/call-model.css"><call-model></call-model>', { waitUntil: "load" });
      const own = await looks(page);
      await page.goto(`/docs/examples/${path}`);
      if (colorScheme === "dark" && darken) await page.evaluate(darken);
      expect(await looks(page)).toEqual(own);
    });
  }
}

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
    const lengths = ["font-size", "line-height", "padding-top", "padding-left", "margin-top", "margin-left", "margin-right"];
    return [root, ...root.querySelectorAll("section, section *")].filter((element) => !element.matches("svg *, [class*=md-]")).map((element) => {
      const style = getComputedStyle(element);
      return [
        element.localName,
        ...words.map((name) => `${name}: ${style.getPropertyValue(name)}`),
        ...lengths.map((name) => `${name}: ${em(style.getPropertyValue(name))}em`),
      ].join("; ");
    });
  }, figure);
}
