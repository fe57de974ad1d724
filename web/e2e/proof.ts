// The comparison of the model with the reference, as readers find it, and a reference that says something else.
import type { Locator, Page } from "@playwright/test";
import { expect, type Explore } from "./explore";

export const MODULE = "**/callmodel-web_bg.wasm";

export class Proof {
  /** In the footer: opens the comparison, and says what came of the last one. */
  readonly button: Locator;
  readonly dialog: Locator;
  readonly status: Locator;
  readonly headings: Locator;
  readonly tables: Locator;

  constructor(explore: Explore) {
    this.button = explore.page.getByRole("contentinfo").getByRole("button", { name: /\bthe reference\b/ });
    this.dialog = explore.page.getByRole("dialog", { name: "Agreement with the reference", exact: true });
    this.status = this.dialog.getByRole("status");
    this.headings = this.dialog.getByRole("heading", { level: 3 });
    this.tables = this.dialog.getByRole("table");
  }

  /** The table of a phase. */
  table(title: string): Locator {
    return this.tables.and(this.dialog.getByRole("table", { name: title, exact: true }));
  }

  /** The texts of all rows of a table below its heads, cell by cell. */
  async rows(table: Locator): Promise<string[][]> {
    return table.locator("tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  }
}

/** Opens the page and in it the comparison, and waits until it is made. */
export async function openProof(explore: Explore): Promise<void> {
  const proof = new Proof(explore);
  await explore.open();
  await proof.button.click();
  await expect(proof.tables).not.toHaveCount(0);
}

/** Has the page load a module whose reference says, of A in the last phase, that C caused it; or something else as long. */
export async function tamper(page: Page, other = '["ThirdPartyDN", "C"]'): Promise<void> {
  await page.route(MODULE, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const said = '["ThirdPartyDN", "A"]';
    const at = body.indexOf(said);
    expect(at, "the reference is in the module").toBeGreaterThan(0);
    body.write(other, at);
    await route.fulfill({ response, body });
  });
}
