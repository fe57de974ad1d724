// A soak test: random actions in one page. No error, each state as the model replays it, and no memory leak.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { program } from "./callmodel";
import { expect, test } from "./explore";
import { act, type Shown } from "./a-long-day";
import { type Held, held, watchModule } from "./memory";

test.use({ launchOptions: { executablePath: process.env.CHROMIUM || undefined, args: [
  "--no-sandbox",
  "--disable-gpu",
  // Chromium's limit of 200 addresses in ten seconds: above it, the address would not say what is shown.
  "--disable-ipc-flooding-protection",
  // The JIT's machine code is in the same heap, and grows as functions become hot: it would hide a leak of the page.
  "--js-flags=--no-opt --no-maglev --no-sparkplug",
] } });

/** The number of actions: 1,000, or the environment variable `LONG_DAY`. */
const ACTIONS = Number(process.env.LONG_DAY || 1_000);

/** Actions between two comparisons with the model; each batch begins with the same call. */
const BATCH = ACTIONS / 10;

/** The number of actions after which memory is measured for the first time: by then everything was open. */
const MORNING = ACTIONS / 5;

type Event = { name: string; party: string; attributes: { name: string; value: string }[] };
type Run = { steps: { request: { name: string; by: string; otherDn?: string }; events: Event[] }[] };

/** The arguments of `callmodel` that replay the steps of an address. */
function replay(address: string): string[] {
  const fields = new URLSearchParams(address.split("?")[1] ?? "");
  const steps = (fields.get("steps") ?? "").split(", ").filter((step) => step);
  const done = steps.slice(0, Number(fields.get("at") ?? steps.length));
  return ["run", "--format", "json", "--parties", fields.get("parties")!, "--steps", done.join(", "), "--conn", fields.get("conn") ?? "1"];
}

/** Runs the command for each state that is not in `known` yet, and keeps its output by its arguments. */
async function replayed(states: Shown[], known: Map<string, Run>): Promise<void> {
  const missing = [...new Set(states.map(({ address }) => JSON.stringify(replay(address))))].filter((line) => !known.has(line));
  const next = missing[Symbol.iterator]();
  const work = async () => {
    for (const line of next) {
      const { stdout } = await promisify(execFile)(program, JSON.parse(line) as string[]);
      known.set(line, JSON.parse(stdout) as Run);
    }
  };
  await Promise.all([work(), work()]);
}

const labels = (run: Run): string[] => run.steps.flatMap(({ request, events }) => [
  `${request.otherDn === undefined ? "Release" : `Delete ${request.otherDn}`}, ${request.name} from ${request.by} to T-Server`,
  ...events.map(({ name, party }) => `${name} from T-Server to ${party}`),
]);

const tables = (run: Run) => run.steps.flatMap(({ events }) => events.map(({ name, party, attributes }) => ({
  caption: `Party ${party}: ${name}`,
  rows: attributes.map(({ name, value }) => [name, value]),
})));

test("a long day of random actions: states as replayed, no leak", { tag: "@serial" }, async ({ explore, page }) => {
  test.setTimeout(60_000 + ACTIONS * 150);
  await watchModule(page);
  await explore.call("A B C D");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  const known = new Map<string, Run>();
  let [morning, compared, tabled] = [{} as Held, 0, 0];
  for (let done = 0; done < ACTIONS; done += BATCH) {
    if (done === MORNING) morning = await held(devtools);
    const states = await act(page, done, BATCH);
    await replayed(states, known);
    for (const [index, { action, address, messages, tables: seen }] of states.entries()) {
      const run = known.get(JSON.stringify(replay(address)))!;
      const place = `${done + index}: ${action}, ${address}`;
      if (messages) expect(messages, place).toEqual(labels(run));
      if (seen) expect(seen, place).toEqual(tables(run));
      compared += 1;
      tabled += seen ? 1 : 0;
    }
    // Memory is compared with the same call on the page.
    await explore.call("A B C D");
  }
  const evening = await held(devtools);
  console.log(`${compared} states, ${tabled} with their tables, ${known.size} runs; morning ${JSON.stringify(morning)}, evening ${JSON.stringify(evening)}`);
  // A comparison, which stays open from request to request, is shown in place of the tables.
  expect(tabled).toBeGreaterThan(ACTIONS / 3);
  for (const what of Object.keys(evening) as (keyof Held)[]) {
    expect(evening[what], what).toBeLessThanOrEqual(morning[what] * 1.1);
  }
});
