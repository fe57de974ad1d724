// The WebAssembly module that all elements of a page share.
import init, { Model } from "../../dist/callmodel-element.js";
import { failure } from "./words.js";

export { Model };

/** The smallest module. It compiles unless the page's policy forbids WebAssembly. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** The promise of the module. */
let loading;

/** Loads the module once. After a failure the next element tries again. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  if (!globalThis.WebAssembly) throw failure("module_none");
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    throw failure("module_forbidden");
  }
  // The build defines CALL_MODEL_WASM, the file's name with a hash of its content.
  const address = new URL(CALL_MODEL_WASM, import.meta.url);
  const file = address.pathname.split("/").pop();
  const answer = await fetch(address).catch(({ message }) => {
    throw failure("module_unreached", { file, why: message });
  });
  const { status } = answer;
  if (!answer.ok) throw failure(status === 404 ? "module_absent" : "module_refused", { file, status });
  await init({ module_or_path: answer }).catch(({ message }) => {
    const type = `Content-Type: ${answer.headers.get("Content-Type") || "-"}`;
    throw failure("module_broken", { file, type, why: message });
  });
}
