"""MkDocs hook that draws call models: each fenced code block ```call-model becomes the tag with its static figure.

It needs the command `callmodel` in PATH, or its path in the variable CALLMODEL. A faulty block fails the build with file,
line and column.
"""

import os
import subprocess
from pathlib import Path

from mkdocs.exceptions import PluginError


def on_page_markdown(markdown, *, page, config, files):
    """Returns the Markdown of a page with its models drawn. MkDocs has already removed the front matter."""
    if "call-model" not in markdown:
        return markdown
    source = Path(page.file.abs_src_path).read_text(encoding="utf-8-sig")
    front_matter_lines = max(source.count("\n") - markdown.count("\n"), 0)
    name = os.path.join(os.path.basename(config.docs_dir), page.file.src_path)
    command = [os.environ.get("CALLMODEL", "callmodel"), "markdown", "-"]
    command += ["--name", name, "--first-line", str(front_matter_lines + 1)]
    try:
        drawn = subprocess.run(command, input=markdown, capture_output=True, encoding="utf-8")
    except FileNotFoundError as error:
        raise PluginError(f"{command[0]} is not there: install callmodel-cli, or name the command by CALLMODEL") from error
    if drawn.returncode != 0:
        raise PluginError(drawn.stderr.strip())
    return drawn.stdout
