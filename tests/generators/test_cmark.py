"""Markdown that callmodel writes, as GitHub's own parser reads it."""

import subprocess
import unittest

from bs4 import BeautifulSoup
from site_maker import CALLMODEL, SiteTest

# Those of GitHub.
EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist", "tagfilter"]

# Names that a forge, a chat or a ticket system would link, draw or tell somebody about, or that are syntax of Markdown.
NAMES = [
    "@octocat", "@org/team", "#181", "GH-7", "octo/repo#1", "!12", ":+1:", ":tada:", "a@b.example", "http://x.example/a", "www.x.example",
    "0123456789abcdef0123456789abcdef01234567", "deadbeef", "JIRA-12", "CVE-2026-1234", "~label", "%milestone", "&epic1", "$x$", "[x]",
    "*72*", "_A_", "~~s~~", "==m==", "`a`", "``", "`", "a`b", "a|b", "|", "\\|", "a\\", "<b>", "&amp;", "--", "^2^", "{x}", "![p](q)",
]


class CmarkGfm(SiteTest):
    program = "cmark-gfm"

    def page(self, *command):
        """What a command prints, as GitHub shows it."""
        markdown = self.assert_built(self.run_tool([CALLMODEL, *command])).messages
        extensions = [word for name in EXTENSIONS for word in ("--extension", name)]
        read = subprocess.run(["cmark-gfm", *extensions], input=markdown, capture_output=True, encoding="utf-8", check=True)
        return BeautifulSoup(read.stdout, "html5lib")

    def assert_names_are_code(self, page, names):
        self.assertEqual({element.name for element in page.body.find_all(["a", "em", "strong", "del", "img", "b"])}, set())
        cells = {cell.get_text() for cell in page.find_all(["th", "td"])}
        self.assertEqual(set(names) - cells, set())
        for code in page.find_all("code"):
            code.extract()
        text = page.body.get_text()
        # A vertical line stands between two codes: in one, parsers disagree on its escape.
        self.assertEqual([name for name in names if name != "|" and name in text], [])

    def test_names_of_a_run_are_code(self):
        for name in NAMES:
            with self.subTest(name):
                page = self.page("run", f"--parties={name} B C", "--steps", f"delete B by {name}", "--format", "markdown")
                self.assert_names_are_code(page, [name])

    def test_names_of_a_comparison_are_code(self):
        for name in NAMES:
            with self.subTest(name):
                requests = [f"release {name}", f"delete {name} by B"]
                page = self.page("compare", f"--parties={name} B C", *requests, "--format", "markdown")
                self.assert_names_are_code(page, [name])

    def test_conn_id_like_a_hash_is_code(self):
        page = self.page("run", "--parties", "A B", "--conn", "deadbeef01234567", "--steps", "release A", "--format", "markdown")
        self.assert_names_are_code(page, ["deadbeef01234567"])


if __name__ == "__main__":
    unittest.main()
