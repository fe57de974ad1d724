// Page object of Explore: elements by role and name.
import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "./fixtures";

/** Find and filter, above the tables. */
export class Filter {
  readonly summary: Locator;
  readonly find: Locator;

  constructor(private readonly page: Page) {
    this.summary = page.locator("summary").filter({ hasText: "Find and filter" });
    this.find = page.getByRole("searchbox", { name: "Find a DN, event or attribute", exact: true });
  }

  async open(): Promise<void> {
    await this.summary.click();
    await expect(this.find).toBeVisible();
  }

  button(name: string): Locator {
    return this.page.getByRole("search").getByRole("button", { name, exact: true });
  }
}

export class Explore {
  readonly tabs: Locator;
  readonly figure: Locator;
  readonly parties: Locator;
  /** The requests and events of the ladder, in time order. */
  readonly messages: Locator;
  /** The labels of the state bars, from top to bottom. */
  readonly bars: Locator;
  readonly tables: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly reset: Locator;
  readonly compare: Locator;
  readonly comparison: Locator;
  readonly play: Locator;
  readonly slider: Locator;
  readonly count: Locator;
  /** The button of the list of parties of a large call. */
  readonly goTo: Locator;
  readonly status: Locator;
  /** The faults of the address. */
  readonly notice: Locator;
  readonly dialog: Locator;
  readonly filter: Filter;
  /** The lane heads of the lit party. */
  readonly lit: Locator;
  /** The Table view. */
  readonly printed: Locator;
  readonly share: Locator;
  readonly settings: Locator;
  readonly keys: Locator;

  constructor(readonly page: Page) {
    this.tabs = page.getByRole("tablist", { name: "Call model", exact: true }).getByRole("tab");
    this.figure = page.getByRole("figure", { name: "Sequence diagram", exact: true });
    this.parties = this.figure.getByRole("group", { name: /^Party / });
    this.messages = this.figure.getByRole("button", { name: / to T-Server$|^Event\w+ from T-Server to / });
    this.bars = this.figure.getByText(/^(Conversation|Conference) ·/);
    this.tables = page.getByRole("table");
    this.undo = this.#button("Undo");
    this.redo = this.#button("Redo");
    this.reset = this.#button("Reset");
    this.compare = page.locator("#compare");
    this.comparison = page.getByRole("region", { name: "Compare", exact: true });
    this.play = page.getByRole("button", { name: /^(Play|Pause)$/ });
    this.slider = page.getByRole("slider", { name: "Step", exact: true });
    this.count = page.getByRole("spinbutton", { name: "Parties", exact: true });
    this.goTo = this.#button("Go to…");
    this.status = page.getByRole("status");
    this.notice = page.getByRole("alert");
    this.dialog = page.getByRole("dialog");
    this.filter = new Filter(page);
    this.lit = this.figure.locator(".head.lit");
    this.printed = page.getByRole("table", { name: "As in the reference", exact: true });
    this.share = this.#button("Share");
    this.settings = this.#button("Settings");
    this.keys = this.#button("Keys");
  }

  /** Opens the page at an address such as `#/explore?parties=A+B`. In an open page this is a change of the fragment. */
  async open(fragment = "#/explore", hasLadder = true): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await this.#settled();
    await expect(hasLadder ? this.figure : this.page.getByRole("main")).toBeVisible();
  }

  /** Waits until the page has drawn the call of its address. */
  async #settled(): Promise<void> {
    await this.page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  }

  /** Waits until the service worker controls the page, which is cached by then. Needs `serviceWorkers: "allow"`. */
  async isKept(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  }

  /** Opens a call and, if there are any, its steps: `call("A B C", "delete B by A, release C")`. */
  async call(parties: string, steps = ""): Promise<void> {
    const field = (text: string) => text.split(" ").map(encodeURIComponent).join("+").replaceAll("%2C", ",");
    await this.open(`#/explore?parties=${field(parties)}${steps && `&steps=${field(steps)}`}`);
  }

  tab(name: string): Locator {
    return this.tabs.and(this.page.getByRole("tab", { name, exact: true }));
  }

  /** The button that shows the run as a ladder or a table. */
  view(name: string): Locator {
    return this.page.getByRole("group", { name: "View", exact: true }).getByRole("button", { name, exact: true });
  }

  /** A list in the open dialog. */
  setting(name: string): Locator {
    return this.dialog.getByRole("combobox", { name, exact: true });
  }

  /** The lane head of a party. */
  party(dn: string): Locator {
    return this.figure.getByRole("group", { name: `Party ${dn}`, exact: true });
  }

  /** The button with which a party makes a request: `ask("A", "Delete B")`. */
  ask(dn: string, label: string): Locator {
    return this.party(dn).getByRole("button", { name: label, exact: true });
  }

  /** The button over the name of a party, with which it is renamed. */
  rename(dn: string): Locator {
    return this.figure.getByRole("button", { name: `Rename ${dn}`, exact: true });
  }

  /** A message of the ladder: `message("EventReleased from T-Server to B")`. */
  message(name: string): Locator {
    return this.figure.getByRole("button", { name, exact: true });
  }

  /** The table with this caption: `table("Party A: EventPartyDeleted")`. */
  table(caption: string): Locator {
    return this.tables.filter({ has: this.page.getByText(caption, { exact: true }) });
  }

  /** The frame of that table. */
  box(caption: string): Locator {
    return this.table(caption).locator("..");
  }

  /** The field for a DN or the ConnID: `field("Rename B")`. */
  field(name: string): Locator {
    return this.figure.getByRole("textbox", { name, exact: true });
  }

  /** The panel that explains the message with this title. */
  why(title: string): Locator {
    return this.page.getByRole("region", { name: `Why: ${title}`, exact: true });
  }

  row(table: Locator, attribute: string): Locator {
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: attribute, exact: true }) });
  }

  /** The value of an attribute. */
  cell(table: Locator, attribute: string): Locator {
    return this.row(table, attribute).getByRole("cell");
  }

  /** The reason for the value of an attribute, in a cell of its own. */
  reason(table: Locator, attribute: string): Locator {
    return this.row(table, attribute).getByRole("gridcell");
  }

  /** Goes back in the history, after the page has written its address. */
  async back(): Promise<void> {
    await this.#settled();
    await this.page.goBack();
  }

  /** Checks that the address stays, after the page has written any pending one. */
  async staysAt(fragment: string): Promise<void> {
    await this.#settled();
    await this.isAt(fragment);
  }

  /** Presses `key` until `goal` has the focus. */
  async tabTo(goal: Locator, key = "Tab"): Promise<void> {
    const isThere = () => goal.evaluateAll((all) => all.includes(document.activeElement as HTMLElement));
    for (let steps = 0; steps < 100 && !(await isThere()); steps += 1) await this.page.keyboard.press(key);
    await expect(goal).toBeFocused();
  }

  /** Checks the address: the site's, followed by exactly `fragment`. */
  async isAt(fragment: string): Promise<void> {
    await expect(this.page).toHaveURL(`./${fragment}`);
  }

  #button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
}

export const test = base.extend<{ explore: Explore }>({
  explore: async ({ page }, use) => use(new Explore(page)),
});

export { expect };

/** Twelve parties: wider than any tested viewport. */
export const TWELVE = "A B C D E F G H I J K L";

/** Seven parties, and a run of six steps that ends the call: higher than a window of 900 px. */
export const LONG = {
  parties: "A B C D E F G",
  steps: "delete B by A, release C, delete D by E, release F, release G, release A",
};

/** Three DNs of the maximum length. */
export const LONGEST = ["1", "2", "3"].map((digit) => digit.repeat(64));

/** States of the page besides a plain run. */
export const STATES: Record<string, (explore: Explore) => Promise<void>> = {
  "the Table view": async (explore) => {
    await explore.open("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&view=table", false);
    await expect(explore.printed).toBeVisible();
  },
  "a filter": async (explore) => {
    await explore.open("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&find=B&event=EventReleased");
    await expect(explore.filter.find).toBeVisible();
  },
  "marks of another number of parties": async (explore) => {
    await explore.call("A B C", "delete B by A");
    await explore.page.getByRole("button", { name: "One party more" }).click();
    await expect(explore.page.getByText("was OK").first()).toBeVisible();
  },
  "a value that is pointed at": async (explore) => {
    await explore.call("A B C", "delete B by A");
    await explore.row(explore.table("Party C: EventPartyDeleted"), "ThirdPartyDN").focus();
    await expect(explore.lit).toHaveCount(1);
  },
  "the settings": async (explore) => {
    await explore.open();
    await explore.settings.click();
    await expect(explore.dialog).toBeVisible();
  },
  "the keys": async (explore) => {
    await explore.open();
    await explore.keys.click();
    await expect(explore.dialog).toBeVisible();
  },
  "compact spacing": async (explore) => {
    await explore.call("A B C", "delete B by A");
    await explore.settings.click();
    await explore.setting("Spacing").selectOption("Compact");
    await explore.page.keyboard.press("Escape");
    await expect(explore.page.locator("html")).toHaveAttribute("data-spacing", "compact");
  },
  "the export list": async (explore) => {
    await explore.open();
    await explore.page.getByRole("button", { name: "Export" }).click();
    await expect(explore.dialog).toBeVisible();
  },
  "a comparison": (explore) => explore.open("#/explore?parties=A+B+C&compare=release+B,+delete+B+by+A"),
};
