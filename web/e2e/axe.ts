// axe with its default rules.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The rule that the visible words are in the name. Of a label that a scroller cuts, axe sees the lines in view alone. */
const WORDS_IN_NAME = "label-content-name-mismatch";

/**
 * The violations in a page, each with its elements.
 *
 * The legacy mode only leaves out frames of other origins, which no page here has. Without it, axe opens a page for each analysis
 * to merge the results of frames. Other results than violations are found as well, but not described. Both together: a third of
 * the time.
 */
export async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations) {
    const whole = [];
    for (const node of nodes) if (id !== WORDS_IN_NAME || !(await isCut(page, node.target.join(" ")))) whole.push(node.html);
    if (whole.length > 0) found.push(`${id}: ${whole.join(" ")}`);
  }
  return found;
}

/** Whether a part of an element is scrolled out of view in the ladder. */
function isCut(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const scroller = element.closest(".scroller")?.getBoundingClientRect();
    const { top, right, bottom, left } = element.getBoundingClientRect();
    return scroller !== undefined &&
      (top < scroller.top || right > scroller.right || bottom > scroller.bottom || left < scroller.left);
  });
}
