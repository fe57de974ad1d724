// Reads the times of clicks from a trace of Chromium.

// Kinds of work on the main thread, by event name of the trace.
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
 * Self time of the main thread by kind, in ms. Layout and paint within script are `forced`. Events are sorted by start, outer
 * ones first.
 *
 * Processor time (`tdur`), which hardly depends on other programs; the rest of `painted` is waiting.
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
 * Times of each click in a trace, in ms from the input as the browser process received it.
 *
 * `presented` is the duration of EventTiming: until the display has the frame that shows the result. Pages know it as INP,
 * rounded to 8 ms; here it is exact. EventLatency says the same. Paint and Commit end before the compositor draws, and DrawFrame
 * may belong to another frame.
 *
 * `painted` is when the main thread has handed over that frame, by the same event. Yew renders in a microtask of the click,
 * within EventDispatch, so this frame shows all of it.
 */
export function read(events) {
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
