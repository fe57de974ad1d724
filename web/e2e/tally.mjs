// A reporter: the slowest five tests, and the totals in the format of Rust's tests, which `cargo xtask test` counts.
export default class Tally {
  #errors = 0;
  #suite;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** An error outside any test, such as a spec file that cannot be read. */
  onError() {
    this.#errors += 1;
  }

  onEnd(result) {
    const count = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    let unrun = 0;
    for (const test of this.#suite?.allTests() ?? []) {
      // A test that never started is not counted as skipped.
      if (test.outcome() === "skipped" && test.expectedStatus !== "skipped") unrun += 1;
      else count[test.outcome()] += 1;
    }
    const took = (test) => test.results.reduce((sum, { duration }) => sum + duration, 0);
    const slowest = (this.#suite?.allTests() ?? []).toSorted((one, other) => took(other) - took(one)).slice(0, 5);
    console.log("\nthe slowest five tests:");
    for (const test of slowest) console.log(`${(took(test) / 1000).toFixed(1).padStart(7)} s  ${test.titlePath().slice(3).join(" › ")}`);
    let failed = count.unexpected + count.flaky + unrun + this.#errors;
    if (failed === 0 && result.status !== "passed") failed = 1;
    const word = failed === 0 ? "ok" : "FAILED";
    console.log(`\ntest result: ${word}. ${count.expected} passed; ${failed} failed; ${count.skipped} ignored`);
  }

  printsToStdio() {
    return false;
  }
}
