// Rust has no dynamic import.
const loading = new Map();

/** Imports the script at `script`, instantiates its module from `wasm`, and resolves to the script's namespace, once for each script.
 * A failure is forgotten, so that the next call tries again. */
export function load(script, wasm) {
  const instantiate = async () => {
    const loaded = await import(script);
    await loaded.default({ module_or_path: wasm });
    return loaded;
  };
  if (!loading.has(script)) loading.set(script, instantiate());
  return loading.get(script).catch((error) => {
    loading.delete(script);
    throw error;
  });
}
