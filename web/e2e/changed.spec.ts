// What if there were more parties: the same steps, and what that changes.
import { expect, test } from "./explore";

test.beforeEach(async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  await page.getByRole("button", { name: "One party more" }).click();
  await expect(explore.parties).toHaveCount(4);
});

test("what changed is said in a sentence", async ({ page }) => {
  await expect(page.getByText(
    "With 3 parties before, in step 1: D receives another event: nothing or EventPartyDeleted. " +
      "CallState differs, in what A and C receive: OK or Conferenced.",
  )).toBeVisible();
});

test("what changed is marked in its very cell, with what it was", async ({ explore }) => {
  const row = explore.row(explore.table("Party A: EventPartyDeleted"), "CallState");
  await expect(row).toContainText("was OK");
  await expect(explore.cell(explore.table("Party A: EventPartyDeleted"), "CallState")).toHaveText("Conferenced");
  await expect(explore.row(explore.table("Party A: EventPartyDeleted"), "OtherDN")).not.toContainText("was");
});

test("what is new is marked as new", async ({ explore }) => {
  const marks = explore.page.getByText("new", { exact: true });
  await expect(marks).toHaveCount(1);
  await expect(explore.box("Party D: EventPartyDeleted").and(marks.locator(".."))).toBeVisible();
});

test("the marks stay while one looks, and go with the next step", async ({ explore }) => {
  await explore.message("EventPartyDeleted from T-Server to A").click();
  await expect(explore.row(explore.table("Party A: EventPartyDeleted"), "CallState")).toContainText("was OK");
  await explore.ask("C", "Release").click();
  await expect(explore.row(explore.table("Party A: EventPartyDeleted").first(), "CallState")).not.toContainText("was");
});
