// The Mermaid form of a run, as `callmodel` writes it, is read and drawn by mermaid itself: every label comes out as
// it is.
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";

const mermaidFile = fileURLToPath(new URL("node_modules/mermaid/dist/mermaid.min.js", import.meta.url));

/** DNs that mean something to Mermaid, to HTML or to their readers, as in crates/figure/tests/read_back.rs. */
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

/** The three phases of the reference, then DNs that are hard to write. */
const RUNS: Record<string, { parties: string[]; steps: string[] }> = {
  "the Release Phase": { parties: ["A", "B"], steps: ["release A"] },
  "the Release from Conference Phase": { parties: ["A", "B", "C"], steps: ["release B"] },
  "the Delete from Conference Phase": { parties: ["A", "B", "C"], steps: ["delete B by A"] },
  "a call of DNs that mean something to Mermaid": {
    parties: NASTY,
    // Each is in a label of its own, deleted by the one before the last; then the last two are left.
    steps: NASTY.slice(0, -2).map((dn) => `delete ${dn} by ${NASTY.at(-2)}`),
  },
};

for (const [name, { parties, steps }] of Object.entries(RUNS)) {
  test(`mermaid draws ${name} with every label as it is`, async ({ page }) => {
    const run = JSON.parse(write(parties, steps, "json"));
    const drawn = await draw(page, write(parties, steps, "mermaid"));
    expect(drawn.lanes).toEqual(["T-Server", ...parties.map(inText)]);
    expect(drawn.messages).toEqual(messages(run));
    expect(drawn.bars).toEqual(bars(run));
    // As many steps as were asked for, so that the two above compare something.
    expect(run.steps).toHaveLength(steps.length);
  });
}

test("mermaid reads no Mermaid text that is broken", async ({ page }) => {
  const text = write(["A", "B"], ["release A"], "mermaid");
  await expect(draw(page, text.replace("p1->>p0:", "p1->>:"))).rejects.toThrow(/Parse error/);
});

/** What `callmodel` prints. */
function write(parties: string[], steps: string[], format: string): string {
  return callmodel("run", "--parties", parties.join(" "), "--steps", steps.join(", "), "--format", format);
}

/** Draws with mermaid on an empty page; returns the names of the lanes from left to right, other texts from the top. */
async function draw(page: Page, text: string) {
  await page.setContent("<!doctype html><title>Mermaid</title><div id='place'></div>");
  await page.addScriptTag({ path: mermaidFile });
  return page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    const sequence = { mirrorActors: false };
    mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, maxTextSize: 1_000_000, sequence });
    await mermaid.parse(text);
    const place = document.querySelector("#place")!;
    place.innerHTML = (await mermaid.render("drawing", text)).svg;
    const texts = (selector: string, side: "x" | "y") => {
      const nodes = [...place.querySelectorAll(selector)].map((node) => ({ node, at: node.getBoundingClientRect()[side] }));
      return nodes.sort((a, b) => a.at - b.at).map(({ node }) => node.textContent);
    };
    return { lanes: texts("text.actor", "x"), messages: texts("text.messageText", "y"), bars: texts("text.noteText", "y") };
  }, text);
}

/** What a test needs of mermaid. */
type Mermaid = {
  initialize(options: object): void;
  parse(text: string): Promise<unknown>;
  render(id: string, text: string): Promise<{ svg: string }>;
};

/** What a test needs of the JSON of a run. */
type Call = { state: string; parties: string[] };
type Run = {
  steps: {
    request: { name: string; otherDn?: string };
    before: Call;
    events: { name: string }[];
    after: Call;
  }[];
};

/** How a text with DNs stands in a line: what cannot be seen as a number, what runs from right to left kept together. */
function inText(text: string): string {
  const seen = text.replaceAll("\u202e", "\\u{202e}").replaceAll("\u200b", "\\u{200b}");
  return /\p{Script=Arabic}/u.test(seen) ? `\u2068${seen}\u2069` : seen;
}

/** The words over the arrows: a request has two lines, an event one. */
function messages({ steps }: Run): string[] {
  return steps.flatMap(({ request, events }) => [
    request.otherDn === undefined ? "Release" : inText(`Delete ${request.otherDn}`),
    request.name,
    ...events.map((event) => event.name),
  ]);
}

/** The words of the bars: the state before, and the one after each step while there is a call. */
function bars({ steps }: Run): string[] {
  const calls = [...steps.slice(0, 1).map((step) => step.before), ...steps.map((step) => step.after)];
  const alive = calls.filter((call) => call.state !== "Ended");
  return alive.map((call) => `${call.state} · ${call.parties.map(inText).join(", ")}`);
}
