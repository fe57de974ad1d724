"""Runs all tests of this folder, and prints a last line as that of libtest: `python tests/generators`.

Tests run at once, one per processor: each waits for programs, and has a folder of its own.
"""

import concurrent.futures
import os
import pathlib
import sys
import unittest


def tests_of(suite):
    """The tests of a suite and of the suites in it."""
    for test in suite:
        yield from tests_of(test) if isinstance(test, unittest.TestSuite) else [test]


def run(test):
    """Runs one test."""
    result = unittest.TestResult()
    test.run(result)
    return test, result


tests = list(tests_of(unittest.defaultTestLoader.discover(str(pathlib.Path(__file__).parent))))
passed = failed = skipped = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
    for test, result in threads.map(run, tests):
        for _, reason in result.skipped:
            skipped += 1
            print(f"SKIPPED: {test.id()}: {reason}")
        for _, trace in result.failures + result.errors:
            print(f"test {test.id()} ... FAILED\n{trace}")
        failed += not result.wasSuccessful()
        if result.wasSuccessful() and not result.skipped:
            passed += 1
            print(f"test {test.id()} ... ok")
word = "FAILED" if failed else "ok"
print(f"\ntest result: {word}. {passed} passed; {failed} failed; {skipped} ignored")
sys.exit(failed > 0)
