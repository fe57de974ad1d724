// The heights in crates/forms/src/room.json are those of the built element. `cargo xtask rooms` measures and writes them.
import { writeFileSync } from "node:fs";
import { checkedIn, FILE, measure, type Parts } from "./rooms";
import { expect, test } from "./fixtures";

/**
 * The tolerance in px. Advance widths are equal on every machine, but font rasterisers may hint a line to another whole px,
 * which adds up over a few lines. Most style changes exceed it.
 */
const TOLERANCE = 2;

/** The numbers of a room by path: `ladder.head`. */
const numbers = (parts: Parts, path = ""): [string, number][] => Object.entries(parts).flatMap(([name, value]) =>
  typeof value === "object" ? numbers(value, `${path}${name}.`) : typeof value === "string" ? [] : [[`${path}${name}`, Number(value)]]);

test("room.json has the heights that the element has", async ({ page }) => {
  test.setTimeout(120_000);
  const measured = await measure(page);
  if (process.env.CALLMODEL_ROOMS === "write") {
    writeFileSync(FILE, `${JSON.stringify(measured, null, 2)}\n`);
    return;
  }
  const written = checkedIn();
  expect(written.map(({ from, view }) => [from, view])).toEqual(measured.map(({ from, view }) => [from, view]));
  for (const [index, room] of measured.entries()) {
    const before = Object.fromEntries(numbers(written[index]!));
    const stale = numbers(room).filter(([name, px]) => !(Math.abs(px - before[name]!) <= TOLERANCE))
      .map(([name, px]) => `${name}: ${before[name]} in room.json, ${px} in the browser`);
    expect.soft(stale, `from ${room.from} px, view ${room.view}: run \`cargo xtask rooms\``).toEqual([]);
  }
});
