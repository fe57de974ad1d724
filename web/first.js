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
  const { classList } = document.documentElement;
  if (location.hash.length > 1 || isStored() || !navigator.language.startsWith("en")) classList.add("other");

  // Script and module of the page that the address names, before start.js asks for them: Learn has its own.
  const name = `callmodel-web${/^#\/learn(\?|$)/.test(location.hash) ? "-learn" : ""}`;
  const ahead = (file, attributes) => {
    const href = new URL(file, document.currentScript.src).href;
    document.head.append(Object.assign(document.createElement("link"), { crossOrigin: "anonymous", href, ...attributes }));
  };
  ahead(`${name}.js`, { rel: "modulepreload" });
  ahead(`${name}_bg.wasm`, { rel: "preload", as: "fetch", type: "application/wasm" });
}
