"""The command as it is installed without Rust: from its archive for npm."""

import json
import os

from site_maker import CALLMODEL, ROOT, SiteTest


class NpmCommand(SiteTest):
    program = "npm"

    def pack(self):
        packed = self.run_tool(["node", "web/tools/pack-command.mjs", CALLMODEL, str(self.folder / "my archives")], cwd=ROOT)
        self.assert_built(packed)
        self.write({"package.json": "{}"})
        [archive] = self.folder.glob("my archives/*.tgz")
        return archive

    def install(self):
        archive = self.pack()
        self.assert_built(self.run_tool(["npm", "install", "--offline", "--no-audit", "--no-fund", str(archive)]))

    def test_npx_runs_the_archive_without_installing_it(self):
        line = ["npx", "--yes", "--offline", "--package", str(self.pack()), "callmodel", "--version"]
        ran = self.run_tool(line, PATH=os.environ["PATH"])
        self.assert_built(ran)
        self.assertEqual(ran.messages.split()[0], "callmodel")

    def test_npx_runs_the_installed_command(self):
        self.install()
        ran = self.run_tool(["npx", "--offline", "callmodel", "run", "--parties", "A B", "--format", "json"], PATH=os.environ["PATH"])
        self.assert_built(ran)
        self.assertEqual(json.loads(ran.messages)["steps"], [])
