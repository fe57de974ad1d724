// Starts the page, and shows a message if the start or the running page fails. All files of the page are beside this script, in a folder
// that `cargo xtask build` makes. It is `async`: it runs while the browser reads the HTML, so that the module is loaded meanwhile.
// Content that the page already shows stays.
const at = (file) => new URL(file, import.meta.url).href;

/**
 * Whether the address is that of Learn, which has a module and a style sheet of its own. All others are Explore's. Some programs
 * percent-encode an address.
 */
const isLearn = () => /^#(\/|%2F)learn\b/.test(location.hash);
const learn = isLearn();
const name = `./callmodel-web${learn ? "-learn" : ""}`;
const [js, wasm] = [`${name}.js`, `${name}_bg.wasm`];
// Registered before the listener of the module, which reads addresses of its own page alone.
addEventListener("popstate", (event) => {
  if (isLearn() === learn) return;
  event.stopImmediatePropagation();
  location.reload();
});

// The part that is being loaded, for the message.
let part = "WebAssembly";

/** Shows a message at the top of the page. Only the first is shown, because later failures follow from it. */
function tell(words, ...more) {
  if (document.querySelector("#start-failed")) return;
  const box = document.createElement("div");
  const message = document.createElement("p");
  box.id = "start-failed";
  box.setAttribute("role", "alert");
  // Content behind a modal dialog is inert.
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  document.body.prepend(box);
  // A live region is announced only if its text changes after it was inserted.
  message.textContent = words;
  box.append(message, ...more);
  scrollTo(0, 0);
}

function button(label, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => press(button));
  return button;
}

// The failure messages in English. Catalogs of other languages have them under `script_` and these keys.
const WORDS = {
  start_failed:
    "The page could not start. Try reloading it; it needs a browser with WebAssembly. What failed: {what}",
  page_failed:
    "Something went wrong, and this page may show wrong results. Its address holds your call and your steps: reloading " +
    "restores them. Nothing was sent anywhere. You can pass on this report:",
  start_absent: "it was not found ({status})",
  start_refused: "the server answered with status {status}",
  reload: "Reload",
  copy_report: "Copy report",
  copied: "Copied",
  not_copied: "Not allowed: select the text and copy it",
};

/** The messages in `language`; in English if its catalog cannot be loaded. */
async function words(language) {
  const [tag] = language.split("-");
  if (tag === "en") return WORDS;
  const found = await fetch(at(`text/${tag}.txt`)).then((file) => (file.ok ? file.text() : ""), () => "");
  const said = (key) => found.match(new RegExp(`^script_${key} = (.*)$`, "m"))?.[1];
  return Object.fromEntries(Object.entries(WORDS).map(([key, english]) => [key, said(key) ?? english]));
}

/** Shows the failure of a running page, with a report that the reader may pass on. */
async function failed(reason) {
  const said = await words(document.documentElement.lang);
  const report = document.createElement("pre");
  report.textContent = `${reason?.message ?? reason}\n${location.href}\n${navigator.userAgent}`;
  tell(
    said.page_failed,
    report,
    button(said.reload, () => location.reload()),
    button(said.copy_report, async (button) => {
      const copied = await navigator.clipboard?.writeText(report.textContent).then(() => true, () => false);
      button.textContent = copied ? said.copied : said.not_copied;
    }),
  );
}

/** Adds a style sheet, and waits until it is loaded. */
function styled(file) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(file) });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
}

/** Without `light-dark()`, as before 2024, the page has its light colours. */
function lighten() {
  document.documentElement.style.colorScheme = "light";
  for (const { style } of Array.from(document.styleSheets).flatMap(({ cssRules }) => [...cssRules])) {
    for (const name of Array.from(style ?? [])) {
      const value = style.getPropertyValue(name);
      if (value.includes("light-dark(")) style.setProperty(name, value.replace(/light-dark\(([^,]+),[^)]+\)/, "$1"));
    }
  }
}

/** The document is read, and has its style sheet. */
const whole = new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)));

// The first picture, which index.html holds, is displayed before the start of the module keeps the browser busy. A tab in the
// background displays nothing.
const hasPicture = !document.documentElement.classList.contains("other");
if (hasPicture && !document.hidden) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

try {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has none, or it is turned off");
  }
  // The module is loaded along with its script and styles.
  const loading = fetch(at(wasm));
  loading.catch(() => {});
  const style = learn && styled("learn.css");
  part = js;
  const { default: init } = await import(at(js));
  part = wasm;
  const file = await loading;
  await Promise.all([whole, style]);
  try {
    // A style sheet that was not loaded, or that the browser lets no script read (in a sandboxed frame), stays as it is.
    if (!CSS.supports("color", "light-dark(red, red)")) lighten();
  } catch {}
  if (!file.ok) throw Object.assign(new Error(), { status: file.status });
  await init({ module_or_path: file });
  // The shortcut `?` outside the explorer, if single-key shortcuts are on; the explorer handles its own keys.
  addEventListener("keydown", ({ key, target }) => {
    const { keys } = document.documentElement.dataset;
    if (key === "?" && keys === "on" && !target.closest("main, dialog, input, select")) document.querySelector("#keys")?.click();
  });
  // An `error` event without an error object is a warning of the browser, such as a ResizeObserver loop.
  addEventListener("error", ({ error }) => error && failed(error));
  addEventListener("unhandledrejection", ({ reason }) => failed(reason));
  // Last, so that caching does not delay the page. A refused registration is ignored, because the page works without a worker:
  // on a host without https, in a sandboxed frame, in a browser without workers.
  try {
    // Where a policy requires Trusted Types, it has to allow this name.
    const policy = globalThis.trustedTypes?.createPolicy("call-models", { createScriptURL: (address) => address });
    await navigator.serviceWorker.register(policy?.createScriptURL("offline.js") ?? "offline.js");
  } catch {}
} catch (error) {
  console.error(error);
  await whole;
  const said = await words(navigator.language);
  const { status, message = error } = Object(error);
  const why = status ? said[status === 404 ? "start_absent" : "start_refused"].replace("{status}", status) : message;
  // The picture in index.html stays, without controls that do nothing.
  document.querySelectorAll("button:not(.term), input, select").forEach((control) => (control.disabled = true));
  tell(said.start_failed.replace("{what}", () => `${part}: ${why}`));
}
