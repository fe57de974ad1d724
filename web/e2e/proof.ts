// Page object of the comparison with the reference, and a tampered reference.
import type { Locator, Page } from "@playwright/test";
import { expect, type Explore } from "./explore";

export const MODULE = "**/callmodel-web_bg.wasm";

export class Proof {
  /** In the footer: opens the comparison and shows the last result. */
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

  /** The cell texts of a table's body, by row. */
  async rows(table: Locator): Promise<string[][]> {
    return table.locator("tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  }
}

/** Opens the page and the comparison, and waits for its tables. */
export async function openProof(explore: Explore): Promise<void> {
  const proof = new Proof(explore);
  await explore.open();
  await proof.button.click();
  await expect(proof.tables).not.toHaveCount(0);
}

/** The reference's CallState of remaining parties, and the one of a tampered module, equally long. */
export const TAMPERED = { reference: "OK/Conferenced a", other: "No/Conferenced a" };

/** Serves a module whose reference says another CallState for the parties that remain in a conference. */
export async function tamper(page: Page): Promise<void> {
  await page.route(MODULE, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const at = body.indexOf(TAMPERED.reference);
    expect(at, "the reference is in the module").toBeGreaterThan(0);
    body.write(TAMPERED.other, at);
    await route.fulfill({ response, body });
  });
}
