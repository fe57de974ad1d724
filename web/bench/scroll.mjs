// Measures the built page with a call of 1,000 parties after 100 requests: the time to open, and the intervals between frames on
// scrolling, beside those of an empty page. Prints records for `crates/bench`.
import { launch, record, serve, tell } from "./browser.mjs";
import { address } from "./call.mjs";

const parties = 1_000;
const steps = 100;
const size = `${parties}×${steps}`;
// A frame is late after this many times the display's interval.
const late = 1.5;
const frames = 300;
// A fast turn of a wheel, in px.
const pixels = 60;
const waits = 5;

/** Starts to record the time of each frame, and long tasks: those of 50 ms or more. */
async function watch(page) {
  await page.evaluate(() => {
    const noted = { times: [], long: [] };
    const observer = new PerformanceObserver((list) => noted.long.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: "longtask" });
    const note = (time) => {
      noted.times.push(time);
      noted.frame = requestAnimationFrame(note);
    };
    noted.frame = requestAnimationFrame(note);
    noted.end = () => {
      cancelAnimationFrame(noted.frame);
      observer.disconnect();
      return { times: noted.times, long: noted.long };
    };
    globalThis.noted = noted;
  });
}

/** Intervals between the frames since then, and the durations of long tasks, in ms. */
async function watched(page) {
  const { times, long } = await page.evaluate(() => globalThis.noted.end());
  return { intervals: times.slice(1).map((time, index) => time - times[index]), long };
}

const ways = {
  // The same distance in every frame.
  steady: (page, { x, y }) => page.evaluate(
    ({ x, y, frames }) => new Promise((resolve) => {
      const scroller = document.querySelector(".scroller");
      const move = () => {
        scroller.scrollBy({ left: x, top: y, behavior: "instant" });
        frames -= 1;
        if (frames > 0) requestAnimationFrame(move);
        else resolve();
      };
      requestAnimationFrame(move);
    }),
    { x, y, frames },
  ),
  // Wheel events, through the browser's input handling.
  wheel: async (page, { x, y }) => {
    const { x: left, y: top } = await page.locator(".scroller").evaluate((node) => node.getBoundingClientRect());
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Input.synthesizeScrollGesture", {
      x: Math.round(left + 300),
      y: Math.round(Math.max(top, 0) + 200),
      xDistance: -x * frames,
      yDistance: -y * frames,
      speed: pixels * 60,
      gestureSourceType: "mouse",
      preventFling: true,
    });
    await devtools.detach();
  },
};

const directions = { down: { x: 0, y: pixels }, sideways: { x: pixels, y: 0 } };

/** Scrolls the page's box and prints its frame intervals. */
async function scroll(page, what, way, direction, interval) {
  await page.bringToFront();
  const scroller = page.locator(".scroller");
  // Away from the edges, where little scrolls into view.
  await scroller.evaluate(async (node) => {
    node.scrollTo({ left: 5_000, top: 5_000, behavior: "instant" });
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
  await watch(page);
  await ways[way](page, directions[direction]);
  const { intervals, long } = await watched(page);
  const moved = await scroller.evaluate((node) => node.scrollLeft + node.scrollTop - 10_000);
  if (Math.abs(moved - pixels * frames) > pixels * frames / 10) {
    throw new Error(`${what} ${way} ${direction}: it scrolled by ${moved} px, not ${pixels * frames}`);
  }
  const lates = intervals.filter((ms) => ms > late * interval).length;
  record("frames", { size, page: what, how: `${way} ${direction}`, intervals, late: lates, long });
}

/** An empty page with a box as large as the ladder's. */
async function empty(page, { width, height, content }) {
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><title>Empty</title>
    <div class="scroller" style="overflow: auto; width: ${width}px; height: ${height}px">
      <div style="width: ${content.width}px; height: ${content.height}px"></div>
    </div>`);
}

/** The display's interval: from frame to frame on an idle page, in ms. */
async function displayInterval(page) {
  await watch(page);
  await page.evaluate((frames) => new Promise((resolve) => {
    const wait = () => (frames-- > 0 ? requestAnimationFrame(wait) : resolve());
    requestAnimationFrame(wait);
  }), 60);
  const { intervals } = await watched(page);
  return intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)];
}

const server = await serve();
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.setDefaultTimeout(120_000);
  page.on("pageerror", (error) => console.error(error));
  for (let run = 0; run < waits; run += 1) {
    await page.goto("about:blank");
    await page.goto(server.site + address(parties, steps));
    const drawn = await page.waitForFunction(() => document.querySelector(".scroller [role=button]") && performance.now());
    tell("page of 1,000 parties", `${size}, opened`, "ours", "the page", await drawn.jsonValue(), "ms");
  }
  const box = await page.locator(".scroller").evaluate((node) => ({
    width: node.clientWidth,
    height: node.clientHeight,
    content: { width: node.scrollWidth, height: node.scrollHeight },
  }));
  console.log(`the ladder has ${box.content.width} × ${box.content.height} px, of which ${box.width} × ${box.height} are seen`);
  const blank = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await empty(blank, box);
  const interval = await displayInterval(blank);
  console.log(`a frame of the display takes ${interval.toFixed(2)} ms`);
  for (const way of Object.keys(ways)) {
    for (const direction of Object.keys(directions)) {
      await scroll(blank, "empty", way, direction, interval);
      await scroll(page, "ladder", way, direction, interval);
    }
  }
} finally {
  await browser.close();
  server.end();
}
