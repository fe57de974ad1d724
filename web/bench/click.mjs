// Measures the built page with calls of 3, 100 and 1,000 parties: how long it takes from a click to the frame that shows
// what it did, and what Chromium does in that time, beside an empty page with a button that changes one text. All of it
// is read from Chromium's trace. `cargo xtask bench` starts this; it reads the lines that begin with `click`.
import { launch, serve } from "./browser.mjs";

const sizes = [3, 100, 1_000];
// All pages have their turns, so that what else the machine does falls on each of them.
const turns = 4;
// In a turn, a request and its undoing: so many pairs uncounted, and so many measured.
const warming = 3;
const pairs = 10;

const dn = (index) => 7001 + index;
const address = (parties) => `#/explore?parties=${Array.from({ length: parties }, (_, index) => dn(index)).join("+")}`;

// What the main thread works on, by the names that the trace has for it.
const kinds = {
  EventDispatch: "script",
  FunctionCall: "script",
  RunMicrotasks: "script",
  TimerFire: "script",
  FireAnimationFrame: "script",
  UpdateLayoutTree: "layout",
  Layout: "layout",
  PrePaint: "paint",
  Paint: "paint",
  Layerize: "paint",
  Commit: "paint",
};

/**
 * The time in ms that the main thread works on each kind, without other kinds within it. What script asks for before it is
 * due is `forced`. The events begin one after the other, outer ones first.
 *
 * It is the processor's time, `tdur`, which other programs hardly change; what is missing to `painted` was waited.
 */
function work(events) {
  const sums = { script: 0, forced: 0, layout: 0, paint: 0 };
  const open = [];
  for (const { name, ts, dur, tdur = dur } of events.filter(({ name }) => name in kinds)) {
    while (open.length > 0 && open.at(-1).end <= ts) open.pop();
    const outer = open.at(-1)?.kind;
    const forced = outer === "forced" || (outer === "script" && kinds[name] !== "script");
    const kind = forced ? "forced" : kinds[name];
    sums[kind] += tdur / 1_000;
    if (outer) sums[outer] -= tdur / 1_000;
    open.push({ kind, end: ts + dur });
  }
  return sums;
}

/**
 * What a trace says of each click, in ms from the input, as the browser's process had it.
 *
 * `presented` is what the reader waits: EventTiming's duration, to when the display had the frame that shows what the
 * click did. It is the measure that pages know as INP, there rounded to 8 ms, here exact; EventLatency is the same. Paint
 * and Commit end before the compositor has drawn anything, and DrawFrame may be of another frame.
 *
 * `painted` is when the main thread had handed that frame over, by the same event. Yew draws in a microtask of the click,
 * within EventDispatch, so it is this frame that has all of it.
 */
function read(events) {
  const of = (name, type) => (event) => event.name === name && event.args.data?.type === type;
  events.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const clicks = events.filter(of("EventDispatch", "click"));
  const timings = events.filter(of("EventTiming", "click")).filter(({ ph }) => ph === "b");
  if (timings.length !== clicks.length) throw new Error(`${clicks.length} clicks and ${timings.length} timings`);
  const main = events.filter(({ ph, pid, tid }) => ph === "X" && pid === clicks[0].pid && tid === clicks[0].tid);
  return clicks.map((click, index) => {
    const { ts: input, args: { data: { timeStamp, commitFinishTime, duration: presented } } } = timings[index];
    const painted = commitFinishTime - timeStamp;
    const before = main.filter(({ ts }) => ts >= click.ts && ts < input + painted * 1_000);
    return { presented, painted, ...work(before) };
  });
}

/** Ends what moves, and waits until nothing is left to draw. */
const rest = (page) => page.evaluate(async () => {
  for (const moving of document.getAnimations()) moving.finish();
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
});

/** Clicks as a reader does: the pointer is there before, and the button is held for a moment. */
async function click(page, button, nth) {
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await rest(page);
  await page.mouse.down();
  // The time between two frames at which it is let go is another each time.
  await page.waitForTimeout(50 + (nth * 5) % 17);
  await page.mouse.up();
  // Until that is on the display, on a slow machine too.
  await page.waitForTimeout(100);
  await rest(page);
}

/** A call, and the buttons that are clicked by turns: one that makes a request, and one that undoes it. */
async function call(browser, site, parties) {
  const page = await open(browser);
  await page.goto(site + address(parties));
  const asks = page.getByRole("group", { name: `Party ${dn(1)}`, exact: true });
  const request = asks.getByRole("button", { name: "Release", exact: true });
  const undo = page.getByRole("button", { name: "Undo", exact: true, disabled: false });
  return { page, size: `${parties}×1`, buttons: { request, undo } };
}

/** An empty page with a button that changes one text. */
async function empty(browser) {
  const page = await open(browser);
  await page.setContent("<!doctype html><title>Empty</title><button>Change</button><p>0</p>");
  await page.evaluate(() => {
    const text = document.querySelector("p").firstChild;
    document.querySelector("button").onclick = () => (text.data = Number(text.data) + 1);
  });
  const text = page.getByRole("button");
  return { page, size: "0×0", buttons: { text } };
}

async function open(browser) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.on("pageerror", (error) => console.error(error));
  return page;
}

/** A page's turn; prints its clicks. */
async function turn(browser, { page, size, buttons }) {
  await page.bringToFront();
  const names = Object.keys(buttons);
  const clicked = async (times) => {
    for (let nth = 0; nth < times; nth += 1) {
      for (const name of names) await click(page, buttons[name], nth);
    }
  };
  await clicked(warming);
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await clicked(pairs);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  read(traceEvents).forEach((times, index) => {
    const { presented, painted, script, forced, layout, paint } = times;
    const figures = [presented, painted, script, forced, layout, paint].map((ms) => ms.toFixed(3));
    console.log(`click ${size} ${names[index % names.length]} ${figures.join(" ")} ms`);
  });
}

const server = await serve();
const browser = await launch();
try {
  const pages = [await empty(browser)];
  for (const parties of sizes) pages.push(await call(browser, server.site, parties));
  for (let count = 0; count < turns; count += 1) {
    for (const page of pages) await turn(browser, page);
  }
} finally {
  await browser.close();
  server.end();
}
