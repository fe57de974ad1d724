// What a reader does stays with the reader.
import { expect, test } from "./explore";

test("once the page is there, it asks for nothing, whatever is done", async ({ explore, page }) => {
  await page.goto("./", { waitUntil: "networkidle" });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));

  await explore.tab("Delete from Conference").click();
  await explore.ask("A", "Delete B").click();
  await explore.message("EventReleased from T-Server to B").click();
  await explore.ask("C", "Release").click();
  await explore.undo.click();
  await explore.redo.click();
  await explore.reset.click();
  await page.goBack();
  await explore.open("#/explore?parties=7001+7002+7003&steps=release+7002");
  await explore.open("#/learn");
  await expect(explore.notice).toBeVisible();

  expect(asked).toEqual([]);
});

test("nothing is kept on the reader's machine", async ({ explore, page, context }) => {
  await explore.call("A B C");
  await explore.ask("A", "Delete B").click();
  await expect(explore.tables).toHaveCount(3);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});
