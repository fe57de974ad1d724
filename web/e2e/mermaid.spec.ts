// mermaid parses and draws what `callmodel` writes as Mermaid, with each label unchanged.
import type { Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";
import { MERMAID, mermaidFile } from "./mermaid-versions";

/** DNs with syntax of Mermaid, HTML and other formats, as in crates/forms/tests/read_back.rs. */
const NASTY = [
  '"quoted"',
  "'single'",
  "<script>alert(1)</script>",
  "&amp;&#65;",
  "a|b||\\|",
  "=1+2",
  "+49-89-1",
  "-1",
  "@SUM",
  "\\back\\slash\\n",
  "#35;#1",
  "semi;colon:",
  "*bold*_under_~~gone~~",
  "`tick``ticks`",
  "$$x^2$$",
  "[link](http://x.example)![y](z)",
  "1.",
  "---",
  "%%{init}%%",
  "end",
  "<br/>",
  "<U+0041>**x**//y//__z__",
  "ﬂ°°60¶ß",
  "🎧👩\u200d💻",
  "داخلي",
  "内線７００１",
  "A\u202eB\u200b",
  "0123456789abcdef".repeat(4),
];

/** The three phases of the reference, then DNs that need escaping. */
const RUNS: Record<string, { parties: string[]; steps: string[] }> = {
  "the Release Phase": { parties: ["A", "B"], steps: ["release A"] },
  "the Release from Conference Phase": { parties: ["A", "B", "C"], steps: ["release B"] },
  "the Delete from Conference Phase": { parties: ["A", "B", "C"], steps: ["delete B by A"] },
  "DNs with Mermaid syntax": {
    parties: NASTY,
    // The one before the last deletes each in turn, so each is in a label; the last two remain.
    steps: NASTY.slice(0, -2).map((dn) => `delete ${dn} by ${NASTY.at(-2)}`),
  },
};

for (const version of Object.keys(MERMAID)) {
  test.describe(`mermaid ${version}`, () => {
    for (const [name, { parties, steps }] of Object.entries(RUNS)) {
      test(`${name}: every label unchanged`, async ({ page }) => {
        const run = JSON.parse(write(parties, steps, "json"));
        const drawn = await draw(page, version, write(parties, steps, "mermaid"));
        expect(drawn.lanes).toEqual(["T-Server", ...parties.map(inText)]);
        expect(drawn.messages).toEqual(messages(run));
        expect(drawn.notes).toEqual([...bars(run), ...LIMITS]);
        // All steps were accepted, so the two above compare something.
        expect(run.steps).toHaveLength(steps.length);
      });
    }

    test("malformed text is refused", async ({ page }) => {
      const text = write(["A", "B"], ["release A"], "mermaid");
      await expect(draw(page, version, text.replace("p1->>p0:", "p1->>:"))).rejects.toThrow();
    });
  });
}

/** The output of `callmodel run`. */
function write(parties: string[], steps: string[], format: string): string {
  return callmodel("run", "--parties", parties.join(" "), "--steps", steps.join(", "), "--format", format);
}

/** Draws with mermaid on an empty page; returns lane names from left to right, other texts from top to bottom. */
async function draw(page: Page, version: string, text: string) {
  await page.setContent("<!doctype html><title>Mermaid</title><div id='place'></div>");
  await page.addScriptTag({ path: mermaidFile(version) });
  return page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    const sequence = { mirrorActors: false };
    mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, maxTextSize: 1_000_000, sequence });
    await mermaid.parse(text);
    const place = document.querySelector("#place")!;
    const rendered = await mermaid.render("drawing", text);
    place.innerHTML = typeof rendered === "string" ? rendered : rendered.svg;
    const texts = (selector: string, side: "x" | "y") => {
      const nodes = [...place.querySelectorAll(selector)].map((node) => ({ node, at: node.getBoundingClientRect()[side] }));
      return nodes.sort((a, b) => a.at - b.at).map(({ node }) => node.textContent);
    };
    return { lanes: texts("text.actor", "x"), messages: texts("text.messageText", "y"), notes: texts("text.noteText", "y") };
  }, text);
}

/** The part of mermaid's API in use. */
type Mermaid = {
  initialize(options: object): void;
  parse(text: string): Promise<unknown>;
  /** Returns the text itself before version 10. */
  render(id: string, text: string): string | Promise<{ svg: string }>;
};

/** The part of a run's JSON in use. */
type Call = { state: string; parties: string[] };
type Run = {
  steps: {
    request: { name: string; otherDn?: string };
    before: Call;
    events: { name: string }[];
    after: Call;
  }[];
};

/** A text with DNs as the ladder shows it: invisible characters escaped, right-to-left text isolated. */
function inText(text: string): string {
  const seen = text.replaceAll("\u202e", "\\u{202e}").replaceAll("\u200b", "\\u{200b}");
  return /\p{Script=Arabic}/u.test(seen) ? `\u2068${seen}\u2069` : seen;
}

/** The labels of the arrows: two lines for a request, one for an event. */
function messages({ steps }: Run): string[] {
  return steps.flatMap(({ request, events }) => [
    request.otherDn === undefined ? "Release" : inText(`Delete ${request.otherDn}`),
    request.name,
    ...events.map((event) => event.name),
  ]);
}

/** The last notes: what the events do not tell. */
const LIMITS = [
  "T-Server may deliver the events of one request in any order.",
  "In a call of two, only ReleasingParty of call release tracking tells who hung up.",
  "A party that nobody monitors, such as one outside the switch, receives no events.",
];

/** The labels of the state bars: before the first step and after each, while the call lasts. */
function bars({ steps }: Run): string[] {
  const calls = [...steps.slice(0, 1).map((step) => step.before), ...steps.map((step) => step.after)];
  const alive = calls.filter((call) => call.state !== "Ended");
  return alive.map((call) => `${call.state} · ${call.parties.map(inText).join(", ")}`);
}
