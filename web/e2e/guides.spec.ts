// The guides of the documentation, followed from an empty folder: the files and commands that stand in them, and nothing else.
//
// A fenced block with a path behind its language is a file; the lines of a block `sh` are run. Blocks in other languages are read
// over. The package is not published: its archive lies in the folder, as the guides say.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { callmodel, program } from "./callmodel";
import { types } from "./serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A guide, the folder that its site is built in, the programs that it needs, and where another page is put and then found. */
const GUIDES: { guide: string; section?: string; site: string; needs?: string[]; isSlow?: boolean; page?: [string, string] }[] = [
  { guide: "html", site: "." },
  { guide: "mdbook", site: "book", needs: ["mdbook"] },
  { guide: "mkdocs", site: "site", needs: ["mkdocs"] },
  { guide: "hugo", site: "public", needs: ["hugo"] },
  { guide: "vitepress", site: ".vitepress/dist", page: ["names.md", "names.html"] },
  // Half a gigabyte of packages: for the nightly job.
  { guide: "docusaurus", site: "build", isSlow: true, page: ["docs/names.md", "names/"] },
  { guide: "bundler", site: "dist" },
  { guide: "frameworks", section: "React", site: "dist" },
  { guide: "frameworks", section: "Vue", site: "dist" },
  { guide: "frameworks", section: "Svelte", site: "dist" },
];

/** Lines that install what the test command has brought already, or serve until they are stopped. */
const NOT_RUN = /^(pip install|python3 -m http\.server)/;

const env = {
  ...process.env,
  PATH: [dirname(program), process.env.PATH].join(delimiter),
  CALLMODEL: program,
  NO_MKDOCS_2_WARNING: "1",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_prefer_offline: "true",
};

/** DNs that are syntax of Markdown, Vue or JSX, or that plugins draw. */
const NAMES = ["{{x}}", "{7001}", "*72*", "_A_", "`a`", ":b:", "@a", "<b>", "&amp;", "[x](y)", "~~s~~", "$x$", "\"q\"", "--", "</div>"];

/** A hint with that syntax; what stands between backquotes is code. */
const HINT = "Who *asked* {{x}} {7001} __x__ :b: <b>?";

for (const { guide, section, site, needs = [], isSlow = false, page: other } of GUIDES) {
  test(`${section ?? guide}: the lines of the guide make a live model`, async ({ page }) => {
    const missing = needs.filter((name) => run(`command -v ${name}`, root).status !== 0);
    test.skip(missing.length > 0, `${missing} is not installed`);
    test.skip(isSlow && !process.env.LONG_DAY, "its packages take minutes: in the nightly job");
    test.setTimeout(600_000);
    page.setDefaultTimeout(20_000);
    const folder = mkdtempSync(join(tmpdir(), "callmodel-guide-"));
    try {
      cpSync(join(root, "dist/call-model.tgz"), join(folder, "call-model.tgz"));
      if (other) writeNames(join(folder, other[0]));
      follow(part(guide, section), folder);
      const server = await serve(join(folder, site));
      const port = (server.address() as AddressInfo).port;
      await page.goto(`http://127.0.0.1:${port}/${guide === "mdbook" ? "chapter_1.html" : ""}`);
      const model = page.locator("call-model").first();
      await model.getByRole("group", { name: "Party C", exact: true }).getByRole("button", { name: "Release", exact: true }).click();
      await expect(model.getByRole("status")).toHaveText(/^C released:/);
      if (other) {
        // Without the script the figure stays.
        await page.route("**/call-model.js", (route) => route.abort());
        await page.goto(`http://127.0.0.1:${port}/${other[1]}`);
        const models = page.locator("call-model");
        await expect(models).toHaveCount(3);
        await expect(models.last()).toContainText(`Hint ${HINT}`);
        expect(NAMES).toContain(await models.last().locator("li").first().textContent());
        for (const model of [models.nth(0), models.nth(1)]) {
          expect(await model.getAttribute("parties")).toBe(NAMES.join(" "));
          const texts = await model.locator("bdi, text, tspan").allTextContents();
          expect(NAMES.filter((dn) => !texts.includes(dn))).toEqual([]);
        }
      }
      server.closeAllConnections();
      server.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** Writes a page with figures, drawn by `callmodel markdown`: one alone, one in a list, and one of a question. */
function writeNames(file: string): void {
  const block = ["```call-model", `parties ${NAMES.join(" ")}`, `release ${NAMES[0]}`, "```"];
  mkdirSync(dirname(file), { recursive: true });
  const question = ["```call-model ask", `parties ${NAMES.slice(0, 8).join(" ")}`, block[2]!, `ask value:${NAMES[1]}.ThirdPartyDN`, `hint ${HINT}`, "```"];
  writeFileSync(file, `# Names\n\n${block.join("\n")}\n\n- item\n\n  ${block.join("\n  ")}\n\n${question.join("\n")}\n`);
  writeFileSync(file, callmodel("markdown", file));
}

/** The text of a guide, or of one section of it. */
function part(guide: string, section?: string): string {
  const text = readFileSync(join(root, `docs/src/embed/${guide}.md`), "utf8");
  return section === undefined ? text : text.split(/^## /m).find((part) => part.startsWith(`${section}\n`))!;
}

/** Does what the blocks of a guide say, in their order. */
function follow(text: string, folder: string): void {
  for (const [, , language, path, body] of text.matchAll(/^(`{3,})(\S+)(?: (\S+))?\n(.*?)^\1$/gms)) {
    if (path !== undefined) {
      const included = body!.replace(/^\{\{#include (.*?)\}\}\n/gm, (_, other) => readFileSync(join(root, "docs/src/embed", other), "utf8"));
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), included);
    } else if (language === "sh") {
      for (const line of body!.trim().split("\n").filter((line) => !NOT_RUN.test(line))) {
        const done = run(line, folder);
        expect(done.status, `${line}\n${done.stdout}${done.stderr}`).toBe(0);
      }
    }
  }
}

function run(line: string, folder: string) {
  return spawnSync("sh", ["-c", line], { cwd: folder, env, encoding: "utf8", input: "" });
}

/** A plain static server, as the hosts that people have. */
async function serve(folder: string) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url!.split(/[?#]/, 1)[0]!);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const body = await readFile(existsSync(file) ? file : `${file}.html`).catch(() => undefined);
    const type = types[file.slice(file.lastIndexOf(".")) as keyof typeof types] ?? "application/octet-stream";
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": type }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}
