"""Makes sites of a few files with the generators that people use, and reads what they wrote."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import textwrap
import unittest

from bs4 import BeautifulSoup

ROOT = pathlib.Path(__file__).resolve().parents[2]

# The command that is tested. `cargo xtask test` says which one.
CALLMODEL = os.environ.get("CALLMODEL", str(ROOT / "target/debug/callmodel"))


class Built:
    """What a generator did: its exit status, its messages, and the folder it wrote."""

    def __init__(self, status, messages, folder):
        self.status, self.messages, self.folder = status, messages, folder

    def page(self, path="index.html"):
        """A page as a browser parses it."""
        return BeautifulSoup((self.folder / path).read_text(encoding="utf-8"), "html5lib")


class SiteTest(unittest.TestCase):
    """A test that builds sites in a folder of its own."""

    #: The program of the generator. Its tests are skipped, by name, on a machine that lacks it.
    program = None

    def setUp(self):
        if self.program and not shutil.which(self.program):
            self.skipTest(f"{self.program} is not installed")
        folder = tempfile.TemporaryDirectory(prefix="callmodel-site-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, files):
        """Writes files, each path with its text or bytes."""
        for path, text in files.items():
            path = self.folder / path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def run_tool(self, command, to="site", cwd=None, **environment):
        """Runs a command in the folder of the site, or in another one."""
        path = os.pathsep.join([os.path.dirname(CALLMODEL), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "CALLMODEL": CALLMODEL, **environment}
        done = subprocess.run(command, cwd=cwd or self.folder, env=environment, capture_output=True, encoding="utf-8")
        return Built(done.returncode, done.stdout + done.stderr, self.folder / to)

    def assert_built(self, built):
        self.assertEqual(built.status, 0, built.messages)
        return built


def attributes(page):
    """The attributes of each model of a page, in order."""
    return [dict(model.attrs) for model in page.find_all("call-model")]


def repeated_ids(page):
    """The ids of the models of a page that stand in it more than once."""
    ids = [element["id"] for element in page.find_all(id=True)]
    own = {element["id"] for model in page.find_all("call-model") for element in model.find_all(id=True)}
    return sorted(name for name in own if ids.count(name) > 1)


def names_in(model):
    """The texts of the cells and lane heads of a static figure."""
    return [element.get_text() for element in model.find_all(["bdi", "text"])]


def places_of(block):
    """A fenced block in each place where CommonMark with footnotes has it, by the name of the place."""
    return {
        "a paragraph's place": block,
        "a list item": f"- item\n\n{textwrap.indent(block, '  ')}",
        "a quotation": textwrap.indent(block, "> "),
        "a footnote": f"Text.[^1]\n\n[^1]: Note.\n\n{textwrap.indent(block, '    ')}",
    }
