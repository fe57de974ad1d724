// Markdown that `callmodel` writes, read by the parsers of VitePress, Docusaurus and others with their usual plugins.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { full as emoji } from "markdown-it-emoji";
import rehypeStringify from "rehype-stringify";
import remarkEmoji from "remark-emoji";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";

/** DNs that parsers link, draw, emphasise or take for HTML. */
const NAMES = [
  "@octocat", "#181", ":+1:", ":b:", ":)", "a@b.example", "http://x.example/", "www.x.example", "*72*", "_A_", "~~s~~", "`a`", "``",
  "a|b", "\\|", "{{x}}", "{7001}", "<b>", "&amp;", "[x](y)", "![x](y)", "$x$", "--", "...", "(c)", "\"q\"", "'s'", "^2^", "==m==",
];

const READERS: Record<string, (markdown: string) => string> = {
  "markdown-it": (markdown) =>
    MarkdownIt({ html: true, linkify: true, typographer: true }).use(emoji).render(markdown),
  remark: (markdown) =>
    String(unified().use(remarkParse).use(remarkGfm).use(remarkEmoji)
      .use(remarkRehype, { allowDangerousHtml: true }).use(rehypeStringify, { allowDangerousHtml: true })
      .processSync(markdown)),
};

for (const [name, read] of Object.entries(READERS)) {
  test(`${name}: names of the tables are text`, async ({ page }) => {
    const parties = NAMES.join(" ");
    const release = `release ${NAMES[0]}`;
    for (const markdown of [
      callmodel("run", `--parties=${parties}`, "--steps", release, "--format", "markdown"),
      callmodel("compare", `--parties=${parties}`, release, `delete ${NAMES[0]} by ${NAMES[1]}`, "--format", "markdown"),
    ]) {
      await page.setContent(`<!doctype html><title>Read</title>${read(markdown)}`);
      expect(await page.locator("a, em, strong, del, img, b").count()).toBe(0);
      const cells = await page.locator("th, td").allTextContents();
      expect(NAMES.filter((dn) => !cells.includes(dn))).toEqual([]);
    }
  });

  test(`${name}: names of a figure are text, also in attributes`, async ({ page }) => {
    for (const place of ["", "- item\n\n  ", "> "]) {
      const parties = NAMES.map((dn) => dn.replace(/^#/, "\\#")).join(" ");
      const block = ["```call-model", `parties ${parties}`, `release ${NAMES[0]}`, "```", ""];
      const markdown = drawn(place + block.join(`\n${place.includes("-") ? "  " : place}`));
      await page.setContent(`<!doctype html><title>Read</title>${read(markdown)}`);
      expect(await page.locator("call-model").getAttribute("parties"), place).toBe(NAMES.join(" "));
      expect(await page.locator("a, em, strong, del, img").count(), place).toBe(0);
      const texts = new Set(await page.locator("call-model :is(bdi, text, tspan)").allTextContents());
      expect(NAMES.filter((dn) => !texts.has(dn)), place).toEqual([]);
    }
  });
}

/** Markdown with its models drawn by `callmodel markdown`. */
function drawn(markdown: string): string {
  const folder = mkdtempSync(join(tmpdir(), "callmodel-"));
  try {
    writeFileSync(join(folder, "a.md"), markdown);
    return callmodel("markdown", join(folder, "a.md"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
