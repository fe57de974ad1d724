// Calls on the page: their addresses, and the buttons to click.

/** The DN of a party. */
export const dn = (index) => 7001 + index;

/** The address of a call; in `steps` steps the first party deletes the others in turn. */
export function address(parties, steps = 0) {
  const dns = Array.from({ length: parties }, (_, index) => dn(index));
  const requests = Array.from({ length: steps }, (_, index) => `delete+${dn(index + 1)}+by+${dn(0)}`);
  const list = steps > 0 ? `&steps=${requests.join("%2C+")}` : "";
  return `#/explore?parties=${dns.join("+")}${list}`;
}

/** The button with which a party releases itself. */
export const releaseOf = (page, dn) =>
  page.getByRole("group", { name: `Party ${dn}`, exact: true }).getByRole("button", { name: "Release", exact: true });

/** The button Undo, while there is something to undo. */
export const undoOf = (page) => page.getByRole("button", { name: "Undo", exact: true, disabled: false });
