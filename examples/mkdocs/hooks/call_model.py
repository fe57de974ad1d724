"""Draws the models of a site: each fenced block ```call-model becomes the tag with its figure.

MkDocs' own Markdown finds the blocks (extension pymdownx.superfences), so a block may stand wherever a code block may: in a
list, an admonition, a tab, a definition, a footnote, a snippet.

The hook needs the command `callmodel` in PATH, or the path of the command in the variable CALLMODEL. Blocks and tags that are
wrong, and blocks that Markdown left as text, fail the build. All of them, of all pages, are named with file, line and column.
"""

import difflib
import os
import re
import subprocess
from html.parser import HTMLParser

from markdown import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.exceptions import PluginError

NAME = "call-model"
SUPERFENCES = "pymdownx.superfences"

# The letters of the name, and how like them those of a misspelt one begin: `callmodel`, `Call_Model`, `call-modle`.
LETTERS, NEARLY = "callmodel", 0.88

# The first line of a fence: list or quotation marks, the fence, and its info string.
FENCE = re.compile(r"(?P<before>[> \t]*(?:(?:[-*+:]|\d+[.)]|\[\^[^\]]*\]:)[ \t]+)?)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>.*)")

# An info string of a model: `call-model view=ladder`, `{.call-model view="ladder"}`.
MODEL = re.compile(rf"\{{?[ \t]*\.?{NAME}(?![\w-])(?P<options>[^}}]*)\}}?")

# An option in an info string.
WORD = re.compile(r"[^\s,]+")


class Site:
    """The state of one build."""

    def __init__(self):
        self.faults = []
        self.times = {}
        self.begin("", "", "")

    def begin(self, uri, name, text):
        """Begins a page: its address, the name of its file for messages, and the text of that file."""
        self.uri, self.name, self.lines = uri, name, text.splitlines()
        # The blocks that Markdown has, with what other files and plugins have put in; and the texts of those that it drew,
        # with the number of their tags.
        self.blocks, self.drawn, self.tags = [], [], 0

    def fault(self, line, column, message):
        # Nobody sees what stands in a comment; superfences reads it all the same.
        if line - 1 not in comments(self.lines):
            self.faults.append(f"{self.name}:{line}:{column}: {message}")


site = Site()


def on_config(config):
    global site
    site = Site()
    if SUPERFENCES not in config.markdown_extensions:
        config.markdown_extensions.append(SUPERFENCES)
    config.markdown_extensions.append(QuotedOptions())
    fences = config.mdx_configs.setdefault(SUPERFENCES, {}).setdefault("custom_fences", [])
    fences.append({"name": NAME, "class": NAME, "format": draw, "validator": accept})
    return config


def on_page_markdown(markdown, *, page, config, files):
    path = page.file.abs_src_path
    # A page that a plugin generates may have no file.
    if path and os.path.isfile(path):
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            site.begin(page.file.src_uri, os.path.relpath(path), file.read())
    else:
        site.begin(page.file.src_uri, page.file.src_uri, markdown)
    for number, fence, _ in fences(site.lines):
        name = re.match(r"[{. \t]*([^\s,{}]*)", fence["info"])
        letters = re.sub(r"[\W_]", "", name[1]).lower()[: len(LETTERS) + 1]
        if name[1] != NAME and difflib.get_close_matches(letters, [LETTERS], cutoff=NEARLY):
            site.fault(number + 1, fence.start("info") + name.start(1) + 1, f"found `{name[1]}`, expected `{NAME}`")
    return markdown


def on_page_content(html, *, page, config, files):
    drawn = list(site.drawn)
    found = Found.of(html)
    if len(found.tags) > site.tags:
        check(found.tags)
    # Samples that the page shows as code are meant to stay text.
    shown = stripped(found.code.splitlines())
    for block in site.blocks:
        text = stripped(block[1:])
        if text in drawn:
            drawn.remove(text)
        elif stripped(block) not in shown:
            first = next(iter(places(text)), 0)
            site.fault(first + 1, 1, f"found a block ```{NAME} that Markdown left as text, expected one where code may stand")
    return html


def on_env(env, *, config, files):
    # All pages have been read by now.
    if site.faults:
        raise PluginError("\n".join(dict.fromkeys(site.faults)))
    return env


def accept(language, inputs, options, attrs, md):
    """The validator of the fence. The command knows which options there are."""
    options.update(inputs)
    return True


def draw(source, language, css_class, options, md, **more):
    """The tag with its figure, for the text of one block."""
    words = [key if value == key else f"{key}={value}" for key, value in options.items()]
    marks = "`" * (max([2, *map(len, re.findall("`+", source))]) + 1)
    block = f"{marks}{' '.join([NAME, *words])}\n{source}\n{marks}\n"
    site.drawn.append(stripped(source.splitlines()))
    # No id stands twice in a site, so pages that hold several others (print, blog) are right, too.
    times = site.times[site.uri, block] = site.times.get((site.uri, block), -1) + 1
    drawn = callmodel(block, "markdown", "-", "--name", NAME, "--ids", f"{site.uri} {times}")
    if drawn is None:
        return ""
    if drawn.returncode == 0:
        site.tags += drawn.stdout.count(f"<{NAME}")
        return drawn.stdout
    for message in drawn.stderr.splitlines():
        found = re.fullmatch(rf"{NAME}:(\d+):(\d+): (.*)", message)
        if not found:
            site.faults.append(message)
            continue
        line, column = int(found[1]), int(found[2])
        # The number of an option, and the column in it, since the page may have braces and quotation marks.
        head = block[: column - 1]
        option = (head.count(" ") - 1, len(head) - head.rfind(" ") - 1) if line == 1 and " " in head else None
        where = place(source, words, times, line, column, option)
        if where:
            site.fault(*where, found[3])
        else:
            site.fault(1, 1, f"in a block of another file that this page includes, {line}:{column}: {found[3]}")
    return ""


def check(tags):
    """Names what is wrong with the tags of a page. Those of its blocks are right."""
    code = {row for first, _, end in fences(site.lines) for row in range(first, end)}
    for tag in dict.fromkeys(tags):
        checked = callmodel(tag, "check", "--allow-none", "-")
        for found in re.finditer(r"^<stdin>:(\d+):(\d+): (.*)", checked.stdout if checked else "", re.MULTILINE):
            line, column = int(found[1]) - 1, int(found[2])
            written = tag.splitlines()[line].lstrip()
            column -= len(tag.splitlines()[line]) - len(written)
            # Where the tag is written in the page's file; nowhere if a snippet or a macro wrote it.
            rows = [row for row, text in enumerate(site.lines) if written in text and row not in code]
            for row in rows:
                site.fault(row + 1, site.lines[row].index(written) + column, found[3])
            if not rows:
                site.fault(1, 1, f"in the tag {tag}: {found[3]}")


def callmodel(text, *arguments):
    """What the command says about a text; none if it cannot be started."""
    command = [os.environ.get("CALLMODEL") or "callmodel", *arguments]
    try:
        return subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
    except OSError as error:
        # An exception would not end the build: superfences takes it for a block that is none.
        cause = f"{command[0]}: {error.strerror}"
        site.faults.append(f"{cause}. Install callmodel-cli, or put the path of the command in the variable CALLMODEL.")
        return None


def place(source, words, times, line, column, option):
    """The line and column in the page's file of a place in a block; none if the block comes from another file."""
    found = places(stripped(source.splitlines()))
    found = [first for first in found if options_of(FENCE.match(site.lines[first])["info"]) == words] or found
    if not found:
        return None
    row = found[min(times, len(found) - 1)] + line - 1
    written = site.lines[row]
    fence = FENCE.match(written)
    written_words = list(WORD.finditer(MODEL.match(fence["info"])["options"])) if line == 1 else []
    if option and option[0] < len(written_words):
        word, at = written_words[option[0]], option[1]
        at += at > 0 and re.match(r"[^=]+=[\"']", word[0]) is not None
        return row + 1, fence.start("info") + MODEL.match(fence["info"]).start("options") + word.start() + at + 1
    before = fence["before"] if line == 1 else written[: len(written) - len(written.lstrip("> \t"))]
    return row + 1, column + len(before)


def options_of(info):
    """The options of a model, without quotation marks. superfences takes a block with `#id` or `.class` for none."""
    words = WORD.findall(MODEL.match(info)["options"])
    words = [re.sub(r"^([#.])", lambda mark: "id=" if mark[1] == "#" else "class=", word) for word in words]
    return [re.sub(r"=[\"']?([^\"']*)[\"']?$", r"=\1", word) for word in words]


def places(text):
    """The numbers of the first lines of the blocks of the page's file that have this text."""
    return [first for first, end in models(site.lines) if stripped(site.lines[first + 1 : end]) == text]


def fences(lines):
    """The fenced blocks as the lines show them: the number of the first line, its match, and the number of the last line."""
    opened = None
    for number, line in enumerate(lines):
        fence = FENCE.match(line)
        if opened is None:
            opened = fence and (number, fence)
        elif fence and not fence["info"].strip() and fence["marks"].startswith(opened[1]["marks"]):
            yield *opened, number
            opened = None
    if opened:
        yield *opened, len(lines)


def comments(lines):
    """The numbers of the lines in a comment of HTML that begins a line outside of fenced code."""
    hidden, code = set(), {row for first, _, end in fences(lines) for row in range(first, end + 1)}
    for first, line in enumerate(lines):
        if line.lstrip().startswith("<!--") and first not in code:
            end = next((row for row in range(first, len(lines)) if "-->" in lines[row]), first)
            hidden.update(range(first, end + 1))
    return hidden


def models(lines):
    """The numbers of the first and the last line of each block that is a model."""
    return [(first, end) for first, fence, end in fences(lines) if MODEL.match(fence["info"])]


def stripped(lines):
    """A block's text, without what a list or a quotation puts before its lines, and with one blank for tabs and blanks."""
    return "\n".join(" ".join(line.strip("> \t").split()) for line in lines).strip()


class QuotedOptions(Extension):
    """Quotes the options of a model: superfences reads `view="ladder"` and takes a block with `view=ladder` for no block."""

    def extendMarkdown(self, md):
        # Behind snippets (32), before superfences (25).
        md.preprocessors.register(QuoteOptions(md), NAME, 26)


class QuoteOptions(Preprocessor):
    def run(self, lines):
        lines = list(lines)
        for first, fence, end in fences(lines):
            model = MODEL.match(fence["info"])
            if model:
                words = [re.sub(r"=(.*)", r'="\1"', word) for word in options_of(fence["info"])]
                lines[first] = fence["before"] + fence["marks"] + " ".join([NAME, *words])
                site.blocks.append(lines[first:end])
        return lines


class Found(HTMLParser):
    """The text of the code that a page shows, and the tags of models outside of it."""

    @classmethod
    def of(cls, html):
        parser = cls()
        parser.depth, parser.code, parser.tags = 0, "", []
        parser.feed(html)
        parser.close()
        return parser

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "pre"
        if tag == NAME and not self.depth:
            self.tags.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.depth -= tag == "pre"

    def handle_data(self, data):
        self.code += data if self.depth else ""
