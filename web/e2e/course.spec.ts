// `callmodel course`: the page of a SCORM package in the run-time of scorm-again, and without an LMS.
import AxeBuilder from "@axe-core/playwright";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, test } from "./fixtures";

const LESSON = `---
id: two
title: Two on the phone
---

A hangs up.

\`\`\`call-model ask
parties A B
release A
ask event:B
hint Both are told.
answer EventReleased
\`\`\`

\`\`\`call-model ask
parties A B C
delete B by C
ask value:A.ThirdPartyDN
hint Who asked for it?
answer C
\`\`\`
`;

const types: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml", xml: "text/xml" };
const files = unzipSync(execFileSync(process.env.CALLMODEL!, ["course", "-"], { input: LESSON }));
const runTime = readFileSync(new URL("node_modules/scorm-again/dist/scorm2004.min.js", import.meta.url));

/** What the LMS shows: its window has the API, and the course is a frame in it. \`kept\` is what it kept of the last session. */
const lms = (kept: object | undefined) => `<!doctype html><title>LMS</title><script src="./runtime.js"></script><script src="./lms.js"></script>
  <script type="application/json" id="kept">${JSON.stringify(kept ?? null)}</script><iframe title="Course" src="./course/index.html" width="900" height="700"></iframe>`;

/** The values of the data model by name, after the session or while it runs. */
const values = (page: Page) => page.evaluate(() => (globalThis as unknown as { API_1484_11: { renderCMIToJSONObject(): { cmi: Cmi } } }).API_1484_11.renderCMIToJSONObject().cmi);

interface Cmi {
  completion_status: string;
  success_status: string;
  suspend_data: string;
  exit: string;
  progress_measure: string;
  score: Record<"scaled" | "raw" | "max" | "min", string>;
  interactions: Record<string, { id: string; type: string; result: string; learner_response: string; correct_responses: Record<string, { pattern: string }> }>;
}

/** Opens the LMS with the course. */
async function start(page: Page, kept?: object): Promise<void> {
  await page.route("**/lms/**", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/lms/")[1]!;
    const bodies: Record<string, string | Buffer> = {
      "index.html": lms(kept),
      "runtime.js": runTime,
      "lms.js": `const kept = () => JSON.parse(document.querySelector("#kept").textContent);
        globalThis.API_1484_11 = new Scorm2004API({ autocommit: false, logLevel: 5 });
        addEventListener("DOMContentLoaded", () => { if (kept()) API_1484_11.loadFromJSON(kept(), ""); });`,
    };
    const file = bodies[name] ?? files[name.replace("course/", "")];
    await route.fulfill(file === undefined ? { status: 404 } : { body: Buffer.from(file as string), contentType: types[name.split(".").at(-1)!] ?? "text/plain" });
  });
  await page.goto("./lms/index.html");
}

const course = (page: Page) => page.frameLocator("iframe");

async function answer(page: Page, number: number, choice: string): Promise<void> {
  const form = course(page).locator("form").nth(number - 1);
  await form.getByRole("radio", { name: choice }).check();
  await form.getByRole("button", { name: "Check answer" }).click();
}

test("answers, score and completion are reported", async ({ page }) => {
  await start(page);
  await answer(page, 1, "b) EventReleased");
  await expect(course(page).locator("form").first().getByRole("status")).toHaveText("✓ Right.");
  expect(await values(page)).toMatchObject({ completion_status: "incomplete", score: { raw: "1", max: "2", scaled: "0.5" }, progress_measure: "0.5" });
  await answer(page, 2, "b) B");
  await expect(course(page).locator("form").nth(1).getByRole("status")).toHaveText("✗ Not right. B would be right if B had released itself.");
  const { interactions, ...reported } = await values(page);
  expect(reported).toMatchObject({ completion_status: "completed", success_status: "failed", score: { raw: "1", scaled: "0.5" } });
  expect(Object.values(interactions)).toMatchObject([
    { id: "two-1", type: "choice", result: "correct", learner_response: "b" },
    { id: "two-2", type: "choice", result: "incorrect", learner_response: "b" },
  ]);
});

test("the first try counts", async ({ page }) => {
  await start(page);
  await answer(page, 2, "a) A");
  await answer(page, 2, "c) C");
  await expect(course(page).locator("#score")).toHaveText("1 of 2 answered, 0 right at the first try");
  expect(await values(page)).toMatchObject({ score: { raw: "0" } });
});

test("all right is passed", async ({ page }) => {
  await start(page);
  await answer(page, 1, "b) EventReleased");
  await answer(page, 2, "c) C");
  expect(await values(page)).toMatchObject({ completion_status: "completed", success_status: "passed", score: { scaled: "1" } });
});

test("the next session goes on where the last one stopped", async ({ page }) => {
  await start(page);
  await answer(page, 1, "a) EventPartyDeleted");
  await page.locator("iframe").evaluate((frame) => frame.remove());
  const kept = await values(page);
  expect(kept.exit).toBe("suspend");
  await page.unrouteAll();
  await start(page, { cmi: { suspend_data: kept.suspend_data, location: "two-1" } });
  await expect(course(page).locator("#score")).toHaveText("1 of 2 answered, 0 right at the first try");
  await expect(course(page).getByRole("radio", { name: "a) EventPartyDeleted" })).toBeChecked();
});

test("a session that cannot be read is told, and the course works", async ({ page }) => {
  await start(page, { cmi: { suspend_data: "{" } });
  await expect(course(page).getByRole("alert")).toContainText("The answers of your last visit cannot be read");
  await answer(page, 1, "b) EventReleased");
  expect(await values(page)).toMatchObject({ score: { raw: "1" } });
});

test("an answer must be chosen", async ({ page }) => {
  await start(page);
  const form = course(page).locator("form").first();
  await form.getByRole("button", { name: "Check answer" }).click();
  await expect(form.getByRole("status")).toHaveText("Choose an answer first.");
});

test.describe("without an LMS", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in the ${colorScheme} page, answered, at 320 px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 700 });
      await start(page);
      await page.goto("./lms/course/index.html");
      await page.getByRole("radio", { name: "a) EventPartyDeleted" }).check();
      await page.getByRole("button", { name: "Check answer" }).first().click();
      await expect(page.getByRole("status").filter({ hasText: "Not right" })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  }

  test("on paper every answer stands after its question", async ({ page }) => {
    await start(page);
    await page.goto("./lms/course/index.html");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(page.getByText("C asked for it. B would be right if B had released itself.")).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
  });
});
