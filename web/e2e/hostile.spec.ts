// Whatever an address, an attribute, a field or the browser's storage holds, nothing of it is run, nothing breaks, nothing stops
// the page for long, and the reader can go on.
import type { Page } from "@playwright/test";
import { expect, test, type Explore } from "./explore";
import { BLOCKING, blocking, FLOODS, harms, longestTask, MUST, named, noteTasks, TEXTS, type Attempt, type Text } from "./hostile";
import { policy } from "./serve.mjs";

/** The fields of an address that take a text, with enough before them that they are reached. */
const FIELDS: Record<string, string> = {
  parties: "#/explore?parties=",
  conn: "#/explore?parties=A+B+C&conn=",
  optional: "#/explore?parties=A+B+C&optional=",
  phase: "#/explore?phase=",
  steps: "#/explore?parties=A+B+C&steps=",
  at: "#/explore?parties=A+B+C&steps=release+B&at=",
  select: "#/explore?parties=A+B+C&steps=release+B&select=",
  compare: "#/explore?parties=A+B+C&compare=",
  was: "#/explore?parties=A+B+C&steps=release+B&was=",
  view: "#/explore?parties=A+B+C&view=",
  find: "#/explore?parties=A+B+C&steps=release+B&find=",
  for: "#/explore?parties=A+B+C&steps=release+B&for=",
  event: "#/explore?parties=A+B+C&steps=release+B&event=",
  v: "#/explore?parties=A+B+C&v=",
  "a field without a name": "#/explore?",
  "another page": "#/",
  "the whole": "#",
};

const ATTRIBUTES = ["parties", "steps", "conn", "optional", "view", "controls", "theme", "lang"];

/** What every place is given, and every so many-th of the other texts, beginning at another one for each place: together they
 * have all of them. */
function some(place: number, every: number): Text[] {
  return [...MUST, ...TEXTS.filter((_, index) => index % every === place % every)];
}

const addresses: Attempt[] = Object.entries(FIELDS).flatMap(([field, before], place) =>
  [...some(place, 12), FLOODS[place % FLOODS.length], FLOODS[(place + 5) % FLOODS.length]].map((text) => ({
    input: `${field} in the address: ${named(text)}`,
    target: "hash",
    around: [before, ""],
    text,
  })));

const attributes: Attempt[] = ATTRIBUTES.flatMap((name, place) =>
  [...some(place, 8), ...FLOODS.filter((_, index) => index % 4 === place % 4)].map((text, index) => ({
    input: `${name} of the element: ${named(text)}`,
    // As an attribute and as a property, by turns.
    target: index % 2 === 0 ? name : `.${name}`,
    around: ["", ""],
    text,
  })));

/** What storage holds, under the key of the page and under others. */
const stored: Text[] = [...some(0, 5), FLOODS[0], FLOODS[2]];

/** What is typed into the fields of the page. */
const typed: Text[] = [...some(1, 5), FLOODS[3], FLOODS[8]];

/** How many of them a test does, so that none takes long. */
const TYPED_AT_ONCE = 6;

test("there are five hundred of them", () => {
  expect(addresses.length + attributes.length + stored.length * 2 + typed.length * 4).toBeGreaterThanOrEqual(500);
});

// A browser does not let a page change its address more than 200 times in ten seconds.
const AT_ONCE = 50;

/** The attempts of one test each. Only a megabyte comes near the time limit: those tests run alone. */
function groups(attempts: Attempt[]): { name: string; tag: string[]; attempts: Attempt[] }[] {
  const isFlood = ({ text }: Attempt) => "times" in text;
  const short = attempts.filter((attempt) => !isFlood(attempt));
  const parts = Array.from({ length: Math.ceil(short.length / AT_ONCE) }, (_, part) => part * AT_ONCE);
  return [
    ...parts.map((start) => ({ name: `from ${start} on`, tag: [], attempts: short.slice(start, start + AT_ONCE) })),
    { name: "of a megabyte", tag: ["@serial"], attempts: attempts.filter(isFlood) },
  ];
}

for (const { name, tag, attempts } of groups(addresses)) {
  test(`addresses ${name} do no harm`, { tag }, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto("./");
    await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
    await check(page, attempts);
  });
}

test.describe("of the element", () => {
  for (const { name, tag, attempts } of groups(attributes)) {
    test(`attributes ${name} do no harm`, { tag }, async ({ page }) => {
      test.setTimeout(240_000);
      await page.route("**/host.html", (route) => route.fulfill({
        contentType: "text/html; charset=utf-8",
        headers: { "Content-Security-Policy": policy },
        body: `<!doctype html><html lang="en"><head><title>Host</title><script type="module" src="./call-model.js"></script></head>
          <body><call-model parties="A B C"></call-model></body></html>`,
      }));
      await page.goto("./host.html");
      await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
      await check(page, attempts);
    });
  }
});

async function check(page: Page, attempts: Attempt[]): Promise<void> {
  const { harms: found, longest } = await harms(page, attempts, BLOCKING);
  console.log(`${attempts.length} inputs, the longest task ${Math.round(longest)} ms`);
  expect(found).toEqual([]);
}

for (const [before, around] of [["by itself", ""], ["after a setting", "language=de theme="]] as const) {
  for (const [half, texts] of [stored.slice(0, stored.length / 2), stored.slice(stored.length / 2)].entries()) {
    test(`what the browser has stored does no harm: ${before}, part ${half + 1}`, async ({ explore, page }) => {
      test.setTimeout(300_000);
      await noteTasks(page);
      await explore.page.goto("./#/explore?parties=A+B");
      const reload = async () => {
        await page.reload();
        await expect(page.locator("figure").first()).toBeVisible();
        return longestTask(page);
      };
      // What the page itself takes to start, with nothing stored.
      const own = await blocking(reload);
      for (const text of texts) {
        await page.evaluate(({ text, around }) => {
          const value = around + ("codes" in text ? String.fromCharCode(...text.codes) : text.of.repeat(text.times ?? 1));
          localStorage.clear();
          localStorage.setItem("call-models", value);
          localStorage.setItem(value.slice(0, 100), value);
        }, { text, around });
        const task = await blocking(async () => (await reload()) - own);
        expect(task, `ms for ${named(text)}`).toBeLessThanOrEqual(BLOCKING);
        await works(explore, `${around} ${named(text)}`);
        await explore.page.goto("./#/explore?parties=A+B");
      }
    });
  }
}

/** The page is there, nothing of a text was run, and a click works. */
async function works(explore: Explore, input: string): Promise<void> {
  // In whatever language the page is.
  await explore.page.locator("figure [role=group] button").first().click();
  await expect(explore.tables, input).toHaveCount(2);
  expect(await explore.page.evaluate(() => (globalThis as { hit?: unknown }).hit), input).toBeUndefined();
}

for (let start = 0; start < typed.length; start += TYPED_AT_ONCE) {
  test(`what is typed does no harm, from ${start} on`, async ({ explore, page }) => {
    test.setTimeout(300_000);
    await noteTasks(page);
    /** Gives the field that has the focus a text, as one that is pasted, and says the longest task. */
    const type = async (text: Text): Promise<number> => {
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
      await longestTask(page);
      await page.evaluate((text) => {
        const field = document.activeElement as HTMLInputElement;
        // So a field has half a character, too.
        field.value = "codes" in text ? String.fromCharCode(...text.codes) : text.of.repeat(text.times ?? 1);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, text);
      await page.keyboard.press("Enter");
      return longestTask(page);
    };
    for (const text of typed.slice(start, start + TYPED_AT_ONCE)) {
      const fields: Record<string, () => Promise<unknown>> = {
        find: async () => {
          await explore.call("A B C", "release B");
          if (!(await explore.filter.find.isVisible())) await explore.filter.summary.click();
          await explore.filter.find.focus();
        },
        "the name of a party": async () => {
          await explore.call("A B C");
          await explore.rename("A").click();
        },
        ConnID: async () => {
          await explore.call("A B");
          await page.getByRole("button", { name: "Change ConnID" }).click();
        },
        "the number of parties": async () => {
          await explore.call("A B C D");
          await explore.count.focus();
        },
      };
      for (const [field, open] of Object.entries(fields)) {
        const task = await blocking(async () => {
          // A field that did not take what was typed before is still open.
          await page.keyboard.press("Escape");
          await explore.call("A B C D E");
          await open();
          return type(text);
        });
        expect(task, `ms for ${field}: ${named(text)}`).toBeLessThanOrEqual(BLOCKING);
      }
      await explore.call("A B");
      await works(explore, named(text));
    }
  });
}
