// Find and filter: search by text, party and event; others are folded.
import { expect, test } from "./explore";

test.beforeEach(async ({ explore }) => {
  await explore.call("A B C D", "delete B by A, release C");
});

test("the summary shows the count before any search", async ({ explore }) => {
  await expect(explore.filter.summary).toHaveText("Find and filter 7 of 7 events");
});

test("text finds events by DN, name, attribute and value", async ({ explore }) => {
  await explore.filter.open();
  await explore.filter.find.fill("eventreleased");
  await expect(explore.tables).toHaveCount(2);
  await expect(explore.filter.summary).toContainText("2 of 7 events");
  await expect(explore.messages).toHaveCount(4);
  await expect(explore.figure.getByText("3 events are hidden")).toBeVisible();
  await explore.filter.find.fill("ThirdPartyDN");
  await expect(explore.tables).toHaveCount(5);
  await explore.filter.find.fill("no such thing");
  await expect(explore.tables).toHaveCount(0);
  await expect(explore.filter.summary).toContainText("0 of 7 events");
});

test("parties and event names narrow the result together", async ({ explore }) => {
  await explore.filter.open();
  await explore.filter.button("A").click();
  await expect(explore.tables).toHaveCount(2);
  await explore.filter.button("B").click();
  await expect(explore.tables).toHaveCount(3);
  await explore.filter.button("EventReleased").click();
  await expect(explore.tables).toHaveCount(1);
  await expect(explore.table("Party B: EventReleased")).toBeVisible();
  await expect(explore.filter.button("A")).toHaveAttribute("aria-pressed", "true");
});

test("the filter is in the address and survives a reload", async ({ explore, page }) => {
  await explore.filter.open();
  await explore.filter.button("EventReleased").click();
  await explore.filter.find.fill("B");
  await explore.isAt("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&find=B&event=EventReleased");
  await page.reload();
  await expect(explore.tables).toHaveCount(1);
  await expect(explore.filter.find).toHaveValue("B");
});

test("Show everything clears the filter", async ({ explore }) => {
  await explore.filter.open();
  await explore.filter.button("EventReleased").click();
  await explore.filter.button("Show everything").click();
  await expect(explore.tables).toHaveCount(7);
  await expect(explore.filter.button("Show everything")).toBeDisabled();
  await expect(explore.filter.find).toBeVisible();
});

test("many parties are chosen in a dialog with search", async ({ explore, page }) => {
  await explore.call("1 2 3 4 5 6 7 8 9 10 11 12", "release 12");
  await explore.filter.open();
  await explore.filter.button("Parties…").click();
  await explore.dialog.getByRole("searchbox").fill("11");
  await explore.dialog.getByRole("button", { name: "11", exact: true }).click();
  await expect(explore.dialog.getByRole("button", { name: "11", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(explore.tables).toHaveCount(1);
  await expect(explore.table("Party 11: EventPartyDeleted")).toBeVisible();
});

test("requests work while events are folded", async ({ explore }) => {
  await explore.filter.open();
  await explore.filter.button("A").click();
  await explore.ask("A", "Release").click();
  await expect(explore.status).toHaveText(/^A released:/);
  await expect(explore.filter.summary).toContainText("3 of 9 events");
});

test("a party's DN finds its events, not words with the letter", async ({ explore }) => {
  await explore.filter.open();
  await explore.filter.find.fill(" c ");
  await expect(explore.filter.summary).toContainText("4 of 7 events");
  await explore.filter.find.fill("D");
  await expect(explore.filter.summary).toContainText("2 of 7 events");
});
