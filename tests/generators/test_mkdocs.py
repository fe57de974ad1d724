"""MkDocs Material with the hook of the guide."""

import json
import sys
import textwrap
import unittest

from bs4 import BeautifulSoup
from site_maker import ROOT, SiteTest, attributes, names_in, repeated_ids

HOOK = (ROOT / "examples/mkdocs/hooks/call_model.py").read_text(encoding="utf-8")

MODEL = "```call-model\nparties A B C\ndelete B by A\n```\n"

# Extensions of Markdown that are usual in sites of Material.
EXTENSIONS = """
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - pymdownx.details
  - pymdownx.snippets: {base_path: ["."]}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""


class MkDocs(SiteTest):
    def build(self, docs, plugins="[]", more=EXTENSIONS, files=None, **environment):
        self.write({
            "hooks/call_model.py": HOOK,
            "mkdocs.yml": f"site_name: Calls\ntheme: {{name: material, font: false}}\nplugins: {plugins}\n"
            f"hooks: [hooks/call_model.py]\n{more}",
            **{f"docs/{name}": text for name, text in docs.items()},
            **(files or {}),
        })
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        return self.run_tool(command, NO_MKDOCS_2_WARNING="1", **environment)

    def drawn(self, markdown, **more):
        """The models of a page with this Markdown."""
        return self.assert_built(self.build({"index.md": markdown}, **more)).page().find_all("call-model")


class Places(MkDocs):
    """A block is drawn wherever a code block may stand."""

    def test_block_is_drawn_in_each_place_of_the_dialect(self):
        indented = textwrap.indent(MODEL, "    ")
        places = {
            "a paragraph's place": MODEL,
            "a list item": f"- item\n\n{indented}",
            "an ordered list item": f"1. item\n\n{indented}",
            "an admonition": f"!!! note\n\n{indented}",
            "a folded admonition": f"??? note\n\n{indented}",
            "a tab": f'=== "Tab"\n\n{indented}',
            "a definition": f"Term\n:   Text\n\n{indented}",
            "a quotation": textwrap.indent(MODEL, "> "),
            "a footnote": f"Text.[^1]\n\n[^1]:\n    Note.\n\n{indented}",
            "HTML with markdown": f'<div markdown="1">\n\n{MODEL}\n</div>',
            "a snippet": '--8<-- "model.md"\n',
            "a tab in an admonition": f'!!! note\n\n    === "Tab"\n\n{textwrap.indent(indented, "    ")}',
        }
        for place, markdown in places.items():
            with self.subTest(place):
                [model] = self.drawn(f"# Calls\n\n{markdown}", files={"model.md": MODEL})
                self.assertIsNotNone(model.find("svg"))

    def test_block_is_drawn_without_extensions_in_the_configuration(self):
        [model] = self.drawn(MODEL, more="")
        self.assertIsNotNone(model.find("svg"))

    def test_options_are_read_with_and_without_quotation_marks(self):
        for options in [" view=ladder controls=step", ', view="ladder", controls=step', " view='ladder' controls=step"]:
            with self.subTest(options):
                [model] = self.drawn(f"```call-model{options}\nparties A B\n```\n")
                self.assertEqual((model["view"], model["controls"]), ("ladder", "step"))

    def test_scenario_of_a_snippet_in_a_block_is_drawn(self):
        files = {"a.scn": "parties A B\nrelease A\n"}
        for place in ["", "    "]:
            block = textwrap.indent('```call-model\n--8<-- "a.scn"\n```\n', place)
            with self.subTest(place):
                [model] = self.drawn(f"!!! note\n\n{block}" if place else block, files=files)
                self.assertEqual(model["steps"], "release A")

    def test_tabs_in_a_scenario_are_blanks(self):
        for block in ["```call-model\nparties 7001\t7002\n```\n", "- x\n\n\t```call-model\n\tparties 7001 7002\t# two\n\t```\n"]:
            with self.subTest(block):
                [model] = self.drawn(block)
                self.assertEqual(model["parties"], "7001 7002")

    def test_block_shown_as_a_sample_stays_text(self):
        [model] = self.drawn(f"````markdown\n{MODEL}````\n\n{MODEL}\n\n    {MODEL.replace(chr(10), chr(10) + '    ')}")
        self.assertIsNotNone(model.find("svg"))


class Names(MkDocs):
    """A DN arrives as it was written."""

    def test_markup_in_a_dn_stays_text(self):
        names = ["*72*", "_A_", "`a`", "{{x}}", "{7001}", "<b>", "&amp;", "[x](y)", ":+1:", "$x$", "~~s~~", "==m==", "^2^"]
        [model] = self.drawn(f"- item\n\n    ```call-model\n    parties {' '.join(names)}\n    ```\n")
        self.assertEqual(model["parties"], " ".join(names))
        self.assertTrue(set(names) <= set(names_in(model)), names_in(model))

    def test_markup_in_a_question_stays_text(self):
        block = "```call-model ask\nparties *72* {{x}} `a`\ndelete {{x}} by *72*\nask value:`a`.ThirdPartyDN\nhint Who *asked* :b: <b>?\n```\n"
        [model] = self.drawn(block)
        self.assertEqual([item.get_text() for item in model.find_all("li")], ["*72*", "{{x}}", "`a`", "not there"])
        self.assertIn("Who *asked* :b: <b>?", model.get_text())

    def test_minified_page_keeps_the_names(self):
        [model] = self.drawn("```call-model\nparties `a` *b*\n```\n", plugins="[{minify: {minify_html: true}}]")
        self.assertEqual(model["parties"], "`a` *b*")


class Faults(MkDocs):
    """A block that is wrong fails the build, with its place in the file."""

    def faults(self, docs, **more):
        built = self.build(docs, **more)
        self.assertNotEqual(built.status, 0)
        return [line.removeprefix("ERROR   -  ") for line in built.messages.splitlines() if line.startswith(("ERROR", "docs"))]

    def test_faults_of_all_pages_are_named_in_one_build(self):
        fault = "found `bye`, expected `by`"
        bad = "# Calls\n\n!!! note\n\n    ```call-model\n    parties A B C\n    delete B bye A\n    ```\n"
        found = self.faults({"index.md": f"---\ntitle: x\n---\n{bad}", "two.md": bad})
        self.assertEqual(found, [f"docs/index.md:10:14: {fault}", f"docs/two.md:7:14: {fault}"])

    def test_fault_in_a_snippet_is_named_with_the_page(self):
        [found] = self.faults({"index.md": '--8<-- "model.md"\n'}, files={"model.md": MODEL.replace("by", "bye")})
        self.assertTrue(found.startswith("docs/index.md:1:1: in a block of another file that this page includes, 3:10: "), found)

    def test_block_that_stays_text_is_named_beside_code_that_mentions_the_name(self):
        code = '```html\n<script src="call-model/call-model.js"></script>\n```\n\n'
        left = "1. ```call-model\n   parties A B\n   release A\n   ```\n"
        [found] = self.faults({"index.md": code + left})
        self.assertTrue(found.startswith("docs/index.md:5:1: found a block ```call-model that Markdown left as text"), found)

    def test_misspelt_name_is_named_at_its_column(self):
        found = self.faults({"index.md": "```callmodel\nx\n```\n\n- x\n\n    ~~~ {.Call_Model view=ladder}\n    x\n    ~~~\n\n```call-flow\n```\n\n```call-modle\n```\n\n```call-model-ask\n```\n"})
        names = {"1:4": "callmodel", "7:11": "Call_Model", "14:4": "call-modle", "17:4": "call-model-ask"}
        self.assertEqual(found, [f"docs/index.md:{at}: found `{name}`, expected `call-model`" for at, name in names.items()])

    def test_wrong_tag_is_named_at_its_place(self):
        tag = '<call-model parties="A B"\n    steps="bye"></call-model>\n'
        sample = f"```html\n{tag}```\n"
        found = self.faults({"index.md": f"# Calls\n\n{sample}\n{MODEL}\n{tag}", "two.md": f"# Two\n\n!!! note\n\n    {tag}"})
        fault = "found `bye`, expected `delete` or `release`"
        self.assertEqual(found, [f"docs/index.md:14:12: {fault}", f"docs/two.md:6:12: {fault}"])

    def test_wrong_tag_of_a_snippet_is_named_with_the_page(self):
        tag = '<call-model parties="A"></call-model>\n'
        [found] = self.faults({"index.md": '# x\n\n--8<-- "tag.md"\n'}, files={"tag.md": tag})
        self.assertTrue(found.startswith('docs/index.md:1:1: in the tag <call-model parties="A">: '), found)

    def test_wrong_option_is_named_at_its_column(self):
        [found] = self.faults({"index.md": "> ```call-model colour=red\n> parties A B\n> ```\n"})
        self.assertTrue(found.startswith("docs/index.md:1:17: found `colour=red`"), found)

    def test_wrong_option_in_braces_is_named_at_its_column(self):
        option = "expected `view=`, `controls=` or `theme=`"
        faults = {
            "```call-model\nparties A B\n```\n\n~~~ {.call-model #one}": f"5:18: found `id=one`, {option}",
            "``` { .call-model .wide }": f"1:19: found `class=wide`, {option}",
            "```call-model controls=step, title='x'": f"1:30: found `title=x`, {option}",
            '```{.call-model theme=dark view="cube"}': "1:28: in view: found `cube`, expected `both`, `ladder` or `tables`",
        }
        for info, fault in faults.items():
            with self.subTest(info):
                end = "~~~" if "~~~" in info else "```"
                self.assertEqual(self.faults({"index.md": f"{info}\nparties A B\n{end}\n"}), [f"docs/index.md:{fault}"])

    def test_wrong_block_in_a_comment_is_no_fault(self):
        bad = MODEL.replace("by", "bye")
        self.assert_built(self.build({"index.md": f"# Calls\n\n<!--\n{bad}\n{MODEL.replace('call-', 'call')}-->\n\nText.\n"}))
        sample = "```html\n<!-- open\n```\n\n"
        self.assertEqual(len(self.faults({"index.md": f"{sample}{bad}\n<!-- x -->\n"})), 1)

    def test_command_that_cannot_be_started_is_named(self):
        for command in ["/nowhere/callmodel", str(ROOT / "README.md")]:
            with self.subTest(command):
                [found] = self.faults({"index.md": MODEL}, CALLMODEL=command)
                self.assertTrue(found.startswith(f"{command}: ") and "Traceback" not in found, found)

    def test_generated_page_is_drawn(self):
        generator = (
            "from mkdocs.structure.files import File\n"
            f"def on_files(files, config):\n    files.append(File.generated(config, 'auto.md', content={MODEL!r}))\n"
            "    return files\n"
        )
        built = self.build(
            {"index.md": "x"}, more="hooks: [hooks/call_model.py, make.py]\n", files={"make.py": generator}
        )
        self.assertEqual(len(attributes(self.assert_built(built).page("auto/index.html"))), 1)

    def test_fault_of_a_generated_page_is_named_by_its_address(self):
        generator = (
            "from mkdocs.structure.files import File\n"
            "def on_files(files, config):\n"
            "    files.append(File.generated(config, 'auto.md', content='```call-model\\nparties A B\\nbye\\n```\\n'))\n"
            "    return files\n"
        )
        built = self.build({"index.md": "x"}, more="hooks: [hooks/call_model.py, make.py]\n", files={"make.py": generator})
        self.assertIn("auto.md:3:1: found `bye`", built.messages)

    def test_fault_in_a_nested_folder_of_documents_is_named_by_its_path(self):
        self.write({"site/docs/x.md": ""})
        built = self.build(
            {}, more="docs_dir: a/docs\n", files={"a/docs/index.md": "```call-model\nbye\n```\n"}
        )
        self.assertIn("a/docs/index.md:2:1: found `bye`", built.messages)


class Plugins(MkDocs):
    """What plugins make of a page with a block."""

    def test_search_index_holds_the_author_s_headings_alone(self):
        built = self.build({"index.md": f"# Calls\n\n### Third level\n\n{MODEL}\n### Next\n"}, plugins="[search]")
        index = json.loads((self.assert_built(built).folder / "search/search_index.json").read_text(encoding="utf-8"))
        self.assertEqual([entry["title"] for entry in index["docs"]], ["Calls", "Third level", "Next"])
        text = " ".join(BeautifulSoup(entry["text"], "html5lib").get_text() for entry in index["docs"])
        self.assertIn("OtherDN B", text)
        self.assertNotIn("OtherDNB", text)

    def test_search_index_holds_the_words_of_the_figure_once_and_apart(self):
        for view, words in {"both": "1. A deletes B TDeleteFromConference", "ladder": "T-Server A B C Conference"}.items():
            with self.subTest(view):
                block = MODEL.replace("call-model", f"call-model view={view}")
                built = self.build({"index.md": f"# Calls\n\nBefore.\n\n{block}"}, plugins="[search]")
                index = json.loads((self.assert_built(built).folder / "search/search_index.json").read_text(encoding="utf-8"))
                text = BeautifulSoup(" ".join(entry["text"] for entry in index["docs"]), "html5lib").get_text()
                found = " ".join(text.split())
                self.assertIn(words, found)
                self.assertEqual("T-Server A B C" in found, view == "ladder", found)
                for glued in ["AB", "ATDelete", "ServerA", "DeletedEvent"]:
                    self.assertNotIn(glued, found)

    def test_site_for_reading_offline_has_the_figure(self):
        built = self.build({"index.md": MODEL}, plugins="[search, offline]")
        [model] = self.assert_built(built).page("index.html").find_all("call-model")
        self.assertIsNotNone(model.find("svg"))

    def test_print_site_with_minify_and_search_keeps_the_names(self):
        block = "```call-model\nparties `a` *b*\n```\n"
        built = self.build({"index.md": f"# Calls\n\n{block}"}, plugins="[search, {minify: {minify_html: true}}, print-site]")
        [model] = self.assert_built(built).page("print_page/index.html").find_all("call-model")
        self.assertEqual(model["parties"], "`a` *b*")


class Ids(MkDocs):
    """No id stands twice in a page, also in pages that hold others."""

    def test_same_block_on_two_pages_of_a_printed_site(self):
        built = self.build({"index.md": f"# One\n\n{MODEL}{MODEL}", "two.md": f"# Two\n\n{MODEL}"}, plugins="[print-site]")
        page = self.assert_built(built).page("print_page/index.html")
        self.assertEqual(len(attributes(page)), 3)
        self.assertEqual(repeated_ids(page), [])

    def test_same_block_in_two_posts_of_a_blog(self):
        post = "---\ndate: 2026-01-0{}\n---\n\n# Post {}\n\n{}\n\n<!-- more -->\n"
        built = self.build(
            {"index.md": "x", "blog/index.md": "# Blog\n", **{f"blog/posts/{n}.md": post.format(n, n, MODEL) for n in (1, 2)}},
            plugins="[{blog: {}}]",
        )
        page = self.assert_built(built).page("blog/index.html")
        self.assertEqual(len(attributes(page)), 2)
        self.assertEqual(repeated_ids(page), [])

    def test_same_block_in_two_languages(self):
        i18n = "[{i18n: {languages: [{locale: en, default: true, name: English}, {locale: de, name: Deutsch}]}}]"
        built = self.build({"index.md": f"# Call\n\n{MODEL}", "index.de.md": f"# Anruf\n\n{MODEL}"}, plugins=i18n)
        pages = [self.assert_built(built).page(path) for path in ["index.html", "de/index.html"]]
        self.assertEqual([len(attributes(page)) for page in pages], [1, 1])

    def test_fault_in_a_translation_is_named_by_its_file(self):
        i18n = "[{i18n: {languages: [{locale: en, default: true, name: English}, {locale: de, name: Deutsch}]}}]"
        built = self.build({"index.md": MODEL, "index.de.md": MODEL.replace("by", "bye")}, plugins=i18n)
        self.assertIn("docs/index.de.md:3:10: found `bye`", built.messages)

    def test_ids_are_the_same_in_each_build(self):
        ids = lambda: [element["id"] for model in self.drawn(MODEL) for element in model.find_all(id=True)]
        self.assertEqual(ids(), ids())


if __name__ == "__main__":
    unittest.main()
