// Chats, tickets and Markdown find the address of the page as a whole in a text.
import { spawnSync } from "node:child_process";
import { LinkifyIt } from "linkify-it";
import { find } from "linkifyjs";
import MarkdownIt from "markdown-it";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, Explore, test } from "./explore";

/** DNs with punctuation that linkifiers drop at an end, or that is syntax of Markdown, Jira and Slack. */
const NAMES = [
  "*72*", "_A_", "a.", "a!", "a)", "(a", "a~", "~~a~~", "a:", "a'b", "a;", "a?", "a/", "a@", "a--", "-a-", "..",
  "{a}", "[a]", "a|b", "`a`", "\"a\"", "<a>", "a&amp;", "^a^", "#1", "50%", "内線.",
];

/** Texts around an address that every reader of links has to know. */
const TEXTS = ["See URL.", "(URL)", "URL, and more", "URL!", "\"URL\"", "<URL>", "Is it URL?", "x\nURL\nx"];

/** Texts around an address in Markdown. */
const MARKDOWN = [...TEXTS, "*URL*", "**URL**", "[call](URL)", "| URL | x |\n|---|---|\n| URL | x |"];

/** The addresses that a linkifier finds in a text. */
const LINKIFIERS: Record<string, { texts: string[]; links: (text: string) => string[] }> = {
  "linkify-it": { texts: TEXTS, links: (text) => (new LinkifyIt().match(text) ?? []).map((link) => link.url) },
  linkifyjs: { texts: TEXTS, links: (text) => find(text, "url").map((link) => link.href) },
  "markdown-it": {
    texts: MARKDOWN,
    links: (text) => hrefs(MarkdownIt({ linkify: true, typographer: true }).render(text)),
  },
  "remark-gfm": { texts: MARKDOWN, links: (text) => urls(unified().use(remarkParse).use(remarkGfm).parse(text)) },
  "cmark-gfm": {
    texts: MARKDOWN,
    links: (text) => hrefs(spawnSync("cmark-gfm", ["-e", "autolink", "-e", "table", "-e", "strikethrough"], { input: text, encoding: "utf8" }).stdout),
  },
};

// In one worker, so that the page is asked once for its addresses.
test.describe.configure({ mode: "default" });

/** The address that the page has after a request of a DN, by DN. */
const addresses = new Map<string, string>();

test.beforeAll("the page writes the addresses", async ({ browser }) => {
  const page = await browser.newPage();
  const explore = new Explore(page);
  for (const dn of NAMES) {
    await explore.open(`#/explore?parties=${encodeURIComponent(dn)}+B+C`);
    await explore.ask(dn, "Release").click();
    await expect(explore.tables).toHaveCount(3);
    addresses.set(dn, `https://models.example/page/${new URL(page.url()).hash}`);
  }
  await page.close();
});

for (const [name, { texts, links }] of Object.entries(LINKIFIERS)) {
  test(`${name} keeps the whole address`, () => {
    test.skip(name === "cmark-gfm" && spawnSync(name).error !== undefined, "cmark-gfm is not installed");
    for (const [dn, address] of addresses) {
      for (const text of texts) {
        const found = links(text.replaceAll("URL", address));
        expect(new Set(found), `${text} with ${dn}`).toEqual(new Set([address]));
      }
    }
  });
}

/** The addresses of the links in HTML that a Markdown parser wrote. */
function hrefs(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
}

/** The addresses of the links in a syntax tree of Markdown. */
function urls(node: { type: string; url?: string; children?: unknown[] }): string[] {
  const children = (node.children ?? []) as (typeof node)[];
  return [...(node.type === "link" ? [node.url!] : []), ...children.flatMap(urls)];
}
