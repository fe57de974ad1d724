"""mdBook with the preprocessor of the guide."""

import os
import shutil
import subprocess
import sys
import textwrap
import unittest

from bs4 import BeautifulSoup
from site_maker import ROOT, SiteTest, attributes, names_in, repeated_ids, places_of

MODEL = "```call-model\nparties A B C\ndelete B by A\n```\n"

# The lines of the guide.
BOOK = (ROOT / "examples/mdbook/book.toml").read_text(encoding="utf-8")

MDBOOK = os.environ.get("MDBOOK", "mdbook")


class MdBook(SiteTest):
    program = MDBOOK

    def build(self, chapters, book=BOOK):
        summary = "".join(f"- [{name}]({name})\n" for name in chapters)
        book = book.replace('additional-css = ["src/call-model/call-model.css"]\n', "")
        self.write({"book.toml": book, "src/SUMMARY.md": summary, **{f"src/{name}": text for name, text in chapters.items()}})
        return self.run_tool([MDBOOK, "build"], to="book")

    def drawn(self, markdown, **more):
        built = self.assert_built(self.build({"one.md": markdown, **more}))
        return built.page("one.html").main.find_all("call-model")

    def test_block_is_drawn_in_each_place_of_the_dialect(self):
        places = {
            **places_of(MODEL),
            "a definition": f"Term\n:   Text\n\n{textwrap.indent(MODEL, '    ')}",
            "the start of a definition": f"Term\n: {textwrap.indent(MODEL, '  ').strip()}\n",
            "an alert": f"> [!NOTE]\n{textwrap.indent(MODEL, '> ')}",
        }
        for place, markdown in places.items():
            with self.subTest(place):
                [model] = self.drawn(f"# Calls\n\n{markdown}")
                self.assertIsNotNone(model.find("svg"))

    def test_block_of_an_included_file_is_drawn(self):
        self.write({"src/part.md": MODEL, "src/call.txt": "parties A B\n"})
        [whole, within] = self.drawn("{{#include part.md}}\n\n```call-model\n{{#include call.txt}}\n```\n")
        self.assertEqual((whole["steps"], within["parties"]), ("delete B by A", "A B"))

    def test_chapter_that_includes_markdown_too_late_fails_with_its_place(self):
        self.write({"src/part.md": MODEL})
        for order in ['before = ["links"]', ""]:
            with self.subTest(order):
                built = self.build({"one.md": "# A\n\n{{#include part.md}}\n"}, book=BOOK.replace('after = ["links"]', order))
                self.assertNotEqual(built.status, 0)
                self.assertIn("src/one.md:3:1: found an include", built.messages)

    def test_chapter_that_shows_how_to_write_an_include_is_built(self):
        sample = "\\{{#include part.md}}\n"
        [model] = self.drawn(f"{sample}\n```md\n{sample}```\n\nWrite `{sample.strip()}`.\n\n{MODEL}")
        self.assertEqual(model["steps"], "delete B by A")

    def test_wrong_block_fails_with_its_place(self):
        built = self.build({"one.md": "# A\n\n" + MODEL.replace("by", "bye")})
        self.assertNotEqual(built.status, 0)
        self.assertIn("src/one.md:5:10: found `bye`, expected `by`", built.messages)

    def test_block_in_html_is_named_and_fails_a_strict_build(self):
        chapter = {"one.md": f"# A\n\n<details>\n{MODEL}</details>\n"}
        place = "src/one.md:4:1: found what may be a model, in indented code, HTML, a directive or a shortcode"
        self.assertIn(place, self.assert_built(self.build(chapter)).messages)
        strict = self.build(chapter, book=BOOK.replace("callmodel mdbook", "callmodel mdbook --strict"))
        self.assertNotEqual(strict.status, 0)
        self.assertIn(place, strict.messages)

    def test_names_arrive_as_they_were_written(self):
        # mdBook itself reads `{{#title …}}`, with its end, in code blocks, too.
        names = ["*72*", "_A_", "`a`", "{{x}}", "<b>", "&amp;", "[x](y)", "$x$", "~~s~~", '"q"', "--", "{{#title"]
        [model] = self.drawn(f"- item\n\n  ```call-model\n  parties {' '.join(names)}\n  ```\n")
        self.assertEqual(model["parties"], " ".join(names))
        self.assertTrue(set(names) <= set(names_in(model)), names_in(model))

    def test_other_renderers_have_tables_in_markdown(self):
        # A renderer is any command that takes the book as JSON, as those for EPUB, PDF and Typst do.
        reader = "import json, sys\nbook = json.load(sys.stdin)['book']\n" \
            "open('book.md', 'w').write(''.join(item['Chapter']['content'] for item in book.get('items', book.get('sections'))))\n"
        self.write({"reader.py": reader})
        block = textwrap.indent("```call-model\nparties *72* a|b C\ndelete a|b by *72*\n```\n", "  ")
        renderers = {"markdown": "", "epub": f'command = "{sys.executable} ../../reader.py"\n'}
        for (renderer, command), written in zip(renderers.items(), ["one.md", "book.md"]):
            with self.subTest(renderer):
                book = f"{BOOK}\n[output.{renderer}]\n{command}"
                built = self.assert_built(self.build({"one.md": f"# Calls\n\n- item\n\n{block}"}, book=book))
                text = (built.folder / renderer / written).read_text(encoding="utf-8")
                self.assertNotIn("call-model", text)
                [table] = self.tables(text)
                self.assertEqual([cell.get_text() for cell in table.find_all("th")][1:], ["*72*", "a|b", "C"])
                # Beside it the HTML of the same build has the figure.
                self.assertEqual(len(attributes(built.page("html/one.html").main)), 1)

    def tables(self, markdown):
        """The tables in a list item of this Markdown, as pandoc reads it for EPUB, PDF and others."""
        if not shutil.which("pandoc"):
            self.skipTest("pandoc is not installed")
        page = subprocess.run(["pandoc", "--from", "gfm", "--to", "html"], input=markdown, capture_output=True, encoding="utf-8", check=True)
        return BeautifulSoup(page.stdout, "html5lib").select("li table")

    def test_translated_book_has_its_texts_and_the_figure(self):
        order = BOOK.replace('after = ["links"]', 'after = ["links", "gettext"]')
        book = f'{order}\n[preprocessor.gettext]\nafter = ["links"]\n'
        chapters = {"one.md": f"# Calls\n\n{MODEL}"}
        self.build(chapters, book=book)
        catalog = self.assert_built(self.run_tool([MDBOOK, "build", "-d", "po"], to="po", MDBOOK_OUTPUT='{"xgettext": {}}'))
        text = (catalog.folder / "messages.pot").read_text(encoding="utf-8")
        # Neither figure nor tables are texts to be translated.
        self.assertEqual([word for word in ("EventReleased", "call-model-place", "Basis") if word in text], [])
        translated = text.replace('msgid "Calls"\nmsgstr ""', 'msgid "Calls"\nmsgstr "Anrufe"')
        self.write({"po/de.po": translated.replace("\"Language: en", "\"Language: de")})
        built = self.assert_built(self.run_tool([MDBOOK, "build"], to="book", MDBOOK_BOOK__LANGUAGE="de"))
        page = built.page("one.html").main
        self.assertIn("Anrufe", page.h1.get_text())
        self.assertIsNotNone(page.find("call-model").find("svg"))

    def test_printed_book_has_no_id_twice(self):
        page = self.assert_built(self.build({"one.md": MODEL + "\n" + MODEL, "two.md": MODEL})).page("print.html")
        self.assertEqual(len(attributes(page.main)), 3)
        self.assertEqual(repeated_ids(page), [])

    def test_search_index_holds_the_author_s_headings_alone(self):
        built = self.assert_built(self.build({"one.md": f"# Calls\n\n### Third level\n\n{MODEL}\n### Next\n"}))
        [index] = [path.read_text(encoding="utf-8") for path in built.folder.glob("searchindex*.js")]
        self.assertNotIn("A deletes B »", index)
        self.assertNotIn("-step-1", index)
        self.assertNotIn("ThisDNA", index)
        self.assertNotIn("ThisDN A OtherDNB", index)


if __name__ == "__main__":
    unittest.main()
