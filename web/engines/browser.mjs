// Firefox and WebKit behind one interface, for the actions of a reader.
import { existsSync, readdirSync } from "node:fs";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { found } from "./finder.mjs";

/** The timeout for a state, in ms; long enough for a busy machine. */
const PATIENCE = 20_000;

/** The path of a program in PATH, if it is there. */
function program(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Polls until there is an answer. */
async function eventually(ask, what) {
  const end = Date.now() + PATIENCE;
  let answer;
  for (;;) {
    try {
      answer = await ask();
    } catch (error) {
      // There is no document during a navigation.
      answer = undefined;
      if (Date.now() > end) throw new Error(`expected ${what}`, { cause: error });
    }
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`expected ${what}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** The base class of both drivers. A driver has `evaluate`, `element`, `press`, `type`, `open`, `back`, `forward` and `close`. */
class Browser {
  /** Opens an address in a blank tab, so that no dialog of the previous page stays. */
  async go(address) {
    await this.open("about:blank");
    await this.open(address);
  }

  /** Waits until this expression is true in the page. */
  holds(test, what) {
    return eventually(() => this.evaluate(`Boolean(${test})`), what);
  }

  /** Waits for the element of this role and name, and clicks it. */
  async click(...wanted) {
    const element = await eventually(() => this.element(...wanted), wanted.join(" "));
    await element.click();
  }

  /** Waits until there is an element of this role and name. */
  async sees(...wanted) {
    await eventually(() => this.evaluate(found(wanted, (all) => all.length > 0)), wanted.join(" "));
  }

  /** Waits until this number of elements has the role. */
  async counts(role, number) {
    await eventually(async () => (await this.evaluate(found([role], (all) => all.length))) === number, `${number} of role ${role}`);
  }

  /** Waits until an element of this role says this. */
  async says(role, text) {
    let said = "";
    const texts = found([role], (all) => all.map((element) => element.textContent).join("\n"));
    await eventually(async () => (said = await this.evaluate(texts)).includes(text), `${role} with "${text}"`).catch((error) => {
      throw new Error(`${error.message}, found "${said}"`);
    });
  }

  /** Chooses an option of a list, as its change does. The drivers differ in how they open one. */
  async choose(list, option) {
    const set = ([list]) => {
      list.selectedIndex = [...list.options].findIndex(({ text }) => text === "OPTION");
      list.dispatchEvent(new Event("change", { bubbles: true }));
    };
    await this.sees("combobox", list);
    await this.evaluate(found(["combobox", list], String(set).replace("OPTION", option)));
  }

  /** Presses Tab until the element of this role and name has the focus. */
  async tabTo(...wanted) {
    const isThere = () => this.evaluate(found(wanted, (all) => all.some((element) => element.matches(":focus"))));
    for (let steps = 0; steps < 60 && !(await isThere()); steps += 1) await this.press("Tab");
    if (!(await isThere())) throw new Error(`expected Tab to lead to ${wanted.join(" ")}`);
  }
}

class Firefox extends Browser {
  static async start(executablePath) {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout: 60_000 });
    const page = await browser.newPage();
    await page.setViewport({ width: 1360, height: 900 });
    return new Firefox(browser, page);
  }

  constructor(browser, page) {
    super();
    this.browser = browser;
    this.page = page;
  }

  evaluate(script) {
    return this.page.evaluate(script);
  }

  async element(...wanted) {
    return (await this.page.evaluateHandle(found(wanted, (all) => all[0]))).asElement();
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  async open(address) {
    await this.page.goto(address);
  }

  async back() {
    await this.page.evaluate(() => history.back());
  }

  async forward() {
    await this.page.evaluate(() => history.forward());
  }

  async close() {
    await this.browser.close();
  }
}

class WebKit extends Browser {
  static async start(binary) {
    const { Builder, Capabilities } = await import("selenium-webdriver");
    const display = `:${90 + (process.pid % 900)}`;
    const screen = spawn(program("Xvfb"), [display, "-screen", "0", "1400x1000x24"], { stdio: "ignore" });
    const port = await freePort();
    const driver = spawn(program("WebKitWebDriver"), [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: "1" },
    });
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary, args: ["--automation"] },
    });
    const start = () => new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    const session = await eventually(start, "a session of WebKitWebDriver");
    await session.manage().window().setRect({ width: 1360, height: 900 });
    return new WebKit(session, [driver, screen]);
  }

  constructor(session, processes) {
    super();
    this.session = session;
    this.processes = processes;
  }

  evaluate(script) {
    return this.session.executeScript(`return ${script};`);
  }

  element(...wanted) {
    return this.evaluate(found(wanted, (all) => all[0]));
  }

  async press(key) {
    const { Key } = await import("selenium-webdriver");
    const keys = { Tab: Key.TAB, Enter: Key.ENTER, Escape: Key.ESCAPE, ArrowRight: Key.ARROW_RIGHT, ArrowDown: Key.ARROW_DOWN };
    await this.type(keys[key] ?? key);
  }

  async type(text) {
    await this.session.actions().sendKeys(text).perform();
  }

  async open(address) {
    await this.session.get(address);
  }

  async back() {
    await this.session.navigate().back();
  }

  async forward() {
    await this.session.navigate().forward();
  }

  async close() {
    await this.session.quit();
    for (const process of this.processes) process.kill();
  }
}

/** Where Debian has WebKitGTK's browser. */
function miniBrowser() {
  const libraries = "/usr/lib";
  if (!existsSync(libraries)) return undefined;
  const places = readdirSync(libraries).flatMap((machine) =>
    ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map((version) => join(libraries, machine, version, "MiniBrowser")));
  return places.find((path) => existsSync(path));
}

/** The engines: how each is started, and what is missing on this machine otherwise. */
export const ENGINES = [
  {
    name: "Firefox",
    missing: program("firefox-esr", "firefox") ? undefined : "firefox-esr is not installed",
    start: () => Firefox.start(program("firefox-esr", "firefox")),
  },
  {
    name: "WebKit",
    missing: miniBrowser() && program("WebKitWebDriver") && program("Xvfb") ? undefined : "webkit2gtk-driver or xvfb is not installed",
    start: () => WebKit.start(miniBrowser()),
  },
];
