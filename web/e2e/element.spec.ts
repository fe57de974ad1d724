// One tag in somebody else's page: its attributes, its events, its looks, and what it leaves behind.
import { brotliCompressSync, constants } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'";

/** Opens a host's page, strict as any, with this in its body and the element's script in its head. */
async function host(page: Page, body: string): Promise<void> {
  await page.route("**/host.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8",
    headers: { "Content-Security-Policy": POLICY },
    body: `<!doctype html><html lang="en"><head><title>Host</title><link rel="stylesheet" href="./call-model.css">
      <script type="module" src="./call-model.js"></script></head><body>${body}</body></html>`,
  }));
  await page.goto("./host.html");
}

const element = (page: Page, nth = 0): Locator => page.locator("call-model").nth(nth);
const figure = (model: Locator): Locator => model.getByRole("figure", { name: "Sequence diagram", exact: true });
const ask = (model: Locator, dn: string, label: string): Locator =>
  figure(model).getByRole("group", { name: `Party ${dn}`, exact: true }).getByRole("button", { name: label, exact: true });
const button = (model: Locator, name: string): Locator => model.getByRole("button", { name, exact: true });

const DELETED = `<call-model parties="A B C" steps="delete B by A"></call-model>`;

test("a tag shows its call, ladder and tables", async ({ page }) => {
  await host(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  await expect(element(page).getByRole("table")).toHaveCount(3);
  await expect(element(page).getByRole("status")).toHaveText(
    "A deleted B: A and C receive EventPartyDeleted, B receives EventReleased",
  );
});

test("a tag without attributes shows the first phase", async ({ page }) => {
  await host(page, "<call-model></call-model>");
  await expect(ask(element(page), "A", "Release")).toBeVisible();
  await expect(element(page).getByRole("group", { name: /^Party/ })).toHaveCount(2);
});

test("its reader makes requests, and each element goes its own way", async ({ page }) => {
  await host(page, `<call-model parties="A B C"></call-model>${DELETED}`);
  await ask(element(page, 0), "B", "Release").click();
  await expect(element(page, 0).getByRole("status")).toHaveText(/^B released:/);
  await expect(element(page, 1).getByRole("status")).toHaveText(/^A deleted B:/);
});

test("view shows the ladder, the tables or both", async ({ page }) => {
  await host(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  await element(page).evaluate((model) => model.setAttribute("view", "tables"));
  await expect(figure(element(page))).toHaveCount(0);
  await expect(element(page).getByRole("table")).toHaveCount(3);
  await element(page).evaluate((model) => model.setAttribute("view", "ladder"));
  await expect(figure(element(page))).toBeVisible();
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("controls: all, the steps alone, or none", async ({ page }) => {
  await host(page, DELETED);
  await expect(ask(element(page), "A", "Release")).toBeVisible();
  await element(page).evaluate((model) => model.setAttribute("controls", "step"));
  await expect(ask(element(page), "A", "Release")).toHaveCount(0);
  await button(element(page), "Undo").click();
  await expect(element(page).getByRole("table")).toHaveCount(0);
  await element(page).evaluate((model) => model.setAttribute("controls", "none"));
  await expect(button(element(page), "Undo")).toHaveCount(0);
});

test("another call begins anew; another view keeps what the reader did", async ({ page }) => {
  await host(page, `<call-model parties="A B C"></call-model>`);
  await ask(element(page), "B", "Release").click();
  await element(page).evaluate((model) => model.setAttribute("view", "tables"));
  await expect(element(page).getByRole("table")).toHaveCount(3);
  await element(page).evaluate((model) => model.setAttribute("parties", "7001 7002"));
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("every attribute is a property, also one that was set before the element was there", async ({ page }) => {
  await host(page, "");
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

test.describe("a wrong value is told, in the element and on the console, and the rest is shown", () => {
  const wrong: [attributes: string, says: string][] = [
    [`controls="all"`, "In controls: found `all`, expected `full`, `step`, `none`."],
    [`theme="pink"`, "In theme: found `pink`, expected `auto`, `light`, `dark`."],
    [`steps="delete B bye A"`, "In steps, column 10: found `bye`, expected `by`."],
    [`conn="xyz"`, "In conn, column 1: found `xyz`, expected a ConnID: a ConnID is 1 to 16 hexadecimal digits."],
  ];
  for (const [attributes, says] of wrong) {
    test(attributes, async ({ page }) => {
      const warnings: string[] = [];
      page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
      await host(page, `<call-model parties="A B C" ${attributes}></call-model>`);
      await expect(element(page).getByRole("alert")).toHaveText(says);
      await expect(element(page).getByRole("group", { name: /^Party/ })).toHaveCount(3);
      expect(warnings).toEqual([`<call-model>: ${says}`]);
      await element(page).evaluate((model, name) => model.removeAttribute(name), attributes.split("=")[0]!);
      await expect(element(page).getByRole("alert")).toHaveCount(0);
    });
  }
});

test("a step and a choice are told to the host, as plain data, and the first drawing is not", async ({ page }) => {
  await host(page, "");
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
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([
    ["call-model-step", { at: 1, steps: "release B" }],
    ["call-model-select", { step: 1, receiver: "B" }],
  ]);
});

test("the arrow keys move in the element's own ladder, where others have the same ids", async ({ page }) => {
  await host(page, DELETED + DELETED);
  const message = (name: string) => button(element(page, 1), name);
  await message("Request TDeleteFromConference from A to T-Server").focus();
  await page.keyboard.press("ArrowDown");
  await expect(message("EventPartyDeleted from T-Server to A")).toBeFocused();
});

test("no id stands twice in a tree, and none in the host's", async ({ page }) => {
  await host(page, DELETED + DELETED);
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
    await host(page, DELETED + `<button>Undo</button><p class="lead">Host</p>`);
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
    expect(await looks(page)).toEqual(before);
  });

  test("a host sets colours by custom properties, and parts from outside", async ({ page }) => {
    await host(page, DELETED);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`call-model { --call-model-final: rgb(1, 2, 3) } call-model::part(model) { border-width: 5px }`);
      document.adoptedStyleSheets = [sheet];
    });
    const name = element(page).getByRole("table", { name: "Party B: EventReleased" }).locator("caption .name");
    await expect(name).toHaveCSS("color", "rgb(1, 2, 3)");
    await expect(element(page).locator(".place")).toHaveCSS("border-top-width", "5px");
  });

  test("follow the reader's dark mode as it changes, and theme before it", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await host(page, DELETED);
    const paper = element(page).locator(".place");
    await expect(paper).toHaveCSS("background-color", "rgb(251, 250, 247)");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(paper).toHaveCSS("background-color", "rgb(20, 22, 26)");
    await element(page).evaluate((model) => model.setAttribute("theme", "light"));
    await expect(paper).toHaveCSS("background-color", "rgb(251, 250, 247)");
  });

  test("follow the page where that says its colours, as they change", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await host(page, DELETED);
    const paper = element(page).locator(".place");
    await expect(paper).toHaveCSS("background-color", "rgb(20, 22, 26)");
    await page.evaluate(() => { document.documentElement.style.colorScheme = "light"; });
    await expect(paper).toHaveCSS("background-color", "rgb(251, 250, 247)");
    await page.evaluate(() => { document.documentElement.style.colorScheme = "dark"; });
    await expect(paper).toHaveCSS("background-color", "rgb(20, 22, 26)");
  });

  test("fit to the ground behind it, where the page says nothing of its colours", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await host(page, DELETED);
    await page.evaluate(() => { document.body.style.backgroundColor = "white"; });
    await expect(element(page).locator(".place")).toHaveCSS("background-color", "rgb(251, 250, 247)");
    await page.evaluate(() => { document.body.style.backgroundColor = "#222"; });
    await expect(element(page).locator(".place")).toHaveCSS("background-color", "rgb(20, 22, 26)");
  });

  test("grow with the type around it, whatever the size of the root's", async ({ page }) => {
    await host(page, DELETED);
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
    await host(page, `<div id="narrow">${DELETED}</div>`);
    await page.evaluate(() => { document.querySelector<HTMLElement>("#narrow")!.style.width = "380px"; });
    await expect(element(page).getByRole("table").first()).toBeVisible();
    const [ladder, table] = await Promise.all([figure(element(page)).boundingBox(), element(page).getByRole("table").first().boundingBox()]);
    expect(table!.y).toBeGreaterThan(ladder!.y + ladder!.height);
    expect(await page.evaluate(() => document.querySelector("call-model")!.scrollWidth)).toBeLessThanOrEqual(380);
  });
});

test("its words are in the language of what surrounds it, or its own", async ({ page }) => {
  await host(page, `<div lang="de">${DELETED}</div><call-model parties="A B" lang="ja"></call-model>`);
  await expect(button(element(page, 0), "Rückgängig")).toBeVisible();
  await expect(button(element(page, 1), "元に戻す")).toBeVisible();
  await element(page, 1).evaluate((model) => { model.lang = "en"; });
  await expect(button(element(page, 1), "Undo")).toBeVisible();
});

test("thirty on a page share one module", async ({ page }) => {
  const modules: string[] = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && modules.push(request.url()));
  await host(page, DELETED.repeat(30));
  await expect(page.getByRole("figure", { name: "Sequence diagram" })).toHaveCount(30);
  expect(modules).toHaveLength(1);
});

test("one that is moved keeps what its reader did", async ({ page }) => {
  await host(page, `<call-model parties="A B C"></call-model><main></main>`);
  await ask(element(page), "B", "Release").click();
  await element(page).evaluate((model) => document.querySelector("main")!.append(model));
  await expect(page.locator("main").getByRole("status")).toHaveText(/^B released:/);
  await button(element(page), "Undo").click();
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("one that comes as another goes begins anew", async ({ page }) => {
  await host(page, `<call-model parties="A B C"></call-model>`);
  await ask(element(page), "B", "Release").click();
  await page.evaluate(() => {
    document.querySelector("call-model")!.remove();
    return Promise.resolve().then(() => { document.body.innerHTML = `<call-model parties="A B C"></call-model>`; });
  });
  await expect(ask(element(page), "B", "Release")).toBeVisible();
  await expect(element(page).getByRole("table")).toHaveCount(0);
});

test("its language can change while its words are on their way", async ({ page }) => {
  await host(page, "");
  await page.evaluate(() => {
    document.body.innerHTML = `<call-model parties="A B" lang="de"></call-model>`;
    const model = document.querySelector("call-model")! as HTMLElement;
    return Promise.resolve().then(() => Promise.resolve()).then(() => { model.lang = "es"; });
  });
  await expect(button(element(page), "Deshacer")).toBeVisible();
});

test("five hundred that come and go leave nothing behind", async ({ page }) => {
  test.slow();
  await host(page, "");
  const client = await page.context().newCDPSession(page);
  const round = async (count: number) => {
    await page.evaluate(async (count) => {
      for (let index = 0; index < count; index += 1) {
        const model = document.createElement("call-model");
        model.setAttribute("parties", "A B C");
        model.setAttribute("steps", "delete B by A");
        document.body.append(model);
        while (!model.shadowRoot!.querySelector("figure")) await new Promise((resolve) => setTimeout(resolve));
        model.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, count);
    await client.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    return { nodes, jsEventListeners, usedSize };
  };
  const before = await round(50);
  const after = await round(500);
  expect(after.nodes - before.nodes, "nodes").toBeLessThan(500);
  expect(after.jsEventListeners - before.jsEventListeners, "listeners").toBeLessThan(50);
  expect(after.usedSize - before.usedSize, "bytes").toBeLessThan(1_000_000);
});

test.describe("the figure that stands in the element", () => {
  const embedded = callmodel("embed", "--parties", "A B C", "--steps", "delete B by A");
  const before = `<h1>Before</h1>${embedded}<p id="after">After</p>`;
  const still = (page: Page): Locator => element(page).getByRole("img", { name: "Conference · A, B, C: delete B by A" });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("is shown, with its tables", async ({ page }) => {
      await host(page, before);
      await expect(still(page)).toBeVisible();
      await expect(page.getByRole("table")).toHaveCount(3);
    });
  });

  test("goes when the element starts", async ({ page }) => {
    await host(page, before);
    await expect(figure(element(page))).toBeVisible();
    await expect(still(page)).toBeHidden();
    await expect(page.getByRole("table")).toHaveCount(3);
  });

  test.describe("where WebAssembly does not come", () => {
    test.use({ expectedFaults: /call-model-\w+\.wasm/ });

    test("stays, and a line says that it is static", async ({ page }) => {
      await page.route("**/call-model-*.wasm", (route) => route.abort());
      await host(page, before);
      await expect(element(page).getByRole("alert")).toContainText("This figure is static: the live model could not start.");
      await expect(still(page)).toBeVisible();
    });
  });

  test("gives its place without moving what is below, until the reader does something", async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; sources: { node?: Node }[] }[]) {
          shifts.push(`${entry.value}: ${entry.sources.map(({ node }) => (node as Element)?.outerHTML?.slice(0, 80))}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await host(page, before);
    await expect(figure(element(page))).toBeVisible();
    const place = await page.locator("#after").boundingBox();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
    await button(element(page), "Undo").click();
    expect((await page.locator("#after").boundingBox())!.y).not.toBe(place!.y);
  });

  for (const [parties, steps] of [["A B", ""], ["A B C", ""], ["A B", "release A"], ["A B C", "delete B by A"], ["A B C D E", "delete B by A, release C"]]) {
    test(`keeps as much room as the live one takes: ${parties}, ${steps || "no steps"}`, async ({ page }) => {
      test.slow();
      for (const controls of ["full", "step", "none"]) {
        for (const width of [336, 600, 760, 1000, 1280]) {
          await page.setViewportSize({ width: width + 16, height: 900 });
          await host(page, callmodel("embed", "--parties", parties!, "--steps", steps!, "--controls", controls));
          const place = element(page).locator(".place:not(.coming)");
          await expect(place).toBeVisible();
          const [kept, taken] = await place.evaluate((place: HTMLElement) => {
            const kept = parseFloat(place.style.minHeight);
            place.style.minHeight = "";
            return [kept, place.getBoundingClientRect().height];
          });
          expect(kept, `room kept for ${controls} at ${width} px`).toBeGreaterThanOrEqual(taken!);
          expect(kept! - taken!, `room that stays empty for ${controls} at ${width} px`).toBeLessThan(Math.max(taken! / 3, 150));
        }
      }
    });
  }

  test("gives its place on paper to the live one, without its buttons", async ({ page }) => {
    await host(page, before);
    await expect(figure(element(page))).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(button(element(page), "Undo")).toBeHidden();
  });
});

test("after it is loaded, no request leaves the page", async ({ page }) => {
  await host(page, `<call-model parties="A B C"></call-model>`);
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
    body: `<!doctype html><title>Host</title><script type="module" src="./call-model.js"></script>${DELETED}`,
  }));
  await page.goto("./outer.html");
  await expect(page.frameLocator("iframe").getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
});

test("all that an element loads is at most 150 kB", async ({ page, request }) => {
  const loaded: string[] = [];
  page.on("requestfinished", (finished) => loaded.push(finished.url()));
  await host(page, DELETED);
  await expect(figure(element(page))).toBeVisible();
  let sum = 0;
  for (const url of loaded.filter((url) => !url.endsWith("/host.html"))) {
    const body = await (await request.get(url)).body();
    sum += brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;
  }
  console.log(`${(sum / 1000).toFixed(1)} kB in all, with brotli`);
  expect(loaded.some((url) => url.endsWith(".wasm"))).toBe(true);
  expect(sum).toBeLessThanOrEqual(150_000);
});

for (const theme of ["light", "dark"]) {
  for (const controls of ["full", "step", "none"]) {
    test(`axe finds nothing in a ${theme} element with controls ${controls}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      const tag = `<call-model parties="A B C" steps="delete B by A" theme="${theme}" controls="${controls}"></call-model>`;
      await host(page, `<main><h1>Host</h1>${tag}</main>`);
      await button(element(page), "EventReleased from T-Server to B").click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    });
  }
}
