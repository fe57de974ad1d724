// Runs before the first paint. index.html shows the page of an address without a fragment until the model is loaded, in English and
// with default settings. For other addresses, languages and settings it is hidden, so that nothing wrong appears.
{
  const isStored = () => {
    // A browser without storage throws.
    try {
      return localStorage.getItem("call-models") !== null;
    } catch {
      return false;
    }
  };
  const { documentElement, head, currentScript } = document;
  const { hash } = location;
  if (hash.length > 1 || isStored() || !navigator.language.startsWith("en")) documentElement.classList.add("other");

  // Preloads script and module of the page that the address names, before start.js asks for them. Learn has its own.
  const name = `callmodel-web${/^#\/learn(\?|$)/.test(hash) ? "-learn" : ""}`;
  for (const [file, rel, as] of [[".js", "modulepreload", "script"], ["_bg.wasm", "preload", "fetch"]]) {
    const href = currentScript.src.replace("first.js", name + file);
    head.append(Object.assign(document.createElement("link"), { rel, as, crossOrigin: "", href }));
  }
}
