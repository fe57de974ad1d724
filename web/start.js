// Starts the page, and says so in words if it cannot, or if it fails later. Trunk writes the addresses of its two files
// into this script's own tag. They and all other files of the page stand beside this script, in a folder that
// `cargo xtask build` makes. Whatever the page already shows stays.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (file) => new URL(file, import.meta.url).href;

// What is under way, for the message.
let part = "WebAssembly";

/** Puts words at the top of the page, once: the first failure is the cause of those that follow. */
function tell(words, ...more) {
  if (document.querySelector("#start-failed")) return;
  const box = document.createElement("div");
  const message = document.createElement("p");
  box.id = "start-failed";
  box.setAttribute("role", "alert");
  // What stands behind an open dialog cannot be pressed.
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  document.body.prepend(box);
  // Set after the element is in the page, so that screen readers announce it.
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

// What is said of a failure. Other languages have it in their files of text, under `script_` and these keys.
const WORDS = {
  start_failed:
    "The page could not start. Reloading it may help; it needs a browser that runs WebAssembly. What failed: {what}",
  page_failed:
    "The page has failed, and what it shows may be wrong. Its address holds your call and your steps: reloading opens " +
    "them again. Nothing was sent anywhere. This report is for you to pass on:",
  reload: "Reload",
  copy_report: "Copy report",
  copied: "Copied",
  not_copied: "Not allowed: mark the text and copy it",
};

/** The same in `language`; in English where its file cannot be had. */
async function words(language) {
  const [tag] = language.split("-");
  if (tag === "en") return WORDS;
  const found = await fetch(at(`text/${tag}.txt`)).then((file) => (file.ok ? file.text() : ""), () => "");
  const said = (key) => found.match(new RegExp(`^script_${key} = (.*)$`, "m"))?.[1];
  return Object.fromEntries(Object.entries(WORDS).map(([key, english]) => [key, said(key) ?? english]));
}

/** After the start: what failed, with a report that the reader may pass on. */
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

try {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has none, or it is turned off");
  }
  part = js;
  const { default: init } = await import(at(js));
  part = wasm;
  await init({ module_or_path: at(wasm) });
  // `?` shows the keys wherever the focus is, as long as single keys act; in the explorer the page sees to it itself.
  addEventListener("keydown", ({ key, target }) => {
    const { keys } = document.documentElement.dataset;
    if (key === "?" && keys === "on" && !target.closest("main, dialog, input, select")) document.querySelector("#keys").click();
  });
  // What comes without an error is a remark of the browser's, such as that a size changed twice in a frame.
  addEventListener("error", ({ error }) => error && failed(error));
  addEventListener("unhandledrejection", ({ reason }) => failed(reason));
  // Last, when the page is there. Without a worker it is the same page, so nothing is said where there can be none: a host
  // without https, a frame that forbids it, a browser that has none.
  try {
    await navigator.serviceWorker.register("offline.js");
  } catch {}
} catch (error) {
  console.error(error);
  const said = await words(navigator.language);
  tell(said.start_failed.replace("{what}", () => `${part}: ${error?.message ?? error}`));
}
