// The dialog that compares the model with the reference, cell by cell.
import { readFileSync } from "node:fs";
import { expect, test as base } from "./explore";
import { openProof, Proof, TAMPERED, tamper } from "./proof";

type Phase = {
  title: string;
  parties: string[];
  before: string;
  request: { label: string; function: string; column: string };
  events: { column: string; name: string; attributes: [name: string, value: string, mark?: string][] }[];
  after: string | null;
};

const file = new URL("../../crates/golden/reference/releasing-calls.json", import.meta.url);
const { phases } = JSON.parse(readFileSync(file, "utf8")) as { phases: Phase[] };

const marks: Record<string, string> = { OPT: " *OPT", a: " a" };

/** The expected rows of a phase. The model equals the reference, except that it resolves note a: two parties remain. */
function rowsOf({ parties, before, request, events, after }: Phase): string[][] {
  const same = (party: string, event: string, name: string, value: string) => [party, event, name, value, value, "✓"];
  return [
    same("–", "–", "Parties", parties.join(", ")),
    same("–", "–", "Before", before),
    same(request.column, "Request", "Name", request.label),
    same(request.column, "Request", "Function", request.function),
    ...events.flatMap(({ column, name: event, attributes }) =>
      attributes.map(([name, value, mark]) => {
        const marked = mark ? marks[mark] : "";
        return [column, event, name, value + marked, (mark === "a" ? "OK" : value) + marked, "✓"];
      })),
    same("–", "–", "After", after ?? "Ended"),
  ];
}

const test = base.extend<{ proof: Proof }>({
  proof: async ({ explore }, use) => use(new Proof(explore)),
});

test("the button shows the result once the comparison is made", async ({ explore, proof, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await explore.open();
  await expect(proof.button).toHaveText("Agreement with the reference");
  expect(asked.filter((url) => url.includes("callmodel-web-forms"))).toEqual([]);
  await proof.button.click();
  const all = `Agrees with the reference: ${phases.length} of ${phases.length} phases`;
  await expect(proof.status).toHaveText(all);
  await proof.dialog.getByRole("button", { name: "Close" }).click();
  await expect(proof.button).toHaveText(all);
});

test("each phase of the reference has its heading, in order", async ({ explore, proof }) => {
  await openProof(explore);
  await expect(proof.headings).toHaveText(phases.map((phase) => phase.title));
  await expect(proof.tables).toHaveCount(phases.length);
});

for (const phase of phases) {
  test(`${phase.title}: each cell beside the model's`, async ({ explore, proof }) => {
    await openProof(explore);
    const table = proof.table(phase.title);
    await expect(table.getByRole("columnheader")).toHaveText(["Party", "Event", "Attribute", "Reference", "Model", "Agrees"]);
    const expected = rowsOf(phase);
    expect(await proof.rows(table)).toEqual(expected);
    await expect(table.getByRole("img", { name: "Agrees", exact: true })).toHaveCount(expected.length);
  });
}

test("a different reference shows in the number and the cell", async ({ explore, proof, page }) => {
  await tamper(page);
  await openProof(explore);
  await expect(proof.status).toHaveText("Agrees with the reference: 1 of 3 phases");
  const differing = proof.dialog.getByRole("row").filter({ has: page.getByRole("img", { name: "differs", exact: true }) });
  const row = (party: string) => [party, "EventPartyDeleted", "CallState", TAMPERED.other, "OK a", "≠"];
  await expect(differing.locator("td, th")).toHaveText(["A", "C", "A", "C"].flatMap(row));
  for (const { title } of phases.slice(1)) {
    await expect(proof.table(title).getByRole("row").and(differing)).toHaveCount(2);
  }
  await page.keyboard.press("Escape");
  await expect(proof.button).toHaveText("Agrees with the reference: 1 of 3 phases");
});

test("Escape closes it and focuses the renamed button", async ({ explore, proof, page }) => {
  await explore.open();
  await proof.button.focus();
  await page.keyboard.press("Enter");
  await expect(proof.status).toContainText("3 of 3");
  await page.keyboard.press("Escape");
  await expect(proof.dialog).toHaveCount(0);
  await expect(proof.button).toBeFocused();
});

test("End scrolls the tables to their end", async ({ explore, proof, page }) => {
  await explore.open();
  await proof.button.focus();
  await page.keyboard.press("Enter");
  await expect(proof.tables).toHaveCount(phases.length);
  const last = proof.dialog.getByRole("row").last();
  await expect(last).not.toBeInViewport();
  await proof.dialog.getByRole("group", { name: "Events" }).focus();
  await page.keyboard.press("End");
  await expect(last).toBeInViewport({ ratio: 0.9 });
});

for (const width of [1360, 390, 320]) {
  test(`${width} px: no horizontal scrolling, Close is in view`, async ({ explore, proof, page }) => {
    await page.setViewportSize({ width, height: 640 });
    await openProof(explore);
    await expect(proof.dialog).toBeInViewport({ ratio: 1 });
    await expect(proof.dialog.getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
    const beyond = await page.locator("html, dialog[open], dialog [role=group]").evaluateAll((all) =>
      all.map((element) => element.scrollWidth - element.clientWidth));
    expect(beyond).toEqual([0, 0, 0]);
  });
}
