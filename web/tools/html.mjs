// What the scripts of this folder read of a page that parse5 parsed.

/** The elements below a node, those of templates included, in the order of the page. */
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
    if (child.content) yield* elements(child.content);
  }
}

/** The value of the attribute `name` of a node. */
export const attribute = ({ attrs = [] }, name) => attrs.find((attribute) => attribute.name === name)?.value;
