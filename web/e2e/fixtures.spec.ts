// fixtures.ts reports every kind of fault that it promises to report.
import { expect, test } from "./fixtures";

test.use({ expectedFaults: /./ });

const cases: Record<string, { cause: () => void; noticed: RegExp }> = {
  "a style that the policy blocks": {
    cause: () => document.body.setAttribute("style", "color: red"),
    noticed: /^console: blocked by style-src-attr/,
  },
  "an error that nothing catches": {
    cause: () => void setTimeout(() => { throw new Error("thrown on purpose"); }),
    noticed: /^uncaught: thrown on purpose$/,
  },
  "an error on the console": {
    cause: () => console.error("written on purpose"),
    noticed: /^console: written on purpose/,
  },
};

for (const [name, { cause, noticed }] of Object.entries(cases)) {
  test(`${name} is noticed`, async ({ page, faults }) => {
    await page.goto("./");
    await page.evaluate(cause);
    await expect.poll(() => faults).toContainEqual(expect.stringMatching(noticed));
  });
}

test("a request to another place is noticed", async ({ page, faults, baseURL }) => {
  // A page without a policy, so that the request is not blocked before it is made.
  await page.route("**/*", (route) => route.fulfill({ body: "" }));
  await page.goto(new URL("/empty.html", baseURL).href);
  await page.evaluate(() => void fetch("http://elsewhere.test/"));
  await expect.poll(() => faults).toContain("request to another place: http://elsewhere.test/");
});
