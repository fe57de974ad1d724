// The tab of another phase keeps the call.
import { expect, test } from "./explore";

const NAMED = "#/explore?parties=7001+7002+Eva+Max&conn=00ff&steps=release+Eva";

test("another phase's tab keeps names, ConnID and number of parties", async ({ explore }) => {
  await explore.open(NAMED);
  await explore.tab("Delete from Conference").click();
  await explore.isAt("#/explore?parties=7001+7002+Eva+Max&conn=00ff&phase=delete-from-conference");
  await expect(explore.messages).toHaveCount(0);
  await explore.back();
  await explore.isAt(NAMED);
  await expect(explore.status).toContainText("Eva released");
});

test("Release takes the first two parties, says so, and Back brings the others", async ({ explore, page }) => {
  await explore.open(NAMED);
  await explore.tab("Release").click();
  await explore.isAt("#/explore?parties=7001+7002&conn=00ff");
  await expect(page.locator(".told")).toHaveText(
    "Release has two parties, so the call keeps its first two. Left out: Eva and Max. The browser’s Back button restores them.",
  );
  await explore.back();
  await explore.isAt(NAMED);
});

test("a conference of a call of two says who was added", async ({ explore, page }) => {
  await explore.call("7001 7002");
  await explore.page.getByRole("main").focus();
  await explore.page.keyboard.press("2");
  await explore.isAt("#/explore?parties=7001+7002+7003");
  await expect(page.locator(".told")).toContainText("Added: 7003.");
});

test("tab, title and sentence say the same phase after each step", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A, release C");
  const agree = async (tab: string) => {
    await expect(page.getByRole("tab", { selected: true })).toHaveText(tab);
    await expect(page.locator(".lead .source")).toContainText(`${tab} Phase`);
    await expect(page).toHaveTitle(`${tab} · Call Models`);
    await expect(page.getByRole("tabpanel")).toHaveAccessibleName(tab);
  };
  await agree("Release");
  await explore.undo.click();
  await agree("Delete from Conference");
  await explore.undo.click();
  await agree("Delete from Conference");
  await explore.ask("B", "Release").click();
  await agree("Release from Conference");
});

test("an example has neither the filter nor the comparison of the call before", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B+C&steps=release+B&find=EventReleased&event=EventReleased&compare=1.A,+1.C");
  await page.getByRole("button", { name: "Examples" }).click();
  await explore.dialog.getByRole("button", { name: "Delete from Conference" }).click();
  await explore.isAt("#/explore?parties=A+B+C&steps=delete+B+by+A");
  await expect(explore.tables).toHaveCount(3);
});

test("another phase has neither the filter nor the comparison of the one before", async ({ explore }) => {
  for (const state of ["find=EventReleased&for=A&event=EventReleased", "compare=release+A,+release+C"]) {
    await explore.open(`#/explore?parties=A+B+C&steps=release+B&${state}`);
    await explore.tab("Delete from Conference").click();
    await explore.isAt("#/explore?parties=A+B+C&phase=delete-from-conference");
    await explore.ask("A", "Delete B").click();
    await expect(explore.tables).toHaveCount(3);
    await explore.back();
    await explore.back();
    await explore.isAt(`#/explore?parties=A+B+C&steps=release+B&${state}`);
  }
});
