// Changing the number of parties: differences between the two runs are described and marked.
import { expect, test } from "./explore";

test.beforeEach(async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  await page.getByRole("button", { name: "One party more" }).click();
  await expect(explore.parties).toHaveCount(4);
});

test("one party more: a sentence describes the differences", async ({ page }) => {
  await expect(page.getByText(
    "Compared with 3 parties before, in step 1: D now receives EventPartyDeleted. " +
      "CallState differs: for A and C, it is OK with 3 parties, Conferenced with 4 parties.",
  )).toBeVisible();
});

test("one party fewer: a sentence names who gets no event", async ({ explore, page }) => {
  await explore.call("A B C D E", "delete B by A");
  await page.getByRole("button", { name: "One party fewer" }).click();
  const said = page.getByText("Compared with 5 parties before, in step 1: E no longer receives EventPartyDeleted.", { exact: true });
  await expect(said).toBeVisible();
});

test("the sentence describes one step and counts the others", async ({ explore, page }) => {
  await explore.call("A B C D", "delete B by A, release C");
  await page.getByRole("button", { name: "One party more" }).click();
  await expect(page.getByText(
    "Compared with 4 parties before, in step 1: E now receives EventPartyDeleted. One more step also differs.", { exact: true },
  )).toBeVisible();
});

test("a changed cell is marked, with the previous value", async ({ explore }) => {
  const row = explore.row(explore.table("Party A: EventPartyDeleted"), "CallState");
  await expect(row).toContainText("was OK");
  await expect(explore.cell(explore.table("Party A: EventPartyDeleted"), "CallState")).toHaveText("Conferenced");
  await expect(explore.row(explore.table("Party A: EventPartyDeleted"), "OtherDN")).not.toContainText("was");
});

test("a new event is marked as new", async ({ explore }) => {
  const marks = explore.page.getByText("new", { exact: true });
  await expect(marks).toHaveCount(1);
  await expect(explore.box("Party D: EventPartyDeleted").and(marks.locator(".."))).toBeVisible();
});

test("marks stay on selection and go with the next step", async ({ explore }) => {
  await explore.message("EventPartyDeleted from T-Server to A").click();
  await expect(explore.row(explore.table("Party A: EventPartyDeleted"), "CallState")).toContainText("was OK");
  await explore.ask("C", "Release").click();
  await expect(explore.row(explore.table("Party A: EventPartyDeleted").first(), "CallState")).not.toContainText("was");
});

test("the marks are in the address, and survive a reload and Back", async ({ explore, page }) => {
  const row = explore.row(explore.table("Party A: EventPartyDeleted"), "CallState");
  await explore.isAt("#/explore?parties=A+B+C+D&steps=delete+B+by+A&was=A+B+C");
  await page.reload();
  await expect(row).toContainText("was OK");
  await explore.ask("D", "Release").click();
  await explore.isAt("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+D");
  await page.goBack();
  await expect(row).toContainText("was OK");
  await page.goBack();
  await expect(row).not.toContainText("was");
});

test("was= with as many parties is reported", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&was=A+B+D");
  await expect(explore.notice).toContainText("In was: found A B D, expected the parties of a larger or smaller call");
});

test("was= that refuses the steps is reported; the rest is shown", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&was=A+B");
  await expect(explore.notice).toContainText("In was: found A B, expected the parties of a larger or smaller call that accepts the same steps");
  await expect(explore.table("Party A: EventPartyDeleted")).toBeVisible();
});
