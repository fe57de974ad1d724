// The Explore page as its users find it: by roles and names, whatever the page is built of.
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
  /** The words of the state bars, from top to bottom. */
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
  /** The list that leads to any party of a large call. */
  readonly goTo: Locator;
  readonly status: Locator;
  /** What is wrong with the address. */
  readonly notice: Locator;
  readonly dialog: Locator;
  readonly filter: Filter;
  /** The run as the reference prints it. */
  readonly printed: Locator;
  readonly share: Locator;
  readonly settings: Locator;
  readonly keys: Locator;

  constructor(readonly page: Page) {
    this.tabs = page.getByRole("tablist", { name: "Call model", exact: true }).getByRole("tab");
    this.figure = page.getByRole("figure", { name: "Sequence diagram", exact: true });
    this.parties = this.figure.getByRole("group", { name: /^Party / });
    this.messages = this.figure.getByRole("button", { name: /^Request .* to T-Server$|^Event\w+ from T-Server to / });
    this.bars = this.figure.getByText(/^(Conversation|Conference) ·/);
    this.tables = page.getByRole("table");
    this.undo = this.#button("Undo");
    this.redo = this.#button("Redo");
    this.reset = this.#button("Reset");
    this.compare = page.getByRole("banner").getByRole("button", { name: "Compare", exact: true });
    this.comparison = page.getByRole("region", { name: "Compare", exact: true });
    this.play = page.getByRole("button", { name: /^(Play|Pause)$/ });
    this.slider = page.getByRole("slider", { name: "Step", exact: true });
    this.count = page.getByRole("spinbutton", { name: "Parties", exact: true });
    this.goTo = this.#button("Go to…");
    this.status = page.getByRole("status");
    this.notice = page.getByRole("alert");
    this.dialog = page.getByRole("dialog");
    this.filter = new Filter(page);
    this.printed = page.getByRole("table", { name: "As the reference prints it", exact: true });
    this.share = this.#button("Share");
    this.settings = this.#button("Settings");
    this.keys = this.#button("Keys");
  }

  /** Opens the page at an address such as `#/explore?parties=A+B`; when it is open, as if typed in its address bar. */
  async open(fragment = "", hasLadder = true): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await this.#settled();
    await expect(hasLadder ? this.figure : this.page.getByRole("main")).toBeVisible();
  }

  /** Waits until an open page has drawn what it read from its address, and has it write the address that is due. The page writes
   * a frame late, or as soon as it is left, which the event says. */
  async #settled(): Promise<void> {
    await this.page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
      dispatchEvent(new Event("pagehide"));
      done();
    }))));
  }

  /** Waits until the worker answers for the page; by then the page is kept. The test has to allow workers. */
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

  /** What surrounds that table, and what stands with it. */
  box(caption: string): Locator {
    return this.table(caption).locator("..");
  }

  /** The field that a name or the ConnID is changed in: `field("Rename B")`. */
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

  /** Goes back, as the browser's button does: not before the page has written what it shows into the address. */
  async back(): Promise<void> {
    await this.#settled();
    await this.page.goBack();
  }

  /** Checks that what was done does not change the address: what the page writes, it writes a moment later. */
  async staysAt(fragment: string): Promise<void> {
    await this.#settled();
    await this.isAt(fragment);
  }

  /** Presses Tab until this has the focus. */
  async tabTo(goal: Locator, key = "Tab"): Promise<void> {
    const isThere = () => goal.evaluateAll((all) => all.includes(document.activeElement as HTMLElement));
    for (let steps = 0; steps < 100 && !(await isThere()); steps += 1) await this.page.keyboard.press(key);
    await expect(goal).toBeFocused();
  }

  /** Checks the address: the site's own, followed by exactly this. */
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

/** Twelve parties: more than any width has room for. */
export const TWELVE = "A B C D E F G H I J K L";

/** Seven parties, and a run of six steps that ends the call: more than any height has room for. */
export const LONG = {
  parties: "A B C D E F G",
  steps: "delete B by A, release C, delete D by E, release F, release G, release A",
};

/** Three DNs as long as a DN may be. */
export const LONGEST = ["1", "2", "3"].map((digit) => digit.repeat(64));

/** What can be open or shown besides a plain run, each in a call that has all of it. */
export const STATES: Record<string, (explore: Explore) => Promise<void>> = {
  "the table as the reference prints it": async (explore) => {
    await explore.open("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&view=table", false);
    await expect(explore.printed).toBeVisible();
  },
  "events that are looked for": async (explore) => {
    await explore.open("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&find=B&event=EventReleased");
    await expect(explore.filter.find).toBeVisible();
  },
  "what another number of parties changed": async (explore) => {
    await explore.call("A B C", "delete B by A");
    await explore.page.getByRole("button", { name: "One party more" }).click();
    await expect(explore.page.getByText("was OK").first()).toBeVisible();
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
