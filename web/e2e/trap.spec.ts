// A trap of the page's WebAssembly module: the page says that it failed, and its address keeps what its reader did.
import type { Page } from "@playwright/test";
import binaryen from "../tools/node_modules/binaryen/index.js";
import { expect, test, type Explore } from "./explore";
import { watchModule } from "./memory";

/** The run that is in the address before the trap. */
const ADDRESS = "#/explore?parties=A+B+C&steps=release+C";

/** The largest memory of a 32-bit module, in pages of 64 KiB. */
const MOST_PAGES = 65_536;

/** The global that decides whether the next callback traps. */
const ARMED = "armed";

/** Puts `if (armed) unreachable` at the start of every callback that a module exports to the browser. */
function armable(module: Buffer): Buffer {
  const wasm = binaryen.readBinary(module);
  wasm.addGlobal(ARMED, binaryen.i32, true, wasm.i32.const(0));
  wasm.addGlobalExport(ARMED, ARMED);
  const exported = Array.from({ length: wasm.getNumExports() }, (_, index) => binaryen.getExportInfo(wasm.getExportByIndex(index)));
  // The names that wasm-bindgen gives to its trampolines from the browser to a Rust closure.
  const callbacks = exported.filter(({ name }) => name.startsWith("wasm_bindgen__convert__closures"));
  expect(callbacks.length).toBeGreaterThan(0);
  for (const { value } of callbacks) {
    const callback = wasm.getFunction(value);
    const { body, results } = binaryen.getFunctionInfo(callback);
    const trap = wasm.if(wasm.global.get(ARMED, binaryen.i32), wasm.unreachable());
    binaryen.Function.setBody(callback, wasm.block(null, [trap, body], results));
  }
  const written = Buffer.from(wasm.emitBinary());
  wasm.dispose();
  return written;
}

/** The test's handles on the module that the page has started. */
type Started = { moduleExports: { memory: WebAssembly.Memory; armed: WebAssembly.Global } };

/** From now on each callback of the page executes `unreachable`. */
async function arm(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as Started).moduleExports.armed.value = 1;
  });
}

/** Grows the module's memory to its limit, behind the back of its allocator, which then gets no further page. */
async function exhaust(page: Page): Promise<void> {
  await page.evaluate((most) => {
    const { memory } = (globalThis as unknown as Started).moduleExports;
    memory.grow(most - memory.buffer.byteLength / 65_536);
  }, MOST_PAGES);
}

/** Checks that the page says it failed and why, still shows the ladder, and has the address from before. */
async function tellsFailure({ page, figure }: Explore, cause: RegExp): Promise<void> {
  await expect(page.getByRole("alert")).toContainText("Something went wrong, and this page may show wrong results.");
  await expect(page.getByRole("alert").locator("pre")).toHaveText(cause);
  await expect(page.getByRole("alert").locator("pre")).toContainText(page.url());
  await expect(figure).toBeVisible();
  await expect(page).toHaveURL(`./${ADDRESS}`);
}

test.describe("a trap of the module is told, and the address stays", () => {
  test.use({ expectedFaults: /unreachable|capacity overflow/ });

  test.beforeEach(({ page }) => watchModule(page));

  test("where a callback executes `unreachable`", async ({ explore, page }) => {
    await page.route("**/callmodel-web_bg.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: armable(await response.body()) });
    });
    await explore.open(ADDRESS);
    await arm(page);
    await explore.ask("A", "Release").click();
    await tellsFailure(explore, /^unreachable\n/);
  });

  test("where memory is exhausted", async ({ explore, page }) => {
    await explore.open(ADDRESS);
    await exhaust(page);
    await explore.count.fill("1000");
    await page.keyboard.press("Enter");
    // Which allocation fails first decides how: a trap, or the panic of a vector that cannot grow.
    await tellsFailure(explore, /^(unreachable|capacity overflow)\n/);
  });
});
