// The Table view: the run as the reference prints it, one table with a column per party.
import { expect, test } from "./explore";

test.describe("Delete from Conference", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C", "delete B by A");
    await explore.view("Table").click();
    await expect(explore.printed).toBeVisible();
  });

  test("a column per party; states across, messages in columns", async ({ explore }) => {
    await expect(explore.printed.getByRole("columnheader")).toHaveText(["A", "B", "C", "1. Delete from Conference Phase"]);
    const rows = explore.printed.getByRole("row");
    await expect(rows.nth(2).getByRole("cell")).toHaveText(["Conference"]);
    await expect(rows.nth(2).getByRole("cell")).toHaveAttribute("colspan", "3");
    await expect(rows.nth(3).getByRole("cell")).toHaveText(["Delete BTDeleteFromConference", "", ""]);
    await expect(rows.nth(4).getByRole("cell")).toHaveText([/^EventPartyDeleted/, /^EventReleased/, /^EventPartyDeleted/]);
    await expect(rows.nth(5).getByRole("cell")).toHaveText(["Conversation", "", "Conversation"]);
  });

  test("cells have each attribute with its mark, notes below", async ({ explore, page }) => {
    const cell = explore.printed.getByRole("row").nth(4).getByRole("cell").first();
    const names = await cell.locator("dt").allTextContents();
    expect(names).toEqual(["ConnID", "ThisDN", "OtherDN", "OtherDNRole", "ThirdPartyDN", "ThirdPartyDNRole", "CallState"]);
    const values = await cell.locator("dd").allTextContents();
    expect(values).toEqual(["1", "A", "B", "DeletedParty", "A", "DeletedBy", "OKa"]);
    await expect(page.getByText("Step 1: 2 parties remain, so CallState is OK.")).toBeVisible();
  });

  test("choosing a cell chooses its arrow and table", async ({ explore }) => {
    const name = "EventPartyDeleted from T-Server to C";
    await explore.printed.getByRole("button", { name }).click();
    await expect(explore.printed.getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
    await expect(explore.why("Party C: EventPartyDeleted")).toBeVisible();
    await explore.isAt("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C&view=table");
    await explore.view("Ladder").click();
    await expect(explore.message(name)).toHaveAttribute("aria-pressed", "true");
  });

  test("selecting text in a cell does not choose it", async ({ explore, page }) => {
    const { x, y, width, height } = (await explore.printed.getByText("DeletedParty").first().boundingBox())!;
    await page.mouse.move(x + 1, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => String(getSelection()))).toContain("Deleted");
    await explore.staysAt("#/explore?parties=A+B+C&steps=delete+B+by+A&view=table");
    await explore.printed.getByRole("button", { name: "EventReleased from T-Server to B" }).press("Enter");
    await expect(explore.why("Party B: EventReleased")).toBeVisible();
  });

  test("single keys work after removing the focused cell", async ({ explore, page }) => {
    await explore.printed.getByRole("button").first().focus();
    await page.keyboard.press("u");
    await expect(explore.printed.getByText("No request yet.")).toBeVisible();
    await page.keyboard.press("r");
    await expect(explore.printed.getByRole("button")).toHaveCount(4);
  });

  test("scrolls to a step that is done again, within itself", async ({ explore, page }) => {
    await explore.open("#/explore?parties=A+B+C+D+E&steps=delete+B+by+A,+delete+C+by+A,+release+D,+release+A&view=table", false);
    await explore.undo.click();
    const scroller = page.locator(".printed");
    await scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
    await explore.redo.click();
    const [heading, heads] = [explore.printed.getByText("4. Release Phase"), explore.printed.locator("thead")];
    await expect(heading).toBeInViewport({ ratio: 1 });
    await expect(async () => {
      const [below, above] = [(await heading.boundingBox())!, (await heads.boundingBox())!];
      expect(below.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
    }).toPass();
    const top = await scroller.evaluate((scroller) => scroller.scrollTop);
    await explore.undo.click();
    await expect(heading).toHaveCount(0);
    expect(await scroller.evaluate((scroller) => scroller.scrollTop), "Undo leaves it where it can").toBeLessThanOrEqual(top);
  });

  test("follows Undo and Redo, and survives a reload", async ({ explore, page }) => {
    await explore.undo.click();
    await expect(explore.printed.getByText("No request yet.")).toBeVisible();
    await explore.redo.click();
    await expect(explore.printed.getByRole("button")).toHaveCount(4);
    await explore.staysAt("#/explore?parties=A+B+C&steps=delete+B+by+A&view=table");
    await page.reload();
    await expect(explore.printed.getByRole("button")).toHaveCount(4);
  });
});

test("an ended call says so across all columns", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B&steps=release+A&view=table", false);
  await expect(explore.printed.getByRole("row").last()).toHaveText("The call has ended.");
});

test("a DN is shown as plain text", async ({ explore }) => {
  await explore.open(`#/explore?parties=${encodeURIComponent("<b>x</b>")}+B&steps=release+B&view=table`, false);
  await expect(explore.printed.getByRole("columnheader").first()).toHaveText("<b>x</b>");
});

test("4,990 events are refused, with an alternative", async ({ explore, page }) => {
  const parties = Array.from({ length: 1000 }, (_, index) => 7000 + index);
  const steps = parties.slice(0, 5).map((dn) => `release+${dn}`).join(",+");
  await explore.open(`#/explore?parties=${parties.join("+")}&steps=${steps}&view=table`, false);
  await expect(page.getByText(/^These steps have 4990 events\. .* export it as CSV instead\.$/)).toBeVisible();
});

test("it needs no further module", async ({ explore, page }) => {
  await page.route("**/callmodel-web-forms*", (route) => route.abort());
  await explore.call("A B", "release A");
  await explore.view("Table").click();
  await expect(explore.printed.getByRole("button")).toHaveCount(3);
});

test("the Table view shows each event once", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&view=table", false);
  await expect(explore.printed).toBeVisible();
  await expect(explore.tables).toHaveCount(1);
});
