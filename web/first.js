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
  /** Has the browser fetch a file that start.js loads, while it reads the HTML. */
  const preload = (file, hints) => {
    const href = new URL(file, currentScript.src).href;
    head.append(Object.assign(document.createElement("link"), { href, ...hints }));
  };
  if (location.hash.length > 1 || isStored() || !navigator.language.startsWith("en")) {
    documentElement.classList.add("other");
    // The module of Learn or of Explore. Some programs percent-encode an address.
    const name = `callmodel-web${/^#(\/|%2F)learn\b/.test(location.hash) ? "-learn" : ""}`;
    preload(`${name}.js`, { rel: "modulepreload" });
    preload(`${name}_bg.wasm`, { rel: "preload", as: "fetch", crossOrigin: "" });
  }
}
