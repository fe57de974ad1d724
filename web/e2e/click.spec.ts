// A click forces no layout before the frame that shows its result, and writes its address in its own task.
import type { Page } from "@playwright/test";
import { expect, test } from "./explore";

test("a click forces no layout before its frame", async ({ explore, page }) => {
  await page.addInitScript(() => {
    const reads: string[] = [];
    Object.assign(globalThis, { reads });
    const getters: [object, string[]][] = [
      [Element.prototype, ["clientWidth", "clientHeight", "clientLeft", "clientTop", "scrollWidth", "scrollHeight", "scrollLeft", "scrollTop"]],
      [HTMLElement.prototype, ["offsetWidth", "offsetHeight", "offsetLeft", "offsetTop", "offsetParent", "innerText"]],
    ];
    for (const [prototype, names] of getters) {
      for (const name of names) {
        const property = Object.getOwnPropertyDescriptor(prototype, name)!;
        Object.defineProperty(prototype, name, {
          ...property,
          get() {
            reads.push(name);
            return property.get!.call(this);
          },
        });
      }
    }
    const methods: [Record<string, any>, string[]][] = [
      [Element.prototype, ["getBoundingClientRect", "getClientRects", "scrollIntoView"]],
      [CSSStyleDeclaration.prototype, ["getPropertyValue"]],
      [globalThis, ["getComputedStyle"]],
    ];
    for (const [owner, names] of methods) {
      for (const name of names) {
        const method = owner[name];
        owner[name] = function (...args: unknown[]) {
          reads.push(name);
          return method.apply(this, args);
        };
      }
    }
  });
  await explore.call("A B C");
  for (const button of [explore.ask("B", "Release"), explore.undo, explore.redo]) {
    // The callback of a frame runs before the browser lays it out.
    const reads = await button.evaluate((button: HTMLElement) => new Promise((done) => {
      const { reads } = globalThis as unknown as { reads: string[] };
      // As a pointer does before the click. Without a focus the page would give it a place, and scroll there.
      button.focus();
      reads.length = 0;
      button.click();
      requestAnimationFrame(() => done([...reads]));
    }));
    expect(reads).toEqual([]);
  }
});

/** Makes the page slow: its drawing takes longer than the 16 ms after which Yew puts off effects to a later task. */
async function slow(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

test("reloaded right after a click, a slow page has its address", async ({ explore, page }) => {
  await explore.call("A B C");
  await slow(page);
  await explore.ask("B", "Release").evaluate((button: HTMLElement) => {
    button.click();
    // The next task, usually before the frame.
    setTimeout(() => location.reload());
  });
  await expect(explore.tables).toHaveCount(3);
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B");
});

test("reloaded right after a choice, a slow page has its setting", async ({ explore, page }) => {
  await explore.call("A B C");
  await explore.settings.click();
  await slow(page);
  const loaded = page.waitForEvent("load");
  await explore.setting("Colours").evaluate((list: HTMLSelectElement) => {
    list.value = [...list.options].find((option) => option.label === "Dark")!.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
    setTimeout(() => location.reload());
  });
  await loaded;
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
