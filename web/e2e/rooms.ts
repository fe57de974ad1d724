// Measures the parts of live elements in px: the numbers that crates/forms/src/room.rs adds up to the height of an element.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { LONG } from "./explore";
import { drawn, openHost, setWidth } from "./host-page";
import { fontsLoaded, serveFonts, withPinnedFonts } from "./pinned-fonts";
import { element } from "./site";

export const VIEWS = ["both", "ladder", "tables"];
export const LANGUAGES = ["en", "de", "es", "ja"];

export const RUNS = [
  { parties: "A B", steps: "" },
  { parties: "A B C", steps: "" },
  { parties: "A B", steps: "release A" },
  { parties: "A B C", steps: "delete B by A" },
  { parties: "7001 7002 7003 7004 7005", steps: "delete 7002 by 7001, release 7003" },
  // Enough tables to be folded.
  { parties: "A B C D E F G H I", steps: "delete B by A" },
  LONG,
];

/** The width of an element on a phone, the narrowest that is measured. */
export const NARROWEST = 336;
/** Below the breakpoints no layout changes, but lines wrap more often: a further room, so that less of it stays empty. */
const PHONE = 480;

/** Numbers by name, some of them in groups. All are whole px, rounded up, but for `columns`. */
export type Parts = { [name: string]: number | boolean | string | Parts };
/** The parts of an element with this view, from this width on. */
export type Room = Parts & { from: number; view: string };

export const FILE = fileURLToPath(new URL("../../crates/forms/src/room.json", import.meta.url));
export const checkedIn = (): Room[] => JSON.parse(readFileSync(FILE, "utf8")) as Room[];

/** The parts for each width and view, the widest first. */
export async function measure(page: Page): Promise<Room[]> {
  const rooms: Room[] = [];
  await serveFonts(page);
  for (const view of VIEWS) {
    const models = MODELS.map((attributes) => tag({ view, ...attributes }));
    await openHost(page, `<main>${models.join("")}</main>`, withPinnedFonts);
    await Promise.all([fontsLoaded(page), drawn(page)]);
    for (const from of [...element.breakpoints, PHONE, 0]) {
      await setWidth(page, from || NARROWEST);
      const parts = await page.locator("call-model").evaluateAll(partsOf);
      rooms.push({ from, view, ...parts.reduce(larger) });
    }
  }
  return rooms.sort((one, other) => other.from - one.from);
}

/** The larger of each number, but the smaller width of the ladder. */
function larger(one: Parts, other: Parts): Parts {
  const names = Object.keys({ ...one, ...other });
  return Object.fromEntries(names.map((name) => {
    const [a, b] = [one[name], other[name]];
    if (a === undefined || b === undefined) return [name, (a ?? b)!];
    if (typeof a === "object" && typeof b === "object") return [name, larger(a, b)];
    if (typeof a !== "number" || typeof b !== "number") return [name, a];
    return [name, name === "width" ? Math.min(a, b) : Math.max(a, b)];
  }));
}

/** The attributes of the elements that are measured: each run in each language, with controls and without, with a link. */
const MODELS = LANGUAGES.flatMap((lang) => RUNS.flatMap((run) => ["full", "none"].map((controls) => ({ lang, controls, explore: "./", ...run }))));

const tag = (attributes: Record<string, string>) =>
  `<call-model ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")}></call-model>`;

/** The parts of each element. Runs in the page. */
function partsOf(models: Element[]): Parts[] {
  const box = (element: Element) => element.getBoundingClientRect();
  const up = (px: number) => Math.ceil(px - 0.01);
  const px = (length: string) => up(parseFloat(length) || 0);

  return models.map((model): Parts => {
    const one = (selector: string) => model.shadowRoot!.querySelector<HTMLElement>(selector);
    const all = (selector: string) => [...model.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
    const when = model.getAttribute("steps") === "" ? "first" : "later";
    const [work, see, tell] = [one(".work")!, one(".see"), one(".tell")];
    const beside = see !== null && tell !== null && box(tell).left > box(see).right;
    const parts: Parts = {
      beside,
      frame: up(box(one(".place")!).height - box(work).height),
      gap: see && tell && !beside ? px(getComputedStyle(work).rowGap) : 0,
    };
    const [bar, events] = [one(".steps"), one(".events")];
    if (bar) parts.bar = { [when]: up(see ? box(see).bottom - box(one(".ladder")!).bottom : box(events!).top - box(tell!).top) };
    if (see) {
      const [figure, scroller, heads] = [one(".ladder")!, one(".scroller")!, box(one(".heads")!).height];
      const buttons = all(".asks").map((asks) => [...asks.querySelectorAll(":scope > button")]);
      const most = Math.max(...buttons.map(({ length }) => length));
      const button = Math.max(...buttons.flat().map((button) => box(button).height)) + px(getComputedStyle(one(".asks")!).rowGap);
      parts.ladder = {
        width: scroller.clientWidth,
        frame: up(box(figure).height - box(scroller).height),
        tallest: px(getComputedStyle(scroller).maxHeight),
        ...(most > 0 ? { head: up(heads - most * button), button: up(button) } : { quiet: { [when]: up(heads) } }),
      };
    }
    if (events) {
      const gap = px(getComputedStyle(events).rowGap);
      const height = (name: string, selector: string): Parts => {
        const row = one(selector);
        return row ? { [name]: up(box(row).height) } : {};
      };
      const tables = all(".step").map((step): Parts => {
        const list = [...step.querySelectorAll(".event")];
        const [top, bottom] = [box(step.querySelector(".tables")!).top, Math.max(...list.map((event) => box(event).bottom))];
        const fold = step.querySelector(".fold");
        const news = list.filter((event) => event.classList.contains("news"));
        const tallest = (of: Element[]) => up(Math.max(...of.map((event) => box(event).height)));
        const released = list.filter((event) => !news.includes(event));
        const follows = list.find((event, at) => at > 0 && box(event).top > box(list[at - 1]!).top);
        return {
          heading: up(box(step).bottom - bottom + (fold ? box(fold) : { top }).top - box(step).top),
          ...(fold ? { fold: up(top - box(fold).top) } : {}),
          ...(released.length > 0 ? { [news.length > 0 ? "released" : "released_last"]: tallest(released) } : {}),
          ...(news.length > 0 ? { party_deleted: tallest(news) } : {}),
          ...(follows ? { between: up(box(follows).top - Math.max(...list.slice(0, list.indexOf(follows)).map((event) => box(event).bottom))) } : {}),
          columns: new Set(list.map((event) => Math.round(box(event).left))).size,
        };
      });
      const rows = [
        height("filter", ".filter"), height("lead", ".key"), height("optional", ".optional"),
        height(model.getAttribute("controls") === "full" ? "invitation" : "empty", ".empty"), ...tables,
      ];
      const names = [...new Set(rows.flatMap(Object.keys))];
      const most = (name: string) => Math.max(...rows.map((row) => Number(row[name] ?? 0)));
      parts.tables = { gap, ...Object.fromEntries(names.map((name) => [name, most(name)])) };
    }
    return parts;
  });
}
