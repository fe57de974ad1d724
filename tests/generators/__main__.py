"""Runs all tests of this folder, and prints a last line as that of libtest: `python tests/generators`."""

import pathlib
import sys
import unittest

suite = unittest.defaultTestLoader.discover(str(pathlib.Path(__file__).parent))
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
for test, reason in result.skipped:
    print(f"SKIPPED: {test}: {reason}")
failed = len(result.failures) + len(result.errors)
passed = result.testsRun - failed - len(result.skipped)
word = "FAILED" if failed else "ok"
print(f"\ntest result: {word}. {passed} passed; {failed} failed; {len(result.skipped)} ignored")
sys.exit(failed > 0)
