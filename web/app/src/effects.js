// What the page does to the browser, where its own language says it in a line.

// No further than it takes.
const near = { block: "nearest", inline: "nearest" };

/** Scrolls the first element that `selector` matches into view if it is not, within its scrollers. */
export const show = (selector) => document.querySelector(selector)?.scrollIntoView(near);

/** Focuses the first element that `selector` matches. */
export const focusFirst = (selector) => document.querySelector(selector)?.focus();

/** Focuses the first element that `selector` matches in the tree of `place`, the page's or one in somebody else's page, where
 * the same ids may be in many trees. Says whether there is one. */
export function focusBeside(place, selector) {
  const root = place.getRootNode();
  const found = root.querySelector(selector);
  const isNew = !found?.contains(root.activeElement);
  found?.focus();
  // The focus does not scroll to a head that is partly in view, though T-Server's may cover it.
  if (isNew && found?.closest(".heads")) found.scrollIntoView(near);
  return found !== null;
}

/** Focuses `element` if the focus is nowhere: at most on what is named `nowhere`. */
export function rescueTo(element, nowhere) {
  if ((document.activeElement?.tagName ?? nowhere) === nowhere) element.focus();
}

/** Whether what the reader has selected is of this type. */
export const selects = (what) => getSelection()?.type === what;

/** Sets an attribute of the root of the page. */
export const setRoot = (name, value) => document.documentElement.setAttribute(name, value);

/** The reader's languages, with `between` between them. */
export const languages = (between) => navigator.languages.join(between);

/** What is kept under `key`; nothing where the browser keeps nothing. */
export function kept(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Keeps `text` under `key`, if the browser can. */
export function keep(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // It is full, or closed to this page.
  }
}

/** Where what `selector` matches leads to, as it is written; nothing without one. */
export const href = (selector) => document.querySelector(selector)?.getAttribute("href") ?? "";

/** Whether an element that `selector` matches has the focus, or something in it. */
export const hasFocus = (selector) => document.querySelector(`${selector}:focus-within`) !== null;

/** Presses the element with this id. */
export const press = (id) => document.getElementById(id)?.click();

/** Writes `text` into the field that `selector` matches. */
export function write(selector, text) {
  const field = document.querySelector(selector);
  if (field) field.value = text;
}

/** Makes `address` the page's, if it is another: a further one in the history, or in the place of the one that is there. */
export function record(address, isFurther) {
  if (address === location.hash) return;
  try {
    if (isFurther) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // A sandboxed frame, or very many clicks in a short time, may forbid it; the page works all the same.
  }
}

/** The same as `rescueTo` with the first element that `selector` matches: what had the focus is no longer there. */
export function rescue(selector) {
  const found = document.querySelector(selector);
  if (found) rescueTo(found, document.body.tagName);
}

let soon = 0;

/** Whether what `selector` matches has the focus. What was to be focused soon is not: something is about to be drawn. */
export function hold(selector) {
  clearTimeout(soon);
  return hasFocus(selector);
}

/** The same as `rescue`, in a moment: between two elements the focus is nowhere, and on its way. */
export function rescueSoon(selector) {
  soon = setTimeout(rescue, 0, selector);
}
