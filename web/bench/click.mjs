// Measures clicks on the built page with calls of 3, 100 and 1,000 parties: the time to the frame that shows the result, and the
// work of Chromium in that time, from its trace; beside an empty page with a button that changes one text. Then the time to the
// frame of one more request on 1,000 parties after 100 requests. Prints records for `crates/bench`.
//
// `node web/bench/click.mjs --site DIR --site DIR` measures built pages in these folders by turns, and prints their medians and
// ratios. `--large` measures only the one more request.
import { launch, record, tell } from "./browser.mjs";
import { address, dn, releaseOf, undoOf } from "./call.mjs";
import { compare, onlyLarge, served } from "./sites.mjs";
import { read } from "./trace.mjs";

const sizes = [3, 100, 1_000];
// Parties and steps of the largest page, and how many requests are measured on it.
const most = [1_000, 100];
const requests = 7;
// Pages alternate, so that other load on the machine affects them equally.
const turns = 4;
// Pairs of a request and its undo per turn: warm-up, and measured.
const warming = 3;
const pairs = 10;

/** Finishes animations, and waits until the page is idle. */
const rest = (page) => page.evaluate(async () => {
  for (const moving of document.getAnimations()) moving.finish();
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
});

/** Clicks like a user: moves the pointer first, and holds the button for a moment. */
async function click(page, button, nth) {
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await rest(page);
  await page.mouse.down();
  // A varying delay, so that releases are spread over the interval between frames.
  await page.waitForTimeout(50 + (nth * 5) % 17);
  await page.mouse.up();
  // Long enough for the result to be presented on a slow machine.
  await page.waitForTimeout(100);
  await rest(page);
}

/** A call, and the buttons to click alternately: a request and its undo. */
async function call(browser, { name, site }, parties) {
  const page = await open(browser);
  await page.goto(site + address(parties));
  const request = releaseOf(page, dn(1));
  return { page, site: name, size: `${parties}×1`, buttons: { request, undo: undoOf(page) } };
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
  return { page, site: "empty", size: "0×0", buttons: { text } };
}

async function open(browser) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.on("pageerror", (error) => console.error(error));
  return page;
}

/** One turn of a page; returns its clicks. */
async function turn(browser, { page, site, size, buttons }) {
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
  return read(traceEvents).map((times, index) => ({ site, size, button: names[index % names.length], ...times }));
}

/** The page of 1,000 parties after 100 requests. */
async function large(browser, { name, site }) {
  const page = await open(browser);
  page.setDefaultTimeout(120_000);
  await page.goto(site + address(...most));
  await page.waitForFunction(() => document.querySelector(".scroller [role=button]"));
  return { page, site: name, buttons: { "one more request": releaseOf(page, dn(0)), undo: undoOf(page) } };
}

/** Time in ms from a click until the task after the frame that shows its result. */
const toFrame = (button) => button.evaluate(async (button) => {
  const start = performance.now();
  button.click();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
});

const sites = await served();
const browser = await launch();
const clicks = [];
const frames = [];
try {
  const pages = [await empty(browser)];
  for (const parties of onlyLarge ? [] : sizes) {
    for (const site of sites) pages.push(await call(browser, site, parties));
  }
  for (let count = 0; count < (onlyLarge ? 0 : turns); count += 1) {
    for (const page of pages) clicks.push(...(await turn(browser, page)));
  }
  for (const { page } of pages) await page.close();
  const larges = [];
  for (const site of sites) larges.push(await large(browser, site));
  // The first run is a warm-up: code is compiled.
  for (let run = 0; run <= requests; run += 1) {
    for (const { page, site, buttons } of larges) {
      await page.bringToFront();
      for (const [button, locator] of Object.entries(buttons)) {
        await rest(page);
        const value = await toFrame(locator);
        if (run > 0) frames.push({ site, size: `${most.join("×")}, ${button}`, value });
      }
    }
  }
} finally {
  await browser.close();
  for (const site of sites) site.end();
}
if (sites.length === 1) {
  for (const { site, ...click } of clicks) record("click", click);
  for (const { size, value } of frames) tell("page of 1,000 parties", size, "ours", "the page", value, "ms");
} else {
  const kinds = ["presented", "painted", "script", "forced", "layout", "paint"];
  const split = ({ site, size, button, ...times }) => kinds.map((kind) => ({ site, of: `${size} ${button}, ${kind}`, value: times[kind] }));
  const of = clicks.filter(({ site }) => site !== "empty").flatMap(split);
  compare(sites, [...of, ...frames.map(({ site, size, value }) => ({ site, of: `${size}, to the frame`, value }))]);
}
