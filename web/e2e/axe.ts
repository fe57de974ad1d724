// axe with its default rules.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

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
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
