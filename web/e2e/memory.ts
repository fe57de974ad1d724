// What a page holds.
import type { CDPSession, Page } from "@playwright/test";

/** Before a page is opened: has whoever starts a module say where its memory is. */
export async function watchMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const started = await start.apply(WebAssembly, given);
      Object.assign(globalThis, { moduleMemory: started.instance.exports.memory });
      return started;
    };
  });
}

/** JavaScript's heap and the module's memory, in bytes, nodes and listeners. */
export type Held = Record<"heap" | "module" | "nodes" | "listeners", number>;

/** What is held when what nobody holds is gone. */
export async function held(devtools: CDPSession): Promise<Held> {
  for (let turn = 0; turn < 3; turn += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  const { result } = await devtools.send("Runtime.evaluate", { expression: "globalThis.moduleMemory.buffer.byteLength" });
  return { heap: usedSize, module: Number(result.value), nodes, listeners: jsEventListeners };
}
