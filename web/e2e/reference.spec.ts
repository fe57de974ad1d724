// The page against the reference's tables: every phase, message and attribute.
import { readFileSync } from "node:fs";
import { expect, test } from "./explore";

type Mark = "OPT" | "DIAL" | "a";
type Event = { column: string; name: string; attributes: [name: string, value: string, mark?: Mark][] };
type Phase = {
  title: string;
  parties: string[];
  before: string;
  request: { label: string; function: string; column: string };
  events: Event[];
  after: string | null;
};

const file = new URL("../../crates/golden/reference/releasing-calls.json", import.meta.url);
const { phases } = JSON.parse(readFileSync(file, "utf8")) as { phases: Phase[] };

const caption = ({ column, name }: Event) => `Party ${column}: ${name}`;

/** Note a: two parties remain, so CallState is OK. */
const valueOf = (value: string, mark?: Mark) => (mark === "a" ? "OK" : value);

test("the reference has three phases", () => {
  expect(phases.map((phase) => phase.title)).toEqual([
    "Release Phase",
    "Release from Conference Phase",
    "Delete from Conference Phase",
  ]);
});

for (const { title, parties, before, request, events, after } of phases) {
  test.describe(title, () => {
    test.beforeEach(async ({ explore }) => {
      await explore.open();
      await explore.tab(title.replace(/ Phase$/, "")).click();
    });

    test("starts with its parties and state", async ({ explore }) => {
      await expect(explore.parties).toHaveCount(parties.length);
      for (const [index, dn] of parties.entries()) {
        await expect(explore.parties.nth(index)).toHaveAccessibleName(`Party ${dn}`);
      }
      await expect(explore.bars).toHaveText([`${before} · ${parties.join(", ")}`]);
      await expect(explore.tables).toHaveCount(0);
    });

    test("emphasises only the button of the reference's request", async ({ explore, page }) => {
      await expect(explore.ask(request.column, request.label)).toContainClass("suggested");
      await expect(page.locator(".suggested")).toHaveCount(1);
    });

    test.describe("after that button", () => {
      test.beforeEach(async ({ explore }) => {
        await explore.ask(request.column, request.label).click();
      });

      test("shows the tables in the reference's order", async ({ explore }) => {
        await expect(explore.tables.getByRole("caption")).toHaveText(events.map(caption));
      });

      test("shows each attribute of each event", async ({ explore }) => {
        for (const event of events) {
          const table = explore.table(caption(event));
          await expect(table.getByRole("rowheader"), caption(event)).toHaveText(event.attributes.map(([name]) => name));
          await expect(table.getByRole("cell"), caption(event)).toHaveText(event.attributes.map(([, value, mark]) => valueOf(value, mark)));
        }
      });

      test("marks what is optional or by note a", async ({ explore }) => {
        for (const event of events) {
          const table = explore.table(caption(event));
          for (const [name, , mark] of event.attributes) {
            const cell = expect(explore.cell(table, name), `${name} in ${caption(event)}`);
            await (mark === "OPT" ? cell : cell.not).toHaveAccessibleDescription(/\boptional\b/);
            await (mark === "a" ? cell : cell.not).toHaveAccessibleDescription(/\bnote a\b/);
          }
        }
      });

      test("draws the request and the events", async ({ explore }) => {
        const names = [
          `${request.label}, ${request.function} from ${request.column} to T-Server`,
          ...events.map(({ name, column }) => `${name} from T-Server to ${column}`),
        ];
        await expect(explore.messages).toHaveCount(names.length);
        for (const [index, name] of names.entries()) {
          await expect(explore.messages.nth(index)).toHaveAccessibleName(name);
        }
        await expect(explore.messages.first()).toContainText(request.label);
      });

      test("draws the states before and after", async ({ explore }) => {
        const released = events.filter(({ name }) => name === "EventReleased").map(({ column }) => column);
        const remaining = parties.filter((dn) => !released.includes(dn));
        const bars = [`${before} · ${parties.join(", ")}`];
        if (after) bars.push(`${after} · ${remaining.join(", ")}`);
        await expect(explore.bars).toHaveText(bars);
      });
    });
  });
}

test("CallState is Conferenced when more than two parties remain", async ({ explore }) => {
  await explore.call("A B C D", "delete B by A");
  const callState = explore.cell(explore.table("Party A: EventPartyDeleted"), "CallState");
  await expect(callState).toHaveText("Conferenced");
  await expect(callState).toHaveAccessibleDescription("3 parties remain (note a)");
});
