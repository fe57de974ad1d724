// Browsers that lack functions: the element is live, or its figure stays with a sentence; so does the page. Each function is taken
// away from this browser before a script runs.
import type { Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";
import { openHost } from "./host-page";

const figure = callmodel("embed", "--parties", "A B C", "--steps", "delete B by A");

/** Functions by path, roughly from the newest to the oldest. */
const FUNCTIONS = [
  "Promise.withResolvers", "Promise.try", "Set.prototype.union", "Iterator", "Object.groupBy", "Map.groupBy", "Array.fromAsync", "URL.canParse",
  "ArrayBuffer.prototype.transfer", "HTMLElement.prototype.showPopover", "HTMLElement.prototype.togglePopover", "Element.prototype.checkVisibility",
  "String.prototype.isWellFormed", "String.prototype.toWellFormed", "Array.prototype.toSorted", "Array.prototype.toSpliced",
  "Array.prototype.with", "Array.prototype.findLast", "Array.prototype.at", "String.prototype.at", "Object.hasOwn", "structuredClone",
  "CompressionStream", "OffscreenCanvas", "CSS.registerProperty", "CSS.highlights", "Element.prototype.replaceChildren",
  "String.prototype.replaceAll", "AbortSignal.any", "AbortSignal.timeout", "crypto.randomUUID", "requestIdleCallback", "scheduler", "navigation",
  "trustedTypes", "Document.prototype.startViewTransition", "IntersectionObserver", "WeakRef", "FinalizationRegistry", "ElementInternals",
  "HTMLElement.prototype.attachInternals", "queueMicrotask", "Promise.any", "Promise.allSettled", "visualViewport",
  "Element.prototype.scrollTo", "CSSStyleSheet.prototype.replaceSync", "CSSStyleSheet.prototype.replace", "ShadowRoot.prototype.adoptedStyleSheets",
  "Document.prototype.adoptedStyleSheets", "CSSStyleSheet", "HTMLDialogElement.prototype.showModal", "ResizeObserver", "TextEncoder.prototype.encodeInto",
  "WebAssembly.instantiateStreaming", "WebAssembly", "matchMedia",
];

/** CSS that a browser does not know is dropped, as by a parser: the style sheets are rewritten before it sees them. */
const STYLES = {
  "light-dark()": [/light-dark\(/g, "no-such-function("],
  "container queries": [/@container[^{]+/g, "@no-such-rule x "],
  "the size container": [/container-type/g, "no-such-property"],
  ":has()": [/:has\(/g, ":no-such-class("],
  "logical properties": [/inset-inline|block-size|inline-size/g, "no-such-property"],
  "clamp() and min()": [/(clamp|min|max)\(/g, "no-such-function("],
  "color-mix()": [/color-mix\(/g, "no-such-function("],
} satisfies Record<string, [RegExp, string]>;

/** Takes a function away from every document, also of workers' frames. */
const takeAway = (page: Page, path: string) => page.addInitScript((path) => {
  const names = path.split(".");
  const name = names.pop()!;
  const owner = names.reduce((owner, name) => owner?.[name], globalThis as unknown as Record<string, any>);
  if (owner) Reflect.deleteProperty(owner, name);
  // A property of a global interface, such as `scheduler`, may be inherited.
  if (owner && name in owner) Object.defineProperty(owner, name, { value: undefined, configurable: true });
}, path);

/** Makes the style sheets of elements those that an older browser understands. */
const withoutStyle = (page: Page, [what, instead]: [RegExp, string]) => page.addInitScript(([what, instead]) => {
  const replaced = (css: string) => css.replace(new RegExp(what!, "g"), instead!);
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (css) { replaceSync.call(this, replaced(css)); };
  const { supports } = CSS;
  CSS.supports = (...args: string[]) => args.every((arg) => replaced(arg) === arg) && Reflect.apply(supports, CSS, args);
  const { setProperty } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.setProperty = function (name, value, priority) { setProperty.call(this, name, replaced(value ?? ""), priority); };
}, [what.source, instead]);

/** What a reader has: the live model, or the figure and a sentence that says so. Anything else is neither. */
async function seen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const model = document.querySelector("call-model")!;
    const root = model.shadowRoot;
    const visible = (element?: Element | null) => (element?.getBoundingClientRect().height ?? 0) > 20;
    const live = root?.querySelector(".place:not(.coming) .work");
    if (visible(live) && visible(root!.querySelector(".event"))) return "live";
    const says = root?.querySelector("[role=alert]")?.textContent ?? "";
    return visible(model.querySelector("svg[role=img]")) && /^This figure is static: .+\. ./.test(says) ? "figure and sentence" : "neither";
  });
}

/** The least contrast of a text with the ground below it, over all texts of the live model. */
function contrast(): number {
  const luminance = (colour: number[]) => {
    const [red, green, blue] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const parts = (colour: string) => colour.match(/[\d.]+/g)!.map(Number);
  const all = [...document.querySelector("call-model")!.shadowRoot!.querySelectorAll<HTMLElement>("td, th, caption, p, button")];
  return Math.min(...all.filter((element) => element.textContent!.trim() !== "" && element.getClientRects().length > 0 && element.offsetWidth > 1 && !element.matches(".in-place")).map((element) => {
    let ground: number[] | undefined;
    for (let node: Element | null = element; node && !ground; node = node.parentElement) {
      const [red, green, blue, alpha = 1] = parts(getComputedStyle(node).backgroundColor);
      if (alpha > 0.5) ground = [red!, green!, blue!];
    }
    const [one, other] = [luminance(parts(getComputedStyle(element).color)), luminance(ground ?? [255, 255, 255])].sort((a, b) => b - a);
    return (one! + 0.05) / (other! + 0.05);
  }));
}

// A browser without the function logs errors of its own.
test.use({ expectedFaults: /./ });

test.describe("the element in a browser without", () => {
  for (const path of FUNCTIONS) {
    test(path, async ({ page }) => {
      await takeAway(page, path);
      await openHost(page, figure);
      await expect.poll(() => seen(page)).toMatch(/^(live|figure and sentence)$/);
    });
  }

  for (const [name, style] of Object.entries(STYLES)) {
    test(`${name} is live and readable, in light and dark`, async ({ page }) => {
      await withoutStyle(page, style);
      for (const theme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await openHost(page, figure);
        await expect.poll(() => seen(page)).toBe("live");
        await expect.poll(() => page.evaluate(contrast), theme).toBeGreaterThan(4);
        const { width } = (await page.locator("call-model .place").boundingBox())!;
        expect(width).toBeGreaterThan(600);
      }
    });
  }

  test("light-dark() has the theme of its page, as that changes", async ({ page }) => {
    await withoutStyle(page, STYLES["light-dark()"] as [RegExp, string]);
    await page.emulateMedia({ colorScheme: "light" });
    await openHost(page, figure);
    const place = page.locator("call-model .place");
    await expect(place).toHaveCSS("background-color", "rgb(251, 250, 247)");
    for (const scheme of ["dark", "light dark", "light"]) {
      await page.evaluate((scheme) => { document.documentElement.style.colorScheme = scheme; }, scheme);
      await expect(place).toHaveCSS("background-color", scheme === "dark" ? "rgb(20, 22, 26)" : "rgb(251, 250, 247)");
    }
    await page.locator("call-model").evaluate((model) => model.setAttribute("theme", "dark"));
    await expect(place).toHaveCSS("background-color", "rgb(20, 22, 26)");
  });

  test("CSS.registerProperty has the size of the text around it", async ({ page }) => {
    await takeAway(page, "CSS.registerProperty");
    await openHost(page, figure);
    const cell = page.locator("call-model").getByRole("cell").first();
    await expect(cell).toHaveCSS("font-size", "12.5px");
    await page.evaluate(() => { document.body.style.fontSize = "20px"; });
    await expect(cell).toHaveCSS("font-size", "15.625px");
  });

  test("constructable style sheets keeps figure and sentence", async ({ page }) => {
    await takeAway(page, "CSSStyleSheet.prototype.replaceSync");
    await openHost(page, figure);
    await expect(page.locator("call-model").getByRole("alert"))
      .toHaveText("This figure is static: the live model could not start. This browser is too old for it.");
    await expect(page.getByRole("img", { name: "Conference · A, B, C: delete B by A" })).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(3);
  });
});

test.describe("the page whose style sheet is not loaded, in a browser without", () => {
  test.use({ expectedFaults: /style\.css/ });

  test("light-dark() starts", async ({ page }) => {
    await page.route("**/style.css", (route) => route.abort());
    await page.addInitScript(() => { CSS.supports = () => false; });
    await page.goto("./#/explore?parties=A+B+C");
    await expect(page.getByRole("button", { name: "Delete B" }).first()).toBeVisible();
  });
});

test.describe("the page in a browser without", () => {
  test("light-dark() has its light colours, also in dark", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.addInitScript(() => {
      const { supports } = CSS;
      CSS.supports = (...args: string[]) => !args.join().includes("light-dark") && Reflect.apply(supports, CSS, args);
    });
    await page.goto("./#/explore?parties=A+B+C&steps=delete+B+by+A");
    await expect(page.getByRole("table").first()).toBeVisible();
    expect(await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      const sheets = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join("");
      return [color, backgroundColor, sheets.includes("light-dark")];
    })).toEqual(["rgb(21, 23, 28)", "rgb(251, 250, 247)", false]);
  });

  for (const path of FUNCTIONS) {
    test(path, async ({ page }) => {
      await takeAway(page, path);
      await page.goto("./#/explore?parties=A+B+C&steps=delete+B+by+A");
      const [table, alert] = [page.getByRole("table").first(), page.getByRole("alert").filter({ hasText: "The page could not start." })];
      await expect(table.or(alert)).toBeVisible();
    });
  }
});
