// What the page does to the browser, where its own language says it in a line.

/** Scrolls the first element that `selector` matches into view if it is not, within its scrollers. */
export const show = (selector) => document.querySelector(selector)?.scrollIntoView({ block: "nearest", inline: "nearest" });

/** Focuses the first element that `selector` matches. */
export const focusFirst = (selector) => document.querySelector(selector)?.focus();

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

/** Focuses the first element that `selector` matches, if the focus is nowhere: what had it is no longer there. */
export function rescue(selector) {
  if ((document.activeElement ?? document.body) === document.body) focusFirst(selector);
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
