// axe with its default rules, and with the one that the visible words are in the name.
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";

/** This rule is off by default. Of words that a scroller cuts, axe sees the lines in view alone. */
const WORDS_IN_NAME = "label-content-name-mismatch";

/** The path to an element: a selector for each shadow root on the way. */
type Target = (string | string[])[];

/**
 * The violations in a page, each with its elements.
 *
 * The legacy mode only leaves out frames of other origins, which no page here has. Without it, axe opens a page for each analysis
 * to merge the results of frames. Other results than violations are found as well, but not described. Both together: a third of
 * the time.
 */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await axe(page).options({ resultTypes: ["violations"], rules }).analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations) {
    const wrong = [];
    for (const { html, target } of nodes) if (id !== WORDS_IN_NAME || (await isWrongInView(page, target as Target))) wrong.push(html);
    if (wrong.length > 0) found.push(`${id}: ${wrong.join(" ")}`);
  }
  return found;
}

const rules = { [WORDS_IN_NAME]: { enabled: true } };

const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true);

/** Whether the words of an element are missing in its name when its scroller shows it. axe takes the comma of Japanese for a letter. */
async function isWrongInView(page: Page, target: Target): Promise<boolean> {
  const element = page.locator(target.flat().join(" "));
  const name = await element.getAttribute("aria-label") ?? "";
  const before = await scroll(element);
  const [path] = target.map((part) => Array.isArray(part) ? { fromShadowDom: part } : part);
  await rename(element, name.replaceAll("、", ", "));
  const { violations } = await axe(page).withRules(WORDS_IN_NAME).include(path!).analyze();
  await rename(element, name);
  await scroll(element, before);
  return violations.length > 0;
}

const rename = (element: Locator, name: string) =>
  element.evaluate((element, name) => { if (name) element.setAttribute("aria-label", name); }, name);

/** Scrolls the ladder of an element to a place, or so that the words of the element are in its middle. Returns where it was. */
function scroll(element: Locator, place?: { left: number; top: number }): Promise<{ left: number; top: number } | undefined> {
  return element.evaluate((element, place) => {
    const scroller = element.closest(".scroller");
    if (!scroller) return undefined;
    const words = element.querySelector("text") ?? element;
    const [inner, outer] = [words.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const before = { left: scroller.scrollLeft, top: scroller.scrollTop };
    const middle = {
      left: before.left + inner.left + inner.width / 2 - outer.left - outer.width / 2,
      top: before.top + inner.top + inner.height / 2 - outer.top - outer.height / 2,
    };
    scroller.scrollTo({ ...(place ?? middle), behavior: "instant" });
    return before;
  }, place);
}
