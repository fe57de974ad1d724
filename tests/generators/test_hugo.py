"""Hugo with the render hook of the guide."""

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

    def test_names_arrive_as_they_were_written(self):
        names = ["*72*", "_A_", "`a`", "{{x}}", "<b>", "&amp;", "[x](y)", ":+1:", '"q"', "'s'", "--"]
        model = self.model(f"```call-model\nparties {' '.join(names)}\n```\n")
        self.assertEqual(model["parties"], " ".join(names))

    def test_line_that_is_no_statement_fails_the_build(self):
        built = self.build("text\n\n```call-model\nparties A B\nbye\n```\n")
        self.assertNotEqual(built.status, 0)
        self.assertIn("line 2: found `bye`", built.messages)


if __name__ == "__main__":
    unittest.main()
