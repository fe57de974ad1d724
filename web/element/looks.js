// The looks of an element in the document that it is in: style sheet, size of the type, and theme.
import styles from "../../target/page/element.css";

/** Style sheets by document: a constructed sheet works in the document of its window alone. */
const sheets = new WeakMap();

/** Callbacks of drawn elements for a possible change of the colours around them. */
export const recolour = new Set();
const recolourAll = () => recolour.forEach((again) => again());
const DARK = "(prefers-color-scheme: dark)";

/** Observer of the roots and bodies of documents, where pages set their colours. */
const colours = globalThis.MutationObserver && new MutationObserver(recolourAll);

/** The style sheet for elements in a document. */
export function sheetOf(document) {
  if (!sheets.has(document)) sheets.set(document, newSheet(document.defaultView));
  return sheets.get(document);
}

function newSheet(view) {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(fitted(styles));
  try {
    // As a registered length it is computed on the host element, by the type size there, and inherited as px.
    view.CSS.registerProperty({ name: "--call-model-size", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // Another copy of this script has registered it, or `keepSize` does its work.
  }
  view.matchMedia?.(DARK).addEventListener("change", recolourAll);
  return sheet;
}

/** Whether the browser has `light-dark()`, as from 2024 on. */
const hasLightDark = () => CSS.supports("color", "light-dark(red,red)");

/** Styles for the browser; without `light-dark()` each has, of two values, the fallback of the one variable that is not set. */
export function fitted(styles) {
  if (hasLightDark()) return styles;
  const light = "--light:initial;--dark: ;";
  return `${styles.replace(/light-dark\(([^,]+),([^)]+)\)/g, "var(--light,$1) var(--dark,$2)")}
    .call-model{${light}}.call-model[data-theme=dark]{--light: ;--dark:initial}@media print{.call-model.call-model{${light}}}`;
}

/** In a browser without registered properties: keeps the size of the type in px on `own`, as measured in the shadow root. */
export function keepSize(root, own) {
  if (globalThis.CSS?.registerProperty) return;
  const measure = document.createElement("i");
  measure.className = "size";
  root.append(measure);
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width > 0) own.style.setProperty("--call-model-size", `${contentRect.width}px`);
  }).observe(measure);
}

/** Whether a background is dark; undefined if it is transparent. `own` is an element to compute other colours than `rgb()` with. */
function isDark(background, own) {
  let most = 255;
  let colour = background;
  if (!colour.startsWith("rgb")) {
    own.style.backgroundColor = `color-mix(in srgb, ${colour}, ${colour})`;
    colour = getComputedStyle(own).backgroundColor;
    own.style.backgroundColor = "";
    most = 1;
  }
  const [red, green, blue, alpha = 1] = colour.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
  return alpha > 0.5 ? red * 0.3 + green * 0.6 + blue * 0.1 < most / 2 : undefined;
}

/**
 * The theme that fits the surroundings of an element: `page` where the page declares a colour scheme; else by the luminance of the
 * background behind it, since most pages without a scheme are light on every device; else that of the device.
 */
export function themeAround(element, own) {
  const { documentElement, body, defaultView } = element.ownerDocument;
  for (const root of [documentElement, body]) if (root) colours.observe(root, { attributes: true });
  let dark = defaultView.matchMedia?.(DARK).matches;
  const { colorScheme = "normal" } = getComputedStyle(element);
  if (colorScheme !== "normal") {
    if (hasLightDark()) return "page";
    dark = colorScheme.includes("dark") && (dark || !colorScheme.includes("light"));
  } else {
    for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
      const isGroundDark = isDark(getComputedStyle(node).backgroundColor, own);
      if (isGroundDark !== undefined) {
        dark = isGroundDark;
        break;
      }
    }
  }
  return dark ? "dark" : "light";
}
