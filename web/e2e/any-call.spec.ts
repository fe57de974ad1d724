// Editing a call: number of parties, DNs, ConnID, examples, optional attributes.
import { expect, test } from "./explore";

test.describe("the number of parties", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C", "delete B by A");
  });

  test("typing a number keeps the steps", async ({ explore, page }) => {
    await explore.count.fill("5");
    await page.keyboard.press("Enter");
    await expect(explore.parties).toHaveCount(5);
    await explore.isAt("#/explore?parties=A+B+C+D+E&steps=delete+B+by+A&was=A+B+C");
    await expect(explore.cell(explore.table("Party A: EventPartyDeleted"), "CallState")).toHaveText("Conferenced");
  });

  test("changes by one with buttons and arrow keys", async ({ explore, page }) => {
    await page.getByRole("button", { name: "One party more" }).click();
    await expect(explore.parties).toHaveCount(4);
    await explore.count.press("ArrowUp");
    await expect(explore.parties).toHaveCount(5);
    await page.getByRole("button", { name: "One party fewer" }).click();
    await expect(explore.count).toHaveValue("4");
  });

  test("1000 is accepted and the maximum", async ({ explore, page }) => {
    await explore.count.fill("1000");
    await page.keyboard.press("Enter");
    await expect(page.getByText("A, C, D, E, F and 994 more receive EventPartyDeleted, identical except for ThisDN.")).toBeVisible();
    await expect(page.getByRole("button", { name: "One party more" })).toBeDisabled();
  });

  for (const wrong of ["1", "1001", "2.5", ""]) {
    test(`“${wrong}” is refused with the reason`, async ({ explore, page }) => {
      await explore.count.fill(wrong);
      await page.keyboard.press("Enter");
      expect(await explore.count.evaluate((field: HTMLInputElement) => field.validationMessage)).toBe("A call has 2 to 1,000 parties.");
      await expect(explore.parties).toHaveCount(3);
    });
  }

  test("1e1 is read as 10", async ({ explore, page }) => {
    await explore.count.fill("1e1");
    await page.keyboard.press("Enter");
    await expect(explore.parties).toHaveCount(10);
  });

  test("hovering an arrow keeps the typed number", async ({ explore }) => {
    await explore.count.fill("5");
    await explore.message("EventReleased from T-Server to B").hover();
    await expect(explore.table("Party B: EventReleased").locator("..")).toContainClass("marked");
    await expect(explore.count).toHaveValue("5");
  });

  for (const wrong of ["1001", ""]) {
    test(`leaving “${wrong}” restores the number, with the reason`, async ({ explore, page }) => {
      await explore.count.fill(wrong);
      await page.keyboard.press("Tab");
      await expect(page.getByRole("button", { name: "One party more" })).toBeFocused();
      await expect(explore.count).toHaveValue("3");
      expect(await explore.count.evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(true);
      await expect(page.getByText("A call has 2 to 1,000 parties.", { exact: true })).toBeVisible();
    });
  }

  test("typing after a refusal clears the error", async ({ explore, page }) => {
    await explore.count.fill("1001");
    await page.keyboard.press("Enter");
    await explore.count.fill("4");
    expect(await explore.count.evaluate((field: HTMLInputElement) => field.validationMessage)).toBe("");
    await page.keyboard.press("Enter");
    await expect(explore.parties).toHaveCount(4);
  });

  test("fewer parties drop the refused steps, with a notice", async ({ explore, page }) => {
    await explore.call("A B C D", "delete D by A, release B");
    await explore.count.fill("3");
    await page.keyboard.press("Enter");
    await expect(explore.messages).toHaveCount(0);
    await expect(page.getByText(/^The last 2 steps were dropped: .*D/)).toBeVisible();
    await explore.back();
    await expect(explore.parties, "nothing is lost").toHaveCount(4);
  });
});

test.describe("a DN or ConnID", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C", "delete B by A");
  });

  test("renaming changes ladder, tables and address", async ({ explore, page }) => {
    await explore.rename("B").click();
    await page.keyboard.type("7002");
    await page.keyboard.press("Enter");
    await expect(explore.party("7002")).toBeVisible();
    await expect(explore.table("Party 7002: EventReleased")).toBeVisible();
    await expect(explore.rename("7002")).toBeFocused();
    await explore.isAt("#/explore?parties=A+7002+C&steps=delete+7002+by+A");
  });

  test("Escape cancels renaming", async ({ explore, page }) => {
    await explore.rename("B").click();
    await page.keyboard.type("7002");
    await page.keyboard.press("Escape");
    await expect(explore.rename("B")).toBeFocused();
    await explore.staysAt("#/explore?parties=A+B+C&steps=delete+B+by+A");
  });

  for (const [wrong, reason] of [
    ["A", /^each party needs its own DN, but parties 1 and 2 are both `A`$/],
    ["a b", /^a DN /],
    ["7".repeat(65), /64/],
  ] as const) {
    test(`${wrong.slice(0, 5)}… is refused with the reason`, async ({ explore, page }) => {
      await explore.rename("B").click();
      const field = explore.figure.getByRole("textbox", { name: "Rename B" });
      await field.fill(wrong);
      await page.keyboard.press("Enter");
      expect(await field.evaluate((node: HTMLInputElement) => node.validationMessage)).toMatch(reason);
      await expect(explore.party("B")).toBeVisible();
      await field.fill("7002");
      await page.keyboard.press("Enter");
      await expect(explore.party("7002"), "the next DN is accepted").toBeVisible();
    });
  }

  for (const name of ["Rename B", "Change ConnID"]) {
    test(`${name}: hovering an arrow keeps the typed text`, async ({ explore, page }) => {
      await explore.figure.getByRole("button", { name, exact: true }).click();
      await page.keyboard.type("70");
      await explore.message("EventReleased from T-Server to B").hover();
      await expect(explore.table("Party B: EventReleased").locator("..")).toContainClass("marked");
      await expect(explore.field(name)).toHaveValue("70");
    });
  }

  test("Tab commits the DN and moves the focus on", async ({ explore, page }) => {
    await explore.rename("B").click();
    await page.keyboard.type("7002");
    await page.keyboard.press("Tab");
    await expect(explore.party("7002")).toBeVisible();
    await expect(explore.ask("C", "Release")).toBeFocused();
  });

  for (const wrong of ["A", ""]) {
    test(`leaving “${wrong}” restores the DN, with the reason`, async ({ explore, page }) => {
      await explore.rename("B").click();
      await explore.field("Rename B").fill(wrong);
      await page.keyboard.press("Tab");
      await expect(explore.ask("C", "Release")).toBeFocused();
      await expect(explore.field("Rename B")).toHaveCount(0);
      await expect(explore.party("B")).toBeVisible();
      await expect(page.getByText(/^Rename B: (each party needs|a DN has) .*\.$/)).toBeVisible();
    });
  }

  test("Enter during IME composition commits nothing", async ({ explore }) => {
    await explore.rename("B").click();
    const field = explore.field("Rename B");
    await field.fill("内線");
    await field.dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await explore.staysAt("#/explore?parties=A+B+C&steps=delete+B+by+A");
    await expect(field).toHaveValue("内線");
    await field.press("Enter");
    await expect(explore.party("内線")).toBeVisible();
  });

  test("renaming keeps the comparison, under the new DN", async ({ explore, page }) => {
    await explore.open("#/explore?parties=A+B+C&compare=release+B,+delete+B+by+A");
    await explore.rename("B").click();
    await page.keyboard.type("7002");
    await page.keyboard.press("Enter");
    await explore.isAt("#/explore?parties=A+7002+C&compare=release+7002,+delete+7002+by+A");
  });

  test("the ConnID is changed in the ladder", async ({ explore, page }) => {
    await explore.figure.getByRole("button", { name: "Change ConnID" }).click();
    await page.keyboard.type("0070028bd1a3e001");
    await page.keyboard.press("Enter");
    await expect(explore.cell(explore.table("Party C: EventPartyDeleted"), "ConnID")).toHaveText("0070028bd1a3e001");
  });

  test("a ConnID that is not hexadecimal is refused", async ({ explore, page }) => {
    await explore.figure.getByRole("button", { name: "Change ConnID" }).click();
    await page.keyboard.type("xyz");
    await page.keyboard.press("Enter");
    const field = explore.figure.getByRole("textbox", { name: "Change ConnID" });
    expect(await field.evaluate((node: HTMLInputElement) => node.validationMessage)).toBe("a ConnID is 1 to 16 hexadecimal digits");
  });
});

const EXAMPLES = {
  Release: "#/explore?parties=A+B&steps=release+A",
  "Release from Conference": "#/explore?parties=A+B+C&steps=release+B",
  "Delete from Conference": "#/explore?parties=A+B+C&steps=delete+B+by+A",
  "Four parties: note a decides": "#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C",
  "Down to the last party": "#/explore?parties=A+B+C+D&steps=release+D,+delete+C+by+A,+release+B",
};

for (const [name, address] of Object.entries(EXAMPLES)) {
  test(`example “${name}” opens with its steps`, async ({ explore, page }) => {
    await explore.open();
    await page.getByRole("button", { name: "Examples" }).click();
    await explore.dialog.getByRole("button", { name, exact: true }).click();
    await expect(explore.dialog).toHaveCount(0);
    await explore.isAt(address);
    await expect(explore.notice).toHaveCount(0);
  });
}

test("the OPT checkbox hides optional attributes, if any", async ({ explore, page }) => {
  const choice = page.getByRole("checkbox", { name: /OPT/ });
  await explore.call("A B", "release A");
  const table = explore.table("Party A: EventReleased");
  await expect(explore.row(table, "OtherDN")).toHaveCount(1);
  await choice.uncheck();
  await expect(explore.row(table, "OtherDN")).toHaveCount(0);
  await explore.isAt("#/explore?parties=A+B&optional=omit&steps=release+A");
  await choice.check();
  await expect(explore.row(table, "OtherDN")).toHaveCount(1);
  await explore.call("A B C", "release B");
  await expect(choice).toHaveCount(0);
});
