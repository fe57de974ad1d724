// Random actions in one page, and the contents of the page after each.
import type { Page } from "@playwright/test";

/** The contents of the page after an action. */
export type Shown = {
  /** The action's name. */
  action: string;
  /** The address, from the `#` on. */
  address: string;
  /** The labels of the ladder's messages, unless the run is shown as a table. */
  messages: string[] | undefined;
  /** The event tables, each with its caption and its rows, unless a comparison is in their place. */
  tables: { caption: string; rows: string[][] }[] | undefined;
};

/** Does `count` random actions; `seed` begins the random numbers. */
export async function act(page: Page, seed: number, count: number): Promise<Shown[]> {
  return page.evaluate(async ({ seed, count }) => {
    // Mulberry32 (Tommy Ettinger): the same numbers in every run.
    let state = seed;
    const random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (end: number) => Math.floor(random() * end);
    const one = <T>(all: T[]): T | undefined => all[below(all.length)];

    const all = <E extends HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)];
    const can = (buttons: HTMLElement[]) => buttons.filter((button) => button.getAttribute("aria-disabled") !== "true");
    const named = (name: string) => can(all("button")).find((button) => button.textContent === name);
    const press = (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    // The page draws and writes its address before the next frame.
    const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
    const type = async (button: HTMLElement | undefined, text: string) => {
      button?.click();
      await drawn();
      const field = document.querySelector<HTMLInputElement>("input.in-place");
      if (!field) return;
      field.focus();
      field.value = text;
      press("Enter");
      await drawn();
      // A refused name leaves the field open.
      if (document.querySelector("input.in-place")) press("Escape");
    };
    const change = (field: HTMLInputElement | HTMLSelectElement, value: string) => {
      field.value = value;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    };

    const actions: [string, number, () => unknown][] = [
      ["a request", 40, () => one(can(all("figure [role=group] button")))?.click()],
      ["Undo", 10, () => named("Undo")?.click()],
      ["Redo", 8, () => named("Redo")?.click()],
      ["Reset", 3, () => named("Reset")?.click()],
      ["another step", 5, () => {
        const line = document.querySelector<HTMLInputElement>("input[type=range]");
        if (line) change(line, String(below(Number(line.max) + 1)));
      }],
      ["another name", 6, () => type(one(all("figure .heads button.in-place").slice(1)), `70${below(30)}`)],
      ["another ConnID", 2, () => type(document.querySelector<HTMLElement>("figure .conn button") ?? undefined, below(1_000_000).toString(16))],
      ["another number of parties", 5, () => change(document.querySelector<HTMLInputElement>("#parties")!, String(2 + below(5)))],
      ["a message", 6, () => one(all("figure svg [role=button]"))?.dispatchEvent(new MouseEvent("click", { bubbles: true }))],
      ["a table", 3, () => one(all(".tell .event"))?.click()],
      ["Compare", 5, () => document.querySelector<HTMLElement>("#compare")?.click()],
      ["another comparison", 3, () => {
        const list = one(all<HTMLSelectElement & HTMLElement>(".comparison select, .tell select"));
        if (list) change(list, list.options[below(list.options.length)].value);
      }],
      ["a phase", 2, () => one(all("[role=tab]"))?.click()],
      ["Ladder or Table", 2, () => one(all(".views button"))?.click()],
    ];
    const sum = actions.reduce((sum, [, weight]) => sum + weight, 0);

    const shown = (action: string): Shown => {
      const ladder = document.querySelector("figure svg");
      const messages = ladder ? all("figure svg [role=button]").map((message) => message.getAttribute("aria-label")!) : undefined;
      const isComparing = document.querySelector(".tell .comparison") !== null;
      // The reference's table stands in place of the ladder and the tables.
      const tables = isComparing || !ladder ? undefined : all<HTMLTableElement>(".tell .event table").map((table) => ({
        caption: table.caption!.textContent!,
        rows: [...table.rows].map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent!)),
      }));
      return { action, address: location.hash, messages, tables };
    };

    const content = ({ messages, tables }: Shown) => JSON.stringify([messages, tables]);
    const found: Shown[] = [];
    let last = shown("");
    for (let number = 0; number < count; number += 1) {
      let left = random() * sum;
      const [name, , act] = actions.find(([, weight]) => (left -= weight) < 0)!;
      await act();
      await drawn();
      let next = shown(name);
      // On a busy machine the address comes some frames later.
      for (let turn = 0; turn < 100 && next.address === last.address && content(next) !== content(last); turn += 1) {
        await drawn();
        next = shown(name);
      }
      found.push(next);
      last = next;
    }
    return found;
  }, { seed, count });
}
