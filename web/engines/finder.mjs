// Runs in the page: finds elements by role and accessible name, also in shadow roots.

/** Elements of each role: HTML's own and those with the attribute. */
const SELECTORS = {
  button: "button:not([role]), [role=button]",
  cell: "td",
  combobox: "select",
  dialog: "dialog[open]",
  figure: "figure, [role=figure]",
  group: "[role=group]",
  link: "a[href]",
  region: "section[aria-label], section[aria-labelledby], [role=region]",
  slider: "input[type=range]",
  spinbutton: "input[type=number]",
  status: "[role=status]",
  tab: "[role=tab]",
  table: "table",
  textbox: "input:not([type]), input[type=text]",
};

/** The visible elements of this role with this name, or of any name; within the group of that name, if one is given. */
export function find(role, name, group) {
  const roots = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const named = (element) => {
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const labels = ids.map((id) => element.getRootNode().getElementById(id)?.textContent).join(" ");
    const inside = element.matches("table") ? element.caption : element;
    return plain(element.getAttribute("aria-label") ?? (labels || element.labels?.[0]?.textContent || inside?.textContent));
  };
  const seen = (element) => element.getClientRects().length > 0;
  const within = (element) => group === undefined || element.closest("[role=group]")?.getAttribute("aria-label") === group;
  return roots
    .flatMap((root) => [...root.querySelectorAll(SELECTORS[role])])
    .filter((element) => seen(element) && within(element) && (name === undefined || named(element) === name));
}

/** An expression for a page, which has no modules of ours: `use` of the elements that `find` finds there. */
export function found(wanted, use) {
  const given = wanted.map((argument) => JSON.stringify(argument) ?? "undefined").join(", ");
  return `(() => { const SELECTORS = ${JSON.stringify(SELECTORS)}; ${find}; return (${use})(find(${given})); })()`;
}
