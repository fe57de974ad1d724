// Hostile texts (markup, commands, invalid or very long text), and checks of a page that receives them.
import type { Page } from "@playwright/test";

/** A serialisable text: lone surrogates and megabytes are built in the page. */
export type Text = { of: string; times?: number } | { codes: number[] };

const text = (of: string): Text => ({ of });

/** Texts for every place. */
export const MUST: Text[] = [
  ...["__proto__", "constructor", "1e309", "-1", "<img src=x onerror=window.hit=1>"].map(text),
  { codes: [0xd800] },
  { codes: [0xdc00, 0xd800] },
  { codes: [0x41, 0xdfff, 0x42] },
  { codes: [0xfffe, 0xffff] },
];

/** Further texts; each place gets some of them. */
export const TEXTS: Text[] = [
  ...[
    "<script>window.hit=1</script>",
    "<svg onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "\"><b onmouseover=window.hit=1>x</b>",
    "'-window.hit=1-'",
    "javascript:window.hit=1",
    "data:text/html,<script>parent.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "<!--", "-->", "]]>", "<![CDATA[", "&lt;b&gt;", "&#x3c;script&#x3e;", "%3Cscript%3E", "%253Cscript%253E",
    "toString", "hasOwnProperty", "__proto__.hit=1", "[object Object]", "undefined", "null", "NaN",
    "Infinity", "-0", "0", "1e-309", "999999999999999999999999", "0x7fffffff", "2147483648", "1.5", "١٢٣",
    "{name}", "{count}", "${window.hit=1}", "{{constructor.constructor('window.hit=1')()}}", "#{1}", "%s%n%x", "../../etc/passwd",
    "\\", "\\\\", "`", "'", "\"", ";", "|", "||", "&", "&&", "=", "==", "#", "##", "?", "%", "%%", "%2", "%zz", "%00", "%ff%fe", "+", "++",
    ",", ",,,,", " ", "   ", "\t", "\n", "\r\n", "\u0000", "\u0001\u0002\u001b[31m", "\u007f", "\u0085", "\u2028", "\u2029",
    "\u202eA B C", "\u2066\u2067\u2068", "\u200b", "\ufeff", "\ufffe", "e\u0301\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "ﷺ", "İ", "ß", "ﬃ",
    "A A", "A B A", "A", "A,B", "A B C D E F G H I J K L M N O P", "by", "by by by", "release", "delete by", "delete A by A",
    "release A, release A, release A", "release B, delete C by A, delete A by B", "{\"a\":1}", "[1,2,3]", "x=1&y=2", "url(javascript:1)",
    "*{display:none}", "@import 'x'", "expression(1)", "A".repeat(64), "A".repeat(65), "\u{10ffff}", "en", "xx-XX-xx", "de_DE", "ja\u0000",
  ].map(text),
];

const MEGABYTE = 1_000_000;

/** A megabyte of text each, percent-encoded. */
export const FLOODS: Text[] = ["A", "A ", "<b>", "&", "%41", "a&", "release A,", "delete B by A, ", "漢", "\u0301", "\u202e", "7001 7002 "].map((of) => ({
  of,
  times: Math.ceil(MEGABYTE / encodeURIComponent(of).length),
}));

/** A short name of a text, for messages. */
export function named(made: Text): string {
  if ("codes" in made) return made.codes.map((code) => `\\u${code.toString(16)}`).join("");
  const start = JSON.stringify(made.of.slice(0, 60));
  return made.times ? `${start} × ${made.times}` : start;
}

/** A failed check, with its input. */
export type Harm = { input: string; what: string };

/** The limit of the longest task per input, in ms. */
export const BLOCKING = 200;

export type Attempt = {
  /** Its name in messages. */
  input: string;
  /** `hash`, an attribute, or a property as `.name`. */
  target: string;
  /** The parts before and after the text. */
  around: [string, string];
  text: Text;
};

/**
 * Gives a page one input after another and returns the failed checks: nothing is executed, no foreign element is in the page,
 * no task is too long, and a click on a button works.
 *
 * The duration is that of the longest task (Long Tasks API), less the time that Chromium itself takes to set the address, which
 * for a megabyte is nearly all of it. Other load prolongs tasks, so an input above the limit is tried up to five times, and the
 * shortest counts.
 */
export async function harms(page: Page, attempts: Attempt[], limit: number): Promise<{ harms: Harm[]; longest: number }> {
  return page.evaluate(async ({ attempts, limit }) => {
    const found: { input: string; what: string }[] = [];
    let longest = 0;
    const tasks: number[] = [];
    const note = (entries: PerformanceEntry[]) => tasks.push(...entries.map((task) => task.duration));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: "longtask" });
    const made = (text: Text) => ("codes" in text ? String.fromCharCode(...text.codes) : text.of.repeat(text.times ?? 1));
    // The page draws in the first frame and writes its address in the next one or two; in the last, the observer gets their tasks.
    const drawn = async () => {
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
    };
    const model = document.querySelector("call-model");
    const root = (): Document | ShadowRoot => model?.shadowRoot ?? document;
    const strangers = () => {
      const own = "script[data-wasm], script[src$='/first.js'], script[src$='/call-model.js']";
      const all = [...document.querySelectorAll("script, img, iframe, object, embed"), ...root().querySelectorAll("script, img, iframe, object, embed, b, [onerror], [onload], [onmouseover]")];
      return all.filter((element) => !element.matches(own)).map((element) => element.outerHTML.slice(0, 80));
    };
    const press = () => {
      const buttons = [...root().querySelectorAll<HTMLElement>("button")];
      const can = buttons.filter((button) => button.getAttribute("aria-disabled") !== "true" && button.role !== "tab");
      return can.find((button) => button.textContent === "Release") ?? can.find((button) => button.textContent === "Undo");
    };
    const state = () => [
      root().querySelector("[role=status]")?.textContent,
      ...[...root().querySelectorAll("figure [role=button]")].map((message) => message.getAttribute("aria-label")),
      root().querySelector<HTMLInputElement>("input[type=range]")?.value,
    ].join("\n");
    // The time in which the page reads a new address: from the first listener to the last.
    let reading = 0;
    addEventListener("popstate", () => (reading -= performance.now()), { capture: true });
    addEventListener("popstate", () => (reading += performance.now()));
    const set = (target: string, value: string) => {
      if (target === "hash") location.hash = value;
      else if (target.startsWith(".")) (model as unknown as Record<string, string>)[target.slice(1)] = value;
      else model!.setAttribute(target, value);
    };
    for (const { input, target, around, text } of attempts) {
      const value = around[0] + made(text) + around[1];
      let least = Infinity;
      for (let attempt = 0; attempt < 5 && least > limit; attempt += 1) {
        if (attempt > 0) {
          set(target, "");
          await drawn();
        }
        await drawn();
        note(observer.takeRecords());
        tasks.length = 0;
        reading = 0;
        const start = performance.now();
        set(target, value);
        const browsers = target === "hash" ? performance.now() - start - reading : 0;
        await drawn();
        note(observer.takeRecords());
        least = Math.min(least, Math.max(0, ...tasks) - browsers);
      }
      longest = Math.max(longest, least);
      if (least > limit) found.push({ input, what: `blocks for ${Math.round(least)} ms` });
      const window_ = globalThis as unknown as { hit?: unknown };
      if (window_.hit !== undefined || ({} as { hit?: unknown }).hit !== undefined) found.push({ input, what: "was run" });
      delete window_.hit;
      const others = strangers();
      if (others.length > 0) found.push({ input, what: `is in the page as ${others[0]}` });
      const failed = root().querySelector(".failed")?.textContent ?? "";
      if (/could not start/.test(failed)) found.push({ input, what: `ends the element: ${failed.slice(0, 80)}` });
      // A click must change the state.
      const before = state();
      press()?.click();
      await drawn();
      if (state() === before) found.push({ input, what: "leaves nothing to press that does something" });
      // The next input starts from the initial state.
      if (model) model.removeAttribute(target.replace(".", ""));
    }
    observer.disconnect();
    return { harms: found, longest };
  }, { attempts, limit });
}

/** Records the long tasks of each page opened from now on. */
export async function noteTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)));
    observer.observe({ type: "longtask" });
    Object.assign(globalThis, {
      /** The longest since the last call, in ms. */
      longestTask: () => {
        tasks.push(...observer.takeRecords().map((task) => task.duration));
        return Math.max(0, ...tasks.splice(0));
      },
    });
  });
}

/** The longest task since the last call, in ms, after drawing. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { longestTask: () => number }).longestTask();
  });
}

/** The longest task of a repeatable action: the minimum of up to five runs. */
export async function blocking(act: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let turn = 0; turn < 5 && least > BLOCKING; turn += 1) least = Math.min(least, await act());
  return least;
}
