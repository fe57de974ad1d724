// Single-key shortcuts: active within the explorer, listed in a dialog, can be turned off (WCAG 2.1.4).
import { type Explore, expect, test } from "./explore";

test.beforeEach(async ({ explore }) => {
  await explore.call("A B C", "release B, release A");
  await explore.undo.focus();
});

const keys: [key: string, what: string, fragment: string][] = [
  ["u", "undoes", "#/explore?parties=A+B+C&steps=release+B,+release+A&at=1"],
  ["x", "resets", "#/explore?parties=A+B+C"],
  ["2", "chooses Release from Conference", "#/explore?parties=A+B+C"],
  ["3", "chooses Delete from Conference", "#/explore?parties=A+B+C&phase=delete-from-conference"],
  ["v", "shows the table", "#/explore?parties=A+B+C&steps=release+B,+release+A&view=table"],
  ["c", "compares", "#/explore?parties=A+B+C&steps=release+B,+release+A&compare=release+A,+release+C"],
];

for (const [key, what, fragment] of keys) {
  test(`${key} ${what}`, async ({ explore, page }) => {
    await page.keyboard.press(key);
    await explore.isAt(fragment);
  });
}

test("1 chooses Release", async ({ explore, page }) => {
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await explore.isAt("#/explore?parties=A+B");
});

test("p plays, and pauses", async ({ explore, page }) => {
  await page.keyboard.press("p");
  await expect(explore.play).toHaveText("Pause");
  await page.keyboard.press("p");
  await expect(explore.play).toHaveText("Play");
});

test.describe("s", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("copies the address and keeps the focus", async ({ explore, page }) => {
    await page.keyboard.press("s");
    await expect(page.getByText("Address copied")).toBeVisible();
    await expect(explore.undo).toBeFocused();
    await page.keyboard.press("u");
    await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+A&at=1");
    await expect(page.getByText("Address copied"), "it is another address now").toHaveCount(0);
  });
});

test("r redoes what u undid", async ({ explore, page }) => {
  await page.keyboard.press("u");
  await page.keyboard.press("r");
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+A");
});

test("f opens Find and filter, e Export, ? the keys", async ({ explore, page }) => {
  await page.keyboard.press("f");
  await expect(explore.filter.find).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

test("the list of keys, a tab stop that scrolls, has a name", async ({ explore, page }) => {
  await page.setViewportSize({ width: 800, height: 300 });
  await page.keyboard.press("?");
  const list = explore.dialog.getByRole("group", { name: "Keys", exact: true });
  expect(await list.evaluate((list) => list.scrollHeight - list.clientHeight)).toBeGreaterThan(0);
  await list.focus();
  await expect(list).toBeFocused();
});

for (const [key, name] of [["e", "Export"], ["?", "Keys"]] as const) {
  test(`${key}, then Escape: focus and keys are as before`, async ({ explore, page }) => {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(explore.undo).toBeFocused();
    await page.keyboard.press("u");
    await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+A&at=1");
  });
}

test("keys work after a click on the text of main", async ({ page, explore }) => {
  await page.locator(".lead").click();
  await page.keyboard.press("u");
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+A&at=1");
});

for (const [where, focus] of [
  ["on nothing", (explore) => explore.page.evaluate(() => (document.activeElement as HTMLElement).blur())],
  ["above the explorer", (explore) => explore.share.focus()],
] as [string, (explore: Explore) => Promise<void>][]) {
  test(`? shows the keys with the focus ${where}`, async ({ explore, page }) => {
    await focus(explore);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await explore.dialog.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
    await page.keyboard.press("Escape");
    await focus(explore);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}

test("no effect outside the explorer, in fields, with modifiers", async ({ explore, page }) => {
  await explore.share.focus();
  await page.keyboard.press("u");
  await explore.count.focus();
  await page.keyboard.press("u");
  await explore.undo.focus();
  await page.keyboard.press("Control+u");
  await page.keyboard.press("Alt+u");
  await explore.staysAt("#/explore?parties=A+B+C&steps=release+B,+release+A");
});

test("the dialog lists all keys and turns them off for good", async ({ explore, page }) => {
  await explore.keys.click();
  await expect(explore.dialog.locator("kbd")).toHaveText(
    ["1", "2", "3", "u", "r", "x", "p", "c", "v", "f", "s", "e", "?", "↑ ↓ Home End", "← → Home End", "Enter", "Esc"],
  );
  await explore.dialog.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await explore.undo.focus();
  await page.keyboard.press("u");
  await explore.staysAt("#/explore?parties=A+B+C&steps=release+B,+release+A");
  await page.reload();
  await explore.undo.focus();
  await page.keyboard.press("u");
  await explore.staysAt("#/explore?parties=A+B+C&steps=release+B,+release+A");
});
