"""Hugo with the render hook of the guide."""

import textwrap
import unittest

from site_maker import ROOT, SiteTest, places_of

HOOK = "layouts/_default/_markup/render-codeblock-call-model.html"

MODEL = "```call-model\nparties A B C\ndelete B by A\n```\n"


class Hugo(SiteTest):
    program = "hugo"

    def build(self, markdown):
        self.write({
            "hugo.toml": 'baseURL = "/"\ntitle = "Calls"\n',
            HOOK: (ROOT / "examples/hugo" / HOOK).read_text(encoding="utf-8"),
            "layouts/_default/single.html": "<!doctype html><body>{{ .Content }}</body>",
            "layouts/_default/list.html": "<!doctype html><body>{{ .Content }}</body>",
            "content/_index.md": markdown,
        })
        return self.run_tool(["hugo", "--config", "hugo.toml"], to="public")

    def model(self, markdown):
        [model] = self.assert_built(self.build(markdown)).page().find_all("call-model")
        return model

    def test_block_becomes_a_tag_in_each_place_of_the_dialect(self):
        for place, markdown in places_of(MODEL).items():
            with self.subTest(place):
                model = self.model(f"# Calls\n\n{markdown}")
                self.assertEqual((model["parties"], model["steps"]), ("A B C", "delete B by A"))

    def test_all_statements_and_options_become_attributes(self):
        model = self.model(
            '```call-model {view="ladder" controls="step" theme="dark"}\n'
            "parties 7001 \\#2 7003 # a comment\n\nconn ff\noptional omit\nrelease \\#2\ndelete 7003 by 7001\n```\n"
        )
        self.assertEqual(dict(model.attrs), {
            "parties": "7001 #2 7003", "conn": "ff", "optional": "omit", "steps": "release #2, delete 7003 by 7001",
            "view": "ladder", "controls": "step", "theme": "dark",
        })

    def test_options_are_read_with_and_without_braces(self):
        infos = [
            " view=ladder controls=step", " view=\"ladder\", controls='step'", ' {view="ladder" controls=step}',
            " view=ladder {controls=step}", "{view=ladder controls=step}",
        ]
        places = {"a paragraph's place": ("", ""), "a quotation": ("", "> "), "a list item": ("- x\n\n", "  ")}
        for info in infos:
            block = f"```call-model{info}\nparties A B\n\nrelease A # \\E\n```\n"
            for place, (before, marks) in places.items():
                with self.subTest(place, info=info):
                    model = self.model(f"Text.\n\n{before}{textwrap.indent(block, marks, lambda line: True)}")
                    self.assertEqual((model.get("view"), model.get("controls")), ("ladder", "step"))

    def test_equal_blocks_have_their_own_options(self):
        text = "\nparties A B\n```\n\n"
        built = self.build(f'```call-model view=tables{text}```call-model {{view="ladder"}}{text}')
        models = self.assert_built(built).page().find_all("call-model")
        self.assertEqual([model["view"] for model in models], ["tables", "ladder"])

    def test_option_that_cannot_be_told_from_another_fails_the_build(self):
        text = "\nparties A B\n```\n\n"
        built = self.build(f"```call-model view=tables{text}```call-model{text}")
        self.assertNotEqual(built.status, 0)
        self.assertIn("found equal blocks with different options", built.messages)

    def test_unknown_options_and_values_fail_the_build(self):
        faults = {
            " view=cube": "in view: found `cube`, expected one of: both, ladder, tables",
            " {controls=2}": "in controls: found `2`",
            " colour=red": "found the option `colour`, expected `view`, `controls` or `theme`",
            " {.wide}": "found the option `class`",
            " ask": "found no line `ask`, expected a block `call-model ask` with a line `ask`",
            " questions": "found the option `questions`",
        }
        for info, fault in faults.items():
            with self.subTest(info):
                built = self.build(f"```call-model{info}\nparties A B\n```\n")
                self.assertNotEqual(built.status, 0)
                self.assertIn(fault, built.messages)

    def test_question_becomes_attributes_and_its_answer_stays_hidden(self):
        text = "parties A \\#1 C\ndelete C by \\#1 # why\n  ask value:A.ThirdPartyDN\nhint Who is  #1 \"here\"? `x`\nanswer #1\n"
        for info in [" ask", "  ask view=ladder"]:
            with self.subTest(info):
                model = self.model(f"Text.\n\n```call-model{info}\n{text}```\n")
                self.assertEqual((model["parties"], model["steps"]), ("A #1 C", "delete C by #1"))
                self.assertEqual((model["ask"], model["hint"]), ("value:A.ThirdPartyDN", 'Who is  #1 "here"? `x`'))
                self.assertEqual(model.get_text().strip(), "This question needs JavaScript.")

    def test_line_of_a_question_in_a_model_fails_the_build(self):
        built = self.build("```call-model\nparties A B\nrelease A\nask event:A\n```\n")
        self.assertNotEqual(built.status, 0)
        self.assertIn("found a line `ask`, expected a block `call-model ask`", built.messages)

    def test_second_statement_of_a_kind_fails_the_build(self):
        built = self.build("```call-model\nparties A B\nconn 1\nconn 2\n```\n")
        self.assertNotEqual(built.status, 0)
        self.assertIn("line 3: found a second `conn`", built.messages)

    def test_hash_is_escaped_and_begins_a_comment_as_in_scenario_text(self):
        model = self.model("```call-model\nparties \\# \\\\#2 a\\#b a#b \\c #d\n```\n")
        self.assertEqual(model["parties"], "# \\#2 a\\#b a#b \\c")

    def test_names_arrive_as_they_were_written(self):
        names = ["*72*", "_A_", "`a`", "{{x}}", "<b>", "&amp;", "[x](y)", ":+1:", '"q"', "'s'", "--"]
        model = self.model(f"```call-model\nparties {' '.join(names)}\nrelease <b>\nrelease &amp;\n```\n")
        self.assertEqual((model["parties"], model["steps"]), (" ".join(names), "release <b>, release &amp;"))

    def test_line_that_is_no_statement_fails_the_build(self):
        built = self.build("text\n\n```call-model\nparties A B\nbye\n```\n")
        self.assertNotEqual(built.status, 0)
        self.assertIn("line 2: found `bye`", built.messages)


if __name__ == "__main__":
    unittest.main()
