// The memory of a page: JavaScript heap, wasm memory, nodes and listeners.
import type { CDPSession, Page } from "@playwright/test";

/** Keeps the exports of the page's wasm module in `moduleExports`. To be called before the page is opened. */
export async function watchModule(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const started = await start.apply(WebAssembly, given);
      Object.assign(globalThis, { moduleExports: started.instance.exports });
      return started;
    };
  });
}

/** Bytes of the JavaScript heap and of the wasm memory; numbers of nodes and listeners. */
export type Held = Record<"heap" | "module" | "nodes" | "listeners", number>;

/** The memory of a page after garbage collection. */
export async function held(devtools: CDPSession): Promise<Held> {
  for (let turn = 0; turn < 3; turn += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  const { result } = await devtools.send("Runtime.evaluate", { expression: "globalThis.moduleExports.memory.buffer.byteLength" });
  return { heap: usedSize, module: Number(result.value), nodes, listeners: jsEventListeners };
}
