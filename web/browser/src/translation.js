// A translator, such as the one in Chrome, replaces text nodes by `<font>` elements or wraps them (React's issue 11538). Yew still
// writes to its own nodes: such a text would stay as it was, and an insertion before it would panic. Here each replaced text knows the
// node in its place, and its parent accepts it as a child. Only these nodes get own properties; no prototype changes.

/** The nodes in place of texts. */
const standIns = new WeakMap();
/** The texts of these nodes. */
const texts = new WeakMap();

/** The node in place of `node`. */
const shown = (node) => standIns.get(node) ?? node;

/** Puts `text` back to its place. */
function restore(text) {
  delete text.nodeValue;
  shown(text).replaceWith(text);
  standIns.delete(text);
}

function stand(standIn, text, parent) {
  standIns.set(text, standIn);
  texts.set(standIn, text);
  Object.defineProperty(text, "nodeValue", {
    configurable: true,
    set(value) {
      restore(text);
      text.data = value;
    },
  });
  parent.removeChild = (child) => shown(child).remove();
  parent.insertBefore = (node, next) => {
    if (standIns.has(node)) restore(node);
    const before = next && shown(next);
    return Node.prototype.insertBefore.call(parent, node, before?.parentNode === parent ? before : null);
  };
}

/** Keeps what Yew writes below `root` on the page while a translator works there. */
export function withstand(root) {
  new MutationObserver((records) => {
    for (const { target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      for (const removed of removedNodes) {
        const text = texts.get(removed) ?? removed;
        if (text.nodeType !== Node.TEXT_NODE) continue;
        // The node that holds a wrapped text, else the one that came for it, else a neighbour.
        const places = [text.parentNode?.parentNode, text.parentNode, addedNodes[0], previousSibling, nextSibling];
        const standIn = places.find((node) => node?.nodeName === "FONT" && node.parentNode === target);
        if (text.parentNode === target) standIns.delete(text);
        else if (standIn) stand(standIn, text, target);
      }
    }
  }).observe(root, { childList: true, subtree: true });
}
