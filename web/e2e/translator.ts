// A translator at work: it replaces each text outside `translate="no"`, at first and whenever one is added or changed.
import type { Page } from "@playwright/test";

/** The ways in which translators put `<font>` in the place of a text. */
export type Way = "replaces" | "wraps";

/**
 * Translates the page and the shadow roots in it, from now on: each text gets `<font>` elements in its place, as by Google
 * Translate, with the same words.
 */
export async function translate(page: Page, way: Way): Promise<void> {
  await page.evaluate((way) => {
    const font = (text: Text) => {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.append(inner);
      if (way === "wraps") {
        text.replaceWith(outer);
        inner.append(text);
      } else {
        inner.textContent = text.data;
        text.replaceWith(outer);
      }
    };
    const work = (root: Node) => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node: Node | null = root; node; node = walker.nextNode()) {
        if (node instanceof Element && node.shadowRoot) watch(node.shadowRoot);
        const around = node.parentElement;
        if (!(node instanceof Text) || !node.data.trim() || !around) continue;
        if (!around.closest("font, [translate=no], script, style")) texts.push(node);
      }
      texts.forEach(font);
    };
    const watch = (root: Node) => {
      work(root);
      const change = (records: MutationRecord[]) => records.forEach(({ type, target, addedNodes }) =>
        type === "characterData" ? target.isConnected && work(target) : addedNodes.forEach((node) => node.isConnected && work(node)));
      new MutationObserver(change).observe(root, { childList: true, characterData: true, subtree: true });
    };
    watch(document.body);
  }, way);
}
