// The element's npm package, and its files on another host.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";
import { policy } from "./serve.mjs";
import { element } from "./site";

const folder = fileURLToPath(new URL("../../target/npm/", import.meta.url));
const read = (file: string): string => readFileSync(`${folder}call-model/${file}`, "utf8");

type Named = { name: string };
type Property = Named & { syntax: string; default: string };
type Manifest = {
  modules: { declarations: { attributes: Named[]; members: Named[]; events: Named[]; cssParts: Named[]; cssProperties: Property[] }[] }[];
};
const manifest = (): Manifest["modules"][0]["declarations"][0] =>
  (JSON.parse(read("custom-elements.json")) as Manifest).modules[0]!.declarations[0]!;
const names = (list: Named[]): string[] => list.map(({ name }) => name).toSorted();

test("the archive holds the files of the package only", () => {
  const listed = execFileSync("tar", ["tzf", `${folder}call-model-${JSON.parse(read("package.json")).version}.tgz`], { encoding: "utf8" });
  const files = listed.trim().split("\n").map((file) => file.replace("package/", ""));
  expect(files.toSorted()).toEqual([
    "LICENSE-APACHE", "LICENSE-MIT", "README.md", element.module, ...element.ask, "call-model.css", "call-model.d.ts", element.script,
    "custom-elements.json", "package.json", ...["", "learn/"].flatMap((of) => ["de", "es", "ja"].map((tag) => `text/${of}${tag}.txt`)),
  ].toSorted());
});

test("importing the script in Node.js has no effect", () => {
  const program = `import(${JSON.stringify(`${folder}call-model/call-model.js`)}).then((it) => console.log(Object.keys(it).join()))`;
  expect(execFileSync(process.execPath, ["-e", program], { encoding: "utf8" })).toBe("CallModel\n");
});

test("imported in an old jsdom, the element keeps its figure", () => {
  const program = `
    const { JSDOM } = require("jsdom");
    const { window } = new JSDOM("<!doctype html><call-model><figure>Still</figure></call-model>");
    for (const name of ["window", "document", "HTMLElement", "customElements", "MutationObserver", "CustomEvent"]) globalThis[name] = window[name];
    globalThis.getComputedStyle = window.getComputedStyle;
    process.on("unhandledRejection", (error) => console.log("unhandled", error.message));
    import(${JSON.stringify(`${folder}call-model/call-model.js`)}).then(async () => {
      await new Promise((later) => setTimeout(later, 100));
      const model = document.querySelector("call-model");
      model.at = 1;
      console.log(String(model instanceof customElements.get("call-model")), model.querySelector("figure").textContent,
        model.shadowRoot.querySelector("[role=alert]").textContent);
    });`;
  const here = fileURLToPath(new URL(".", import.meta.url));
  expect(execFileSync(process.execPath, ["-e", program], { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))
    .toBe("true Still This figure is static: the live model could not start. This browser is too old for it.\n");
});

test("a bundle without import.meta can be imported", async () => {
  const { build } = createRequire(new URL("../tools/package.json", import.meta.url))("esbuild") as typeof import("esbuild");
  const bundle = await build({ entryPoints: [`${folder}call-model/call-model.js`], bundle: true, write: false, format: "cjs", logLevel: "silent" });
  expect(execFileSync(process.execPath, ["-e", `${bundle.outputFiles[0]!.text};console.log(typeof module.exports.CallModel)`], { encoding: "utf8" }))
    .toBe("function\n");
});

test("the manifest lists the attributes and properties", async ({ page }) => {
  await page.goto("./");
  const observed = await page.evaluate(async () => {
    const { CallModel } = await import(new URL("./call-model.js", location.href).href);
    return CallModel.observedAttributes as string[];
  });
  expect(names(manifest().attributes)).toEqual(observed.toSorted());
  expect(names(manifest().members)).toEqual([...observed, "at"].toSorted());
});

test("the manifest lists the custom properties with defaults", () => {
  const listed = Object.fromEntries(manifest().cssProperties.map(({ name, default: usual }) => [name, usual]));
  expect(listed).toEqual(element.properties);
});

test.describe("dist/", () => {
  const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
  const files = (readdirSync(dist, { recursive: true }) as string[]).filter((name) => /\.(css|html|js|svg|txt|wasm)$/.test(name));

  test("has each file in compressed forms of the same content", () => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files.map((name) => join(dist, name))) {
      const plain = readFileSync(file);
      for (const [ending, read] of [["br", brotliDecompressSync], ["gz", gunzipSync]] as const) {
        if (plain.length < 100 && !existsSync(`${file}.${ending}`)) continue;
        expect(read(readFileSync(`${file}.${ending}`)).equals(plain), `${file}.${ending}`).toBe(true);
      }
    }
  });

  test("has the element's script under a name by its content, too", () => {
    expect(readFileSync(join(dist, element.copy)).equals(readFileSync(join(dist, element.script)))).toBe(true);
  });
});

/** Opens a page of this host with the element of another origin, from the folder `base`. */
async function host(page: Page, base: string, body: string): Promise<void> {
  const site = new URL(process.env.CALLMODEL_SITE!);
  const other = `http://localhost:${site.port}`;
  const policy = `default-src 'none'; script-src ${other} 'wasm-unsafe-eval'; style-src ${other}; img-src data: blob:; connect-src ${other}`;
  await page.route("**/host.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8",
    headers: { "Content-Security-Policy": policy },
    body: `<!doctype html><html lang="en"><head><title>Host</title><link rel="stylesheet" href="${other}${base}call-model.css">
      <script type="module" src="${other}${base}call-model.js"></script></head><body>${body}</body></html>`,
  }));
  await page.goto("./host.html");
}

test.describe("from another origin", () => {
  // Requests to that origin, and the errors where it does not allow them.
  test.use({ expectedFaults: /^request to another place: http:\/\/localhost|localhost.*(CORS|Failed to load resource)|Access-Control|Failed to load resource.*localhost/ });

  test("an element works where that origin allows it", async ({ page }) => {
    await host(page, "/open/", `<call-model parties="A B C" lang="de"></call-model>`);
    await page.locator("call-model").getByRole("group", { name: "Teilnehmer B", exact: true })
      .getByRole("button", { name: "Release", exact: true }).click();
    await expect(page.locator("call-model").getByRole("button", { name: "Rückgängig", exact: true })).toBeVisible();
    await expect(page.locator("call-model").getByRole("table")).toHaveCount(3);
  });

  test("the manifest lists the events that the element dispatches", async ({ page }) => {
    await host(page, "/open/", `<call-model parties="A B C"></call-model>`);
    await page.locator("call-model").evaluate((model) => {
      const dispatched: string[] = [];
      Object.assign(globalThis, { dispatched });
      model.dispatchEvent = ({ type }) => dispatched.push(type) > 0;
    });
    await page.locator("call-model").getByRole("group", { name: "Party B", exact: true })
      .getByRole("button", { name: "Release", exact: true }).click();
    await page.locator("call-model").getByRole("button", { name: "EventReleased from T-Server to B", exact: true }).click();
    await page.locator("call-model").evaluate((model) => Object.assign(model, { steps: "release B", ask: "event:A" }));
    await page.locator("call-model").getByRole("button", { name: "Show the answer" }).click();
    // The new steps end the selection, which is told, too.
    const dispatched = () => page.evaluate(() => (globalThis as unknown as { dispatched: string[] }).dispatched);
    await expect.poll(async () => [...new Set(await dispatched())].toSorted())
      .toEqual(names(manifest().events));
  });

  test("the parts of the manifest are in the element", async ({ page }) => {
    await host(page, "/open/", `<call-model parties="A B C" steps="delete B by A" controls="all"></call-model>`);
    await expect(page.locator("call-model").getByRole("table")).toHaveCount(3);
    await page.locator("call-model").evaluate((model) => model.setAttribute("ask", "event:A"));
    await page.locator("call-model").getByRole("button", { name: "Show the answer" }).click();
    await expect(page.locator("call-model").getByRole("table")).toHaveCount(3);
    const parts = await page.locator("call-model").evaluate((model) => {
      return [...model.shadowRoot!.querySelectorAll("[part]")].map((element) => element.getAttribute("part")!);
    });
    expect([...new Set(parts)].toSorted()).toEqual(names(manifest().cssParts));
  });

  test("each custom property of the manifest is seen", async ({ page }) => {
    test.setTimeout(120_000);
    const tag = (attributes: string) => `<call-model ${attributes}></call-model>`;
    await host(page, "/open/", [
      tag(`parties="A B C D E F G H" steps="delete B by A" theme="light"`),
      tag(`parties="A B C" theme="light" controls="all"`),
      tag(`parties="A B C" steps="delete B by A" theme="light"`),
    ].join(""));
    await expect(page.locator("call-model").nth(2).getByRole("table")).toHaveCount(3);
    // A selected event has the colours of a marked one.
    await page.locator("call-model").nth(2).getByRole("button", { name: "EventPartyDeleted from T-Server to C", exact: true }).click();
    await expect(page.locator("call-model").nth(2).locator(".event.selected")).toHaveCount(1);
    await expect(page.locator("call-model").first().locator(".message").last()).toBeVisible();
    const properties = manifest().cssProperties;
    const unseen = await page.evaluate((properties) => {
      const looks = () => [...document.querySelectorAll("call-model")].flatMap((model) => [...model.shadowRoot!.querySelectorAll("*")]).map((element) => {
        const style = getComputedStyle(element);
        return [style.color, style.backgroundColor, style.backgroundImage, style.borderTopColor, style.borderLeftColor, style.fill, style.stroke,
          style.fontFamily, style.fontSize, style.borderTopLeftRadius, style.accentColor].join();
      }).join("\n");
      const sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [sheet];
      const usual = looks();
      return properties.filter(({ name, syntax }) => {
        const value = syntax === "<color>" ? "rgb(1, 2, 3)" : syntax === "<length>" ? "7px" : "cursive";
        sheet.replaceSync(`call-model { ${name}: ${value} }`);
        return looks() === usual;
      }).map(({ name }) => name);
    }, properties);
    expect(unseen).toEqual([]);
  });

  test("where it does not, the figure stays", async ({ page }) => {
    const refused = page.waitForEvent("requestfailed");
    await host(page, "/closed/", callmodel("embed", "--parties", "A B C", "--steps", "delete B by A"));
    expect((await refused).url()).toContain("/closed/call-model.js");
    await expect(page.getByRole("img", { name: "Conference · A, B, C: delete B by A" })).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(3);
  });
});

test.describe("in a sandboxed frame of no origin", () => {
  test("an element works where its host allows every origin", async ({ page }) => {
    await page.route("**/outer.html", (route) => route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Outer</title><iframe sandbox="allow-scripts" src="./inner.html" width="900" height="700"></iframe>`,
    }));
    const site = new URL(process.env.CALLMODEL_SITE!).origin;
    await page.route("**/inner.html", (route) => route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy.replaceAll("'self'", site) },
      body: `<!doctype html><title>Inner</title><script type="module" src="/open/call-model.js"></script><call-model></call-model>`,
    }));
    await page.goto("./outer.html");
    const inner = page.frameLocator("iframe").locator("call-model");
    await inner.getByRole("group", { name: "Party A" }).getByRole("button", { name: "Release", exact: true }).click();
    await expect(inner.getByRole("table")).toHaveCount(2);
  });
});
