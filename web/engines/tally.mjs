// A reporter of Node's test runner: a line per test, and a last line as that of libtest.

/** Whether an event is about a test, not about the suite around it. */
const isTest = ({ data }) => data.details?.type !== "suite";

export default async function* tally(events) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of events) {
    const { data } = event;
    if (event.type === "test:pass" && data.skip !== undefined) {
      count.skipped += 1;
      yield `SKIPPED: ${data.name}${typeof data.skip === "string" ? `: ${data.skip}` : ""}\n`;
    } else if (event.type === "test:pass" && isTest(event)) {
      count.passed += 1;
      yield `ok      ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`;
    } else if (event.type === "test:fail" && isTest(event)) {
      count.failed += 1;
      yield `FAILED  ${data.name}\n${data.details.error.cause?.stack ?? data.details.error.message}\n`;
    }
  }
  const word = count.failed === 0 ? "ok" : "FAILED";
  yield `\ntest result: ${word}. ${count.passed} passed; ${count.failed} failed; ${count.skipped} ignored\n`;
}
