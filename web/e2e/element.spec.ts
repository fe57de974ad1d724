// One tag in a host page: its attributes, events, appearance and cleanup.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { LONG } from "./explore";
import { expect, test } from "./fixtures";
import { openHost, setWidth, start } from "./host-page";
import { held, watchModule } from "./memory";
import { fontsLoaded, serveFonts, withPinnedFonts } from "./pinned-fonts";
import { limits } from "./site";
import { checkedIn, LANGUAGES, NARROWEST, RUNS, VIEWS } from "./rooms";
import { dist, policy as POLICY } from "./serve.mjs";

const element = (page: Page, nth = 0): Locator => page.locator("call-model").nth(nth);
const figure = (model: Locator): Locator => model.getByRole("figure", { name: "Sequence diagram", exact: true });
const ask = (model: Locator, dn: string, label: string): Locator =>
  figure(model).getByRole("group", { name: `Party ${dn}`, exact: true }).getByRole("button", { name: label, exact: true });
const button = (model: Locator, name: string): Locator => model.getByRole("button", { name, exact: true });

const CONTROLS = ["full", "step", "none"];

const DELETED = `<call-model parties="A B C" steps="delete B by A"></call-model>`;

test("a tag shows its call, ladder and tables", async ({ page }) => {
  await openHost(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  await expect(element(page).getByRole("table")).toHaveCount(3);
  await expect(element(page).getByRole("status")).toHaveText(
    "A deleted B: A and C receive EventPartyDeleted, B receives EventReleased",
  );
});

test("a tag without attributes shows the first phase", async ({ page }) => {
  await openHost(page, "<call-model></call-model>");
  await expect(ask(element(page), "A", "Release")).toBeVisible();
  await expect(element(page).getByRole("group", { name: /^Party/ })).toHaveCount(2);
});

test("its reader makes requests, and each element goes its own way", async ({ page }) => {
  await openHost(page, `<call-model parties="A B C"></call-model>${DELETED}`);
  await ask(element(page, 0), "B", "Release").click();
  await expect(element(page, 0).getByRole("status")).toHaveText(/^B released:/);
  await expect(element(page, 1).getByRole("status")).toHaveText(/^A deleted B:/);
});

test("view shows the ladder, the tables or both", async ({ page }) => {
  await openHost(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  await element(page).evaluate((model) => model.setAttribute("view", "tables"));
  await expect(figure(element(page))).toHaveCount(0);
  await expect(element(page).getByRole("table")).toHaveCount(3);
  await element(page).evaluate((model) => model.setAttribute("view", "ladder"));
  await expect(figure(element(page))).toBeVisible();
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("controls: all, the steps alone, or none", async ({ page }) => {
  await openHost(page, DELETED);
  await expect(ask(element(page), "A", "Release")).toBeVisible();
  await element(page).evaluate((model) => model.setAttribute("controls", "step"));
  await expect(ask(element(page), "A", "Release")).toHaveCount(0);
  await button(element(page), "Undo").click();
  await expect(element(page).getByRole("table")).toHaveCount(0);
  await element(page).evaluate((model) => model.setAttribute("controls", "none"));
  await expect(button(element(page), "Undo")).toHaveCount(0);
});

for (const view of VIEWS) {
  test(`view ${view}: a live region says what happened`, async ({ page }) => {
    const tag = (controls: string) => `<call-model parties="A B C" steps="delete B by A" view="${view}" controls="${controls}"></call-model>`;
    await openHost(page, CONTROLS.map(tag).join(""));
    for (const [nth, controls] of CONTROLS.entries()) {
      const model = element(page, nth);
      await expect(model.getByRole("status"), controls).toHaveText("A deleted B: A and C receive EventPartyDeleted, B receives EventReleased");
      await expect(button(model, "Undo"), controls).toHaveCount(controls === "none" ? 0 : 1);
      if (controls === "none") continue;
      await button(model, "Undo").click();
      await expect(model.getByRole("status"), controls).toHaveText("Conference of A, B and C: no request yet");
    }
  });
}

for (const view of VIEWS) {
  test(`view ${view}: it says what the events do not, live and static`, async ({ page }) => {
    const hungUp = /In a call of two, .* who hung up/;
    await openHost(page, callmodel("embed", "--parties", "A B", "--steps", "release A", "--view", view), { script: "" });
    await expect(page.getByText(hungUp)).toBeVisible();
    await start(page);
    await expect(element(page).locator(".place").getByText(hungUp)).toBeVisible();
  });
}

test("another call begins anew; another view keeps the steps", async ({ page }) => {
  await openHost(page, `<call-model parties="A B C"></call-model>`);
  await ask(element(page), "B", "Release").click();
  await element(page).evaluate((model) => model.setAttribute("view", "tables"));
  await expect(element(page).getByRole("table")).toHaveCount(3);
  await element(page).evaluate((model) => model.setAttribute("parties", "7001 7002"));
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("every attribute is a property, also before the start", async ({ page }) => {
  await openHost(page, "");
  await page.evaluate(() => {
    const model = Object.assign(document.createElement("call-model"), { parties: "A B C", steps: "release B", view: "ladder" });
    document.body.append(model);
  });
  await expect(element(page).getByRole("status")).toHaveText(/^B released:/);
  expect(await element(page).evaluate((model) => [model.getAttribute("view"), (model as unknown as { steps: string }).steps]))
    .toEqual(["ladder", "release B"]);
  await element(page).evaluate((model) => Object.assign(model, { steps: null, controls: "none" }));
  await expect(element(page)).toHaveAttribute("controls", "none");
  await expect(element(page)).not.toHaveAttribute("steps");
  expect(await element(page).evaluate((model) => (model as unknown as { theme: string }).theme)).toBe("auto");
});

test.describe("what an attribute says is shown", () => {
  const own = { parties: "A B", steps: "release A" };

  /** For each attribute a value other than the default, and a check of its effect. */
  const seen: Record<string, [value: string, look: (model: Locator) => Promise<void>]> = {
    parties: ["7001 A", (model) => expect(model.getByRole("group", { name: "Party 7001", exact: true })).toBeVisible()],
    steps: ["release B", (model) => expect(model.getByRole("status")).toHaveText(/^B released:/)],
    conn: ["ff", (model) => expect(model.getByRole("cell", { name: "ff", exact: true })).toHaveCount(2)],
    optional: ["omit", (model) => expect(model.getByRole("rowheader", { name: "OtherDN", exact: true })).toHaveCount(0)],
    view: ["tables", (model) => expect(figure(model)).toHaveCount(0)],
    controls: ["none", (model) => expect(button(model, "Undo")).toHaveCount(0)],
    theme: ["dark", (model) => expect(model.locator(".place")).toHaveCSS("background-color", "rgb(20, 22, 26)")],
    explore: ["./", (model) => expect(model.getByRole("link", { name: "Open in Explore" })).toBeVisible()],
    lang: ["de", (model) => expect(button(model, "Rückgängig")).toBeVisible()],
  };

  for (const [name, [value, look]] of Object.entries(seen)) {
    for (const how of ["attribute", "property"]) {
      test(`${name} as ${how}, from the start and later`, async ({ page }) => {
        await openHost(page, "");
        const set = async (target: "new" | "old") => page.evaluate(([target, how, name, value, own]) => {
          const model = target === "old" ? document.querySelector("call-model")! : document.createElement("call-model");
          if (target === "new") for (const [name, value] of Object.entries(own)) model.setAttribute(name, value);
          if (how === "attribute") model.setAttribute(name, value);
          else Object.assign(model, { [name]: value });
          if (target === "new") document.body.replaceChildren(model);
        }, [target, how, name, value, own] as const);
        await set("new");
        await expect(element(page).getByRole("table")).toHaveCount(2);
        await look(element(page));

        const tag = Object.entries(own).map(([name, value]) => `${name}="${value}"`).join(" ");
        await page.evaluate((tag) => { document.body.innerHTML = `<call-model ${tag}></call-model>`; }, tag);
        await expect(element(page).getByRole("status")).toHaveText(/^A released:/);
        await expect(button(element(page), "Undo")).toBeVisible();
        await set("old");
        await look(element(page));
      });
    }
  }
});

test.describe("a wrong value is told, and the rest is shown", () => {
  // Backquotes mark the code spans.
  const wrong: [attributes: string, says: string][] = [
    [`view="sideways"`, "In view: found `sideways`, expected `both`, `ladder`, `tables`."],
    [`lang="tlh"`, "In lang: found `tlh`, expected `en`, `de`, `es`, `ja`."],
    [`optional="maybe"`, "In optional, column 1: found `maybe`, expected `show` or `omit`."],
    [`controls="all"`, "In controls: found `all`, expected `full`, `step`, `none`."],
    [`theme="pink"`, "In theme: found `pink`, expected `auto`, `light`, `dark`."],
    [`steps="delete B bye A"`, "In steps, column 10: found `bye`, expected `by`."],
    [`conn="xyz"`, "In conn, column 1: found `xyz`, expected a ConnID: a ConnID is 1 to 16 hexadecimal digits."],
  ];
  for (const [attributes, says] of wrong) {
    test(attributes, async ({ page }) => {
      const warnings: string[] = [];
      page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
      await openHost(page, `<call-model parties="A B C" ${attributes}></call-model>`);
      const alert = element(page).getByRole("alert");
      await expect(alert).toHaveText(says.replaceAll("`", ""));
      await expect(alert.locator("code[translate=no]")).toHaveText([...says.matchAll(/`(.*?)`/g)].map(([, code]) => code!));
      await expect(element(page).getByRole("group", { name: /^Party/ })).toHaveCount(3);
      expect(warnings).toEqual([`<call-model>: ${says}`]);
      await element(page).evaluate((model, name) => model.removeAttribute(name), attributes.split("=")[0]!);
      await expect(element(page).getByRole("alert")).toHaveCount(0);
    });
  }
});

test("a step and a choice are events, the first drawing is none", async ({ page }) => {
  await openHost(page, "");
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    for (const name of ["call-model-step", "call-model-select"]) {
      document.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
    }
    document.body.innerHTML = `<call-model parties="A B C"></call-model>`;
  });
  await ask(element(page), "B", "Release").click();
  await button(element(page), "EventReleased from T-Server to B").click();
  await button(element(page), "Release, TReleaseCall from B to T-Server").click();
  await button(element(page), "Release, TReleaseCall from B to T-Server").click();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([
    ["call-model-step", { at: 1, steps: "release B" }],
    ["call-model-select", { step: 1, receiver: "B" }],
    ["call-model-select", { step: 1, receiver: null }],
    ["call-model-select", { step: null, receiver: null }],
  ]);
});

test("a step is told when others are done, and by nothing else", async ({ page }) => {
  await openHost(page, "");
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    document.addEventListener("call-model-step", (event) => heard.push((event as CustomEvent).detail));
    document.body.innerHTML = `<call-model parties="A B C" steps="delete B by A, release A"></call-model>`;
  });
  const typed = async (name: string, text: string) => {
    await button(element(page), name).click();
    await page.keyboard.insertText(text);
    await page.keyboard.press("Enter");
  };
  const status = element(page).getByRole("status");
  await typed("Change ConnID", "ff");
  await typed("Rename C", "7003");
  await element(page).getByRole("checkbox").click();
  await expect(status).toContainText("7003");
  await typed("Rename A", "7001");
  await expect(status).toContainText("7001");
  await button(element(page), "Undo").click();
  await expect(status).toHaveText(/^7001 deleted B:/);
  await button(element(page), "Redo").click();
  await expect(status).toHaveText(/^7001 released:/);
  expect(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([
    { at: 2, steps: "delete B by 7001, release 7001" },
    { at: 1, steps: "delete B by 7001" },
    { at: 2, steps: "delete B by 7001, release 7001" },
  ]);
});

test("arrow keys move in the element's own ladder", async ({ page }) => {
  await openHost(page, DELETED + DELETED);
  const message = (name: string) => button(element(page, 1), name);
  await message("Delete B, TDeleteFromConference from A to T-Server").focus();
  await page.keyboard.press("ArrowDown");
  await expect(message("EventPartyDeleted from T-Server to A")).toBeFocused();
});

test("no id stands twice in a tree, and none in the host's", async ({ page }) => {
  await openHost(page, DELETED + DELETED);
  await expect(figure(element(page, 1))).toBeVisible();
  const twice = await page.evaluate(() => {
    const doubled = (root: ParentNode) => {
      const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    };
    const shadows = [...document.querySelectorAll("call-model")].map((model) => model.shadowRoot!);
    return [document.querySelectorAll("[id]").length, ...shadows.flatMap(doubled)];
  });
  expect(twice).toEqual([0]);
});

test.describe("styles", () => {
  const looks = (page: Page) => button(element(page), "Undo").evaluate((undo) => {
    const { color, fontSize, fontFamily, textTransform, letterSpacing, lineHeight } = getComputedStyle(undo);
    return { color, fontSize, fontFamily, textTransform, letterSpacing, lineHeight };
  });

  test("of the host do not come in, and none go out", async ({ page }) => {
    await openHost(page, DELETED + `<button>Undo</button><p class="lead">Host</p>`);
    await expect(figure(element(page))).toBeVisible();
    const before = await looks(page);
    const own = await page.locator("p.lead").evaluate((lead) => getComputedStyle(lead).fontSize);
    expect(own).toBe("16px");
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { color: red !important } body { font: italic 16px/3 Georgia; text-transform: uppercase;
        letter-spacing: 1em; text-align: center } button { color: red }`);
      document.adoptedStyleSheets = [sheet];
    });
    await expect(page.locator("p.lead")).toHaveCSS("text-transform", "uppercase");
    expect(await looks(page)).toEqual(before);
  });

  test("a host sets colours by custom properties, and parts", async ({ page }) => {
    await openHost(page, DELETED);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`call-model { --call-model-final: rgb(1, 2, 3) } call-model::part(model) { border-width: 5px }`);
      document.adoptedStyleSheets = [sheet];
    });
    const name = element(page).getByRole("table", { name: "Party B: EventReleased" }).locator("caption .name");
    await expect(name).toHaveCSS("color", "rgb(1, 2, 3)");
    await expect(element(page).locator(".place")).toHaveCSS("border-top-width", "5px");
  });

  test("follow the reader's dark mode, and theme before it", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await openHost(page, DELETED);
    const paper = element(page).locator(".place");
    await expect(paper).toHaveCSS("background-color", "rgb(251, 250, 247)");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(paper).toHaveCSS("background-color", "rgb(20, 22, 26)");
    await element(page).evaluate((model) => model.setAttribute("theme", "light"));
    await expect(paper).toHaveCSS("background-color", "rgb(251, 250, 247)");
  });

  test("follow the page where that says its colours, as they change", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await openHost(page, DELETED);
    const paper = element(page).locator(".place");
    await expect(paper).toHaveCSS("background-color", "rgb(20, 22, 26)");
    await page.evaluate(() => { document.documentElement.style.colorScheme = "light"; });
    await expect(paper).toHaveCSS("background-color", "rgb(251, 250, 247)");
    await page.evaluate(() => { document.documentElement.style.colorScheme = "dark"; });
    await expect(paper).toHaveCSS("background-color", "rgb(20, 22, 26)");
  });

  test("fit to the ground of a page without a colour scheme", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await openHost(page, DELETED);
    await page.evaluate(() => { document.body.style.backgroundColor = "white"; });
    await expect(element(page).locator(".place")).toHaveCSS("background-color", "rgb(251, 250, 247)");
    await page.evaluate(() => { document.body.style.backgroundColor = "#222"; });
    await expect(element(page).locator(".place")).toHaveCSS("background-color", "rgb(20, 22, 26)");
  });

  for (const [light, dark] of [["oklch(0.95 0.01 90)", "oklch(0.2 0 0)"], ["color(display-p3 1 1 0.9)", "color(srgb 0.1 0.1 0.2)"]]) {
    test(`fit to a ground that is ${light} or ${dark}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: "dark" });
      await openHost(page, DELETED);
      const ground = (colour: string) => page.evaluate((colour) => { document.body.style.backgroundColor = colour; }, colour);
      await ground(light!);
      await expect(element(page).locator(".place")).toHaveCSS("background-color", "rgb(251, 250, 247)");
      await page.emulateMedia({ colorScheme: "light" });
      await ground(dark!);
      await expect(element(page).locator(".place")).toHaveCSS("background-color", "rgb(20, 22, 26)");
    });
  }

  test("grow with the type around it, not with the root's", async ({ page }) => {
    await openHost(page, DELETED);
    const lane = () => figure(element(page)).locator("svg").last().evaluate((svg) => svg.getBoundingClientRect().width);
    await expect(figure(element(page))).toBeVisible();
    const usual = await lane();
    await page.evaluate(() => {
      document.body.style.margin = "8px";
      document.documentElement.style.fontSize = "62.5%";
      document.body.style.fontSize = "1.6rem";
    });
    await expect.poll(async () => Math.abs((await lane()) - usual)).toBeLessThan(usual / 50);
    await page.evaluate(() => { document.body.style.fontSize = "32px"; });
    await expect.poll(lane).toBeGreaterThan(1.2 * usual);
  });

  test("are those of its own width, not the window's", async ({ page }) => {
    await openHost(page, `<div id="narrow">${DELETED}</div>`);
    await page.evaluate(() => { document.querySelector<HTMLElement>("#narrow")!.style.width = "380px"; });
    await expect(element(page).getByRole("table").first()).toBeVisible();
    await expect(async () => {
      const [ladder, table] = await Promise.all([figure(element(page)).boundingBox(), element(page).getByRole("table").first().boundingBox()]);
      expect(table!.y).toBeGreaterThan(ladder!.y + ladder!.height);
      expect(await page.evaluate(() => document.querySelector("call-model")!.scrollWidth)).toBeLessThanOrEqual(380);
    }).toPass();
  });
});

test("its words are in the language around it, or its own", async ({ page }) => {
  await openHost(page, `<div lang="de">${DELETED}</div><call-model parties="A B" lang="ja"></call-model>`);
  await expect(button(element(page, 0), "Rückgängig")).toBeVisible();
  await expect(button(element(page, 1), "元に戻す")).toBeVisible();
  await element(page, 1).evaluate((model) => { model.lang = "en"; });
  await expect(button(element(page, 1), "Undo")).toBeVisible();
});

test("its words follow the language around it, also in shadows", async ({ page }) => {
  await openHost(page, `<main></main>`, { lang: "de" });
  await page.evaluate(() => {
    const outer = document.querySelector("main")!.attachShadow({ mode: "open" });
    outer.innerHTML = `<section id="inner"></section>`;
    outer.querySelector("#inner")!.attachShadow({ mode: "open" }).innerHTML = `<p><call-model parties="A B"></call-model></p>`;
  });
  await expect(button(element(page), "Rückgängig")).toBeVisible();
  await page.locator("html").evaluate((html) => { html.lang = "es"; });
  await expect(button(element(page), "Deshacer")).toBeVisible();
  await page.locator("#inner").evaluate((section) => { section.lang = "ja"; });
  await expect(button(element(page), "元に戻す")).toBeVisible();
  await page.locator("#inner").evaluate((section) => section.removeAttribute("lang"));
  await expect(button(element(page), "Deshacer")).toBeVisible();
  await page.locator("p:has(> call-model)").evaluate((parent) => { parent.lang = "fr"; });
  await expect(button(element(page), "Undo")).toBeVisible();
  await expect(element(page).getByRole("alert")).toHaveCount(0);
});

test("thirty on a page share one module", async ({ page }) => {
  const modules: string[] = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && modules.push(request.url()));
  await openHost(page, DELETED.repeat(30));
  await expect(page.getByRole("figure", { name: "Sequence diagram" })).toHaveCount(30);
  expect(modules).toHaveLength(1);
});

test("one that is moved keeps what its reader did", async ({ page }) => {
  await openHost(page, `<call-model parties="A B C"></call-model><main></main>`);
  await ask(element(page), "B", "Release").click();
  await element(page).evaluate((model) => document.querySelector("main")!.append(model));
  await expect(page.locator("main").getByRole("status")).toHaveText(/^B released:/);
  await button(element(page), "Undo").click();
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("put back after removal before its first rendering, it shows its call", async ({ page }) => {
  await openHost(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  await page.evaluate(async () => {
    document.body.innerHTML = `<call-model parties="7001 7002 7003" steps="release 7002"></call-model>`;
    const model = document.querySelector("call-model")!;
    // The element measures itself just before it mounts its model.
    await new Promise<void>((removed) => {
      model.getBoundingClientRect = () => {
        Reflect.deleteProperty(model, "getBoundingClientRect");
        model.remove();
        removed();
        return new DOMRect();
      };
    });
    await new Promise(requestAnimationFrame);
    document.body.append(model);
  });
  await expect(element(page).getByRole("status")).toHaveText(/^7002 released:/);
  await expect(element(page).getByRole("alert")).toHaveCount(0);
});

test("put back, it still tells of a wrong attribute", async ({ page }) => {
  await openHost(page, `<call-model parties="A B C" steps="delete B bye A" view="sideways"></call-model>`);
  const alert = element(page).getByRole("alert");
  await expect(alert).toContainText("found bye");
  await element(page).evaluate(async (model) => {
    model.remove();
    await new Promise(requestAnimationFrame);
    document.body.append(model);
  });
  await expect(alert).toContainText("found bye");
  await expect(alert).toContainText("found sideways");
});

test("one that comes as another goes begins anew", async ({ page }) => {
  await openHost(page, `<call-model parties="A B C"></call-model>`);
  await ask(element(page), "B", "Release").click();
  await page.evaluate(() => {
    document.querySelector("call-model")!.remove();
    return Promise.resolve().then(() => { document.body.innerHTML = `<call-model parties="A B C"></call-model>`; });
  });
  await expect(ask(element(page), "B", "Release")).toBeVisible();
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("its language can change while its words are on their way", async ({ page }) => {
  await openHost(page, "");
  await page.evaluate(() => {
    document.body.innerHTML = `<call-model parties="A B" lang="de"></call-model>`;
    const model = document.querySelector("call-model")! as HTMLElement;
    return Promise.resolve().then(() => Promise.resolve()).then(() => { model.lang = "es"; });
  });
  await expect(button(element(page), "Deshacer")).toBeVisible();
});

test.describe("what comes and goes leaves nothing behind", { tag: "@serial" }, () => {
  test.beforeEach(async ({ page }) => {
    test.setTimeout(240_000);
    await watchModule(page);
    await openHost(page, "");
  });

  /** Adds and removes `count` elements, `atOnce` at a time, and returns the memory held afterwards. */
  async function round(page: Page, count: number, atOnce: number) {
    await page.evaluate(async ({ count, atOnce }) => {
      for (let come = 0; come < count; come += atOnce) {
        const models = Array.from({ length: atOnce }, () => {
          const model = document.createElement("call-model");
          model.setAttribute("parties", "A B C");
          model.setAttribute("steps", "delete B by A");
          return model;
        });
        document.body.append(...models);
        while (models.some((model) => !model.shadowRoot!.querySelector("figure"))) await new Promise(requestAnimationFrame);
        for (const model of models) model.remove();
        await new Promise(requestAnimationFrame);
      }
    }, { count, atOnce });
    const devtools = await page.context().newCDPSession(page);
    const now = await held(devtools);
    await devtools.detach();
    return now;
  }

  // Wasm memory grows by pages of 64 kB. A leaked element would hold ten kB, so five hundred would hold eighty pages.
  const ROUNDS = [
    ["five hundred, one after another", 1, 300, 500],
    ["a hundred at once, but for their places, which the next hundred have", 100, 200, 300],
  ] as const;
  for (const [what, atOnce, first, then] of ROUNDS) {
    test(what, async ({ page }) => {
      const before = await round(page, first, atOnce);
      const after = await round(page, then, atOnce);
      // Where many come and go at once, their free memory is in pieces: a few pages more are no leak.
      expect(after.module - before.module, "the module's memory").toBeLessThanOrEqual(atOnce > 1 ? 3 * 65_536 : 0);
      expect(after.nodes - before.nodes, "nodes").toBeLessThan(200);
      expect(after.listeners - before.listeners, "listeners").toBeLessThan(50);
      expect(after.heap - before.heap, "bytes").toBeLessThan(1_000_000);
    });
  }
});

test.describe("the figure that stands in the element", () => {
  const embedded = callmodel("embed", "--parties", "A B C", "--steps", "delete B by A");
  const before = `<h1>Before</h1>${embedded}<p id="after">After</p>`;
  const still = (page: Page): Locator => element(page).getByRole("img", { name: "Conference · A, B, C: delete B by A" });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("is shown, with its tables", async ({ page }) => {
      await openHost(page, before);
      await expect(still(page)).toBeVisible();
      await expect(page.getByRole("table")).toHaveCount(3);
    });
  });

  test("goes when the element starts", async ({ page }) => {
    await openHost(page, before);
    await expect(figure(element(page))).toBeVisible();
    await expect(still(page)).toBeHidden();
    await expect(page.getByRole("table")).toHaveCount(3);
  });

  test("is in the first paint, whatever becomes of script and module", async ({ page }) => {
    let send = () => {};
    const held = new Promise<void>((resolve) => { send = resolve; });
    await page.route(/\.(js|wasm)$/, async (route) => {
      await held;
      await route.continue();
    });
    const opened = openHost(page, before);
    await expect(still(page)).toBeVisible();
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    await expect(figure(element(page))).toHaveCount(0);
    send();
    await opened;
    await expect(figure(element(page))).toBeVisible();
  });

  test.describe("where WebAssembly does not come", () => {
    test.use({ expectedFaults: /call-model-\w+\.wasm|wasm-eval|Content Security Policy/ });

    const without: Record<string, (page: Page) => Promise<void>> = {
      "it is not to be had": (page) => page.route("**/call-model-*.wasm", (route) => route.abort()),
      "it is not whole": (page) => page.route("**/call-model-*.wasm", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.body()).subarray(0, 100_000) });
      }),
      "the browser has none": (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly")),
      "the host's policy forbids it": async () => {},
    };

    for (const [why, bring] of Object.entries(without)) {
      const policy = why.includes("policy") ? POLICY.replace(" 'wasm-unsafe-eval'", "") : POLICY;

      test(`because ${why}, it stays and says so`, async ({ page }) => {
        await bring(page);
        await openHost(page, before, { policy });
        await expect(element(page).getByRole("alert")).toHaveText(/^This figure is static: the live model could not start\. ./);
        await expect(still(page)).toBeVisible();
      });

      test(`because ${why}, a tag alone says so`, async ({ page }) => {
        await bring(page);
        await openHost(page, DELETED, { policy });
        await expect(element(page).getByRole("alert")).toHaveText(/^The live model could not start\. ./);
      });
    }

    const FILE = /call-model-\w+\.wasm/.source;
    const said: Record<string, [says: RegExp, answer: (page: Page) => Promise<void>]> = {
      "is not found": [new RegExp(`The model's file ${FILE} was not found \\(404\\)\\.$`), (page) =>
        page.route("**/call-model-*.wasm", (route) => route.fulfill({ status: 404, body: "no" }))],
      "is refused": [new RegExp(`The model's file ${FILE} could not be loaded: the server answered with status 403\\.$`), (page) =>
        page.route("**/call-model-*.wasm", (route) => route.fulfill({ status: 403, body: "no" }))],
      "fails on the server": [new RegExp(`The model's file ${FILE} could not be loaded: the server answered with status 500\\.$`), (page) =>
        page.route("**/call-model-*.wasm", (route) => route.fulfill({ status: 500, body: "no" }))],
      "has no type": [new RegExp(`The model's file ${FILE} \\(Content-Type: -\\) is not a module that this browser can run\\. .`), (page) =>
        page.route("**/call-model-*.wasm", (route) => route.fulfill({ headers: {}, body: "no" }))],
      "is unreachable": [new RegExp(`The model's file ${FILE} could not be loaded\\. .`), (page) =>
        page.route("**/call-model-*.wasm", (route) => route.abort())],
      "is a page of HTML": [new RegExp(`The model's file ${FILE} \\(Content-Type: text/html\\) is not a module that this browser can run\\. .`), (page) =>
        page.route("**/call-model-*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }))],
      "needs WebAssembly that is off": [/This browser has no WebAssembly, or it is turned off\.$/, (page) =>
        page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"))],
    };
    for (const [what, [says, answer]] of Object.entries(said)) {
      test(`because its module ${what}, that is said in words`, async ({ page }) => {
        await answer(page);
        await openHost(page, before);
        await expect(element(page).getByRole("alert")).toHaveText(says);
        await expect(still(page)).toBeVisible();
      });
    }

    test("because the policy forbids it, that is said in words", async ({ page }) => {
      await openHost(page, before, { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
      await expect(element(page).getByRole("alert")).toHaveText(/The policy of this page forbids WebAssembly\.$/);
    });

    test("a module of another type than application/wasm runs", async ({ page }) => {
      await page.route("**/call-model-*.wasm", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { "Content-Type": "application/octet-stream" } });
      });
      await openHost(page, before);
      await expect(figure(element(page))).toBeVisible();
    });

    test("its language has words for it, too", async ({ page }) => {
      await page.route("**/call-model-*.wasm", (route) => route.abort());
      await openHost(page, before, { lang: "de" });
      await expect(element(page).getByRole("alert")).toHaveText(/^Diese Abbildung ist statisch: /);
    });
  });

  /** Records layout shifts from now on (Layout Instability API). */
  async function watchShifts(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; sources: { node?: Node }[] }[]) {
          shifts.push(`${entry.value}: ${entry.sources.map(({ node }) => (node as Element)?.outerHTML?.slice(0, 80))}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
  }

  for (const [width, height] of [[1360, 900], [336, 900], [1360, 1600]] as const) {
    for (const { parties, steps } of [{ parties: "A B C", steps: "delete B by A" }, LONG]) {
      test(`gives its place without a shift: ${width} × ${height}, ${parties.length} characters of DNs`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await watchShifts(page);
        await openHost(page, `<h1>Before</h1>${callmodel("embed", "--parties", parties, "--steps", steps)}<p id="after">After</p>`);
        await expect(figure(element(page))).toBeVisible();
        const place = await page.locator("#after").boundingBox();
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
        await button(element(page), "Undo").click();
        await expect.poll(async () => (await page.locator("#after").boundingBox())!.y).not.toBe(place!.y);
      });
    }
  }

  const FROM = [...new Set(checkedIn().map(({ from }) => from))];
  const LOOKS = VIEWS.flatMap((view) => CONTROLS.map((controls) => ["--view", view, "--controls", controls]));

  for (const lang of LANGUAGES) {
    test(`keeps at least the height of the live one, in ${lang}`, async ({ page }) => {
      const asked = RUNS.flatMap(({ parties, steps }) => LOOKS.map((look, number) => ({
        name: `${parties}, ${steps || "no steps"} ${look.join(" ")}`,
        html: callmodel("embed", "--parties", parties, "--steps", steps, "--number", String(number), ...look),
      })));
      await serveFonts(page);
      await openHost(page, `<main>${asked.map(({ html }) => html).join("")}</main>`, { lang, script: "", ...withPinnedFonts });
      await fontsLoaded(page);
      const models = page.locator("call-model");
      const widths = [...FROM.map((from) => from || NARROWEST), 1000, 1280];
      const still = [];
      for (const width of widths) {
        await setWidth(page, width);
        still.push(await models.evaluateAll((models, room) => models.map((model) => ({
          kept: model.getBoundingClientRect().height,
          said: 16 * parseFloat(model.querySelector(`.call-model-room-${room}`)!.getAttribute("height")!),
        })), FROM.findIndex((from) => width >= from)));
      }
      await start(page);
      for (const [turn, width] of widths.entries()) {
        // The height does not depend on the height of the window.
        await page.setViewportSize({ width: 1360, height: [700, 1600, 900][turn % 3]! });
        await setWidth(page, width);
        const live = await models.evaluateAll((models) => models.map((model) => {
          const place = model.shadowRoot!.querySelector<HTMLElement>(".place")!;
          place.style.minHeight = "";
          return place.getBoundingClientRect().height;
        }));
        for (const [number, taken] of live.entries()) {
          const { kept, said } = still[turn]![number]!;
          const which = `${asked[number]!.name} at ${width} px`;
          expect.soft(said, `room kept for ${which}`).toBeGreaterThanOrEqual(taken);
          expect.soft(kept, `place kept for ${which}`).toBeGreaterThanOrEqual(Math.floor(said));
          // The pinned fonts have no Japanese: how many lines its texts take depends on the machine.
          if (lang !== "ja") {
            expect.soft(said - taken, `room that stays empty for ${which}`).toBeLessThan(Math.max(taken / 3, 200));
          }
        }
      }
    });
  }

  test.describe("whose script does not come", () => {
    test.use({ expectedFaults: /call-model\.js|ERR_|CORS|file:/ });

    /** The blank below the figure, in lines of text. */
    const blank = (page: Page) => element(page).evaluate((model) => {
      const bottoms = [...model.querySelectorAll("figure *")].map((part) => part.getBoundingClientRect().bottom);
      const line = parseFloat(getComputedStyle(model.querySelector("figure")!).lineHeight);
      return (model.getBoundingClientRect().bottom - Math.max(...bottoms)) / line;
    });

    for (const [steps, look] of [["delete B by A", "both"], ["", "both"], ["delete B by A", "ladder"], ["delete B by A", "tables"]]) {
      const tag = callmodel("embed", "--parties", "A B C", "--steps", steps!, "--view", look!);

      test(`leaves no blank at status 404: ${steps || "no steps"}, ${look}`, async ({ page }) => {
        await page.route("**/call-model.js", (route) => route.fulfill({ status: 404, body: "no" }));
        await openHost(page, tag);
        await expect.poll(() => blank(page)).toBeLessThanOrEqual(1);
      });

      test(`leaves no blank from a disk: ${steps || "no steps"}, ${look}`, async ({ page }) => {
        const folder = mkdtempSync(join(tmpdir(), "call-model-"));
        for (const file of ["call-model.js", "call-model.css"]) copyFileSync(join(dist, file), join(folder, file));
        writeFileSync(join(folder, "host.html"), `<!doctype html><html lang="en"><title>Host</title><link rel="stylesheet" href="call-model.css">
          <script type="module" src="call-model.js"></script>${tag}`);
        await page.goto(pathToFileURL(join(folder, "host.html")).href);
        await expect.poll(() => blank(page)).toBeLessThanOrEqual(1);
        rmSync(folder, { recursive: true });
      });
    }
  });

  test("gives its place on paper to the live one", async ({ page }) => {
    await openHost(page, before);
    await expect(figure(element(page))).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(button(element(page), "Undo")).toBeHidden();
  });
});

test("after it is loaded, no request leaves the page", async ({ page }) => {
  await openHost(page, `<call-model parties="A B C"></call-model>`);
  await expect(figure(element(page))).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await ask(element(page), "A", "Delete B").click();
  await button(element(page), "EventReleased from T-Server to B").click();
  await button(element(page), "Undo").click();
  expect(asked).toEqual([]);
});

test("it works in a sandboxed frame", async ({ page }) => {
  await page.route("**/outer.html", (route) => route.fulfill({
    contentType: "text/html",
    body: `<!doctype html><title>Outer</title><iframe sandbox="allow-scripts allow-same-origin" src="./host.html" width="900" height="700"></iframe>`,
  }));
  await page.route("**/host.html", (route) => route.fulfill({
    contentType: "text/html",
    headers: { "Content-Security-Policy": POLICY },
    body: `<!doctype html><title>Host</title><script type="module" src="./call-model.js"></script>${DELETED}`,
  }));
  await page.goto("./outer.html");
  const inner = page.frameLocator("iframe").locator("call-model");
  await inner.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(inner.getByRole("table")).toHaveCount(0);
});

test("an element loads no more than its limit", async ({ page, request }) => {
  const loaded: string[] = [];
  page.on("requestfinished", (finished) => loaded.push(finished.url()));
  await openHost(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  let sum = 0;
  for (const url of loaded.filter((url) => !url.endsWith("/host.html"))) {
    const body = await (await request.get(url)).body();
    sum += brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;
  }
  console.log(`${(sum / 1000).toFixed(1)} kB in all, with brotli`);
  expect(loaded.some((url) => url.endsWith(".wasm"))).toBe(true);
  expect(sum).toBeLessThanOrEqual(limits.element);
});

test.describe("Open in Explore", () => {
  const link = (model: Locator) => model.getByRole("link", { name: "Open in Explore", exact: true });
  const tag = (attributes = "") => `<call-model parties="A B C" steps="delete B by A, release C" ${attributes}></call-model>`;
  const head = `<meta name="call-model-explore" content="../call-models/index.html#/explore">`;

  test("opens the same call at the same step", async ({ page }) => {
    await openHost(page, tag(`explore="./"`));
    await button(element(page), "Undo").click();
    await expect(link(element(page))).toHaveAttribute("href", /#\/explore\?.*at=1/);
    await link(element(page)).click();
    await expect(page).toHaveURL(/\/call-models\/#\/explore\?parties=A\+B\+C&steps=delete\+B\+by\+A,\+release\+C&at=1$/);
    await expect(page.getByRole("status").first()).toHaveText(/^A deleted B:/);
  });

  test("is there for each model of a page whose head says where", async ({ page }) => {
    await openHost(page, tag() + tag(`explore=""`), { head });
    await expect(link(element(page, 0))).toHaveAttribute("href", /^http.*\/call-models\/index\.html#\/explore\?parties=A\+B\+C/);
    await expect(button(element(page, 1), "Undo")).toBeVisible();
    await expect(link(element(page, 1))).toHaveCount(0);
  });

  test("is not there without an address, or with one that runs a script", async ({ page }) => {
    await openHost(page, tag() + tag(`explore="javascript:alert(1)"`));
    await expect(element(page, 1).getByRole("alert")).toHaveText("In explore: found javascript:alert(1), expected https://….");
    await expect(button(element(page, 0), "Undo")).toBeVisible();
    await expect(page.getByRole("link")).toHaveCount(0);
  });
});

for (const theme of ["light", "dark"]) {
  for (const controls of ["full", "step", "none"]) {
    test(`axe finds nothing in a ${theme} element with controls ${controls}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      const tag = `<call-model parties="A B C" steps="delete B by A" theme="${theme}" controls="${controls}"></call-model>`;
      await openHost(page, `<main><h1>Host</h1>${tag}</main>`);
      await button(element(page), "EventReleased from T-Server to B").click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    });
  }
}
