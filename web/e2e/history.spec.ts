// Steps until the call has ended; Undo, Redo and Reset.
import { expect, test } from "./explore";

test("at first Undo, Redo and Reset are disabled", async ({ explore }) => {
  await explore.call("A B C");
  for (const button of [explore.undo, explore.redo, explore.reset]) await expect(button).toBeDisabled();
});

test("another request adds a step below the last", async ({ explore }) => {
  await explore.call("A B C");
  await explore.ask("A", "Delete B").click();
  await explore.ask("C", "Release").click();
  await expect(explore.bars).toHaveText(["Conference · A, B, C", "Conversation · A, C"]);
  await expect(explore.messages).toHaveCount(7);
  await expect(explore.messages.nth(4)).toHaveAccessibleName("Release, TReleaseCall from C to T-Server");
  await expect(explore.tables).toHaveCount(5);
  const above = await explore.messages.nth(3).boundingBox();
  const below = await explore.messages.nth(4).boundingBox();
  expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
});

test("a released party says so and offers no requests", async ({ explore }) => {
  await explore.call("A B C");
  await expect(explore.party("B")).not.toContainText("Left the call");
  await explore.ask("B", "Release").click();
  await expect(explore.party("B")).toContainText("Left the call");
  await expect(explore.party("B").getByRole("button")).toHaveCount(0);
});

test("no party offers to delete a released one", async ({ explore }) => {
  await explore.call("A B C D");
  await explore.ask("A", "Delete B").click();
  await expect(explore.party("A").getByRole("button")).toHaveText(["Release", "Delete C", "Delete D"]);
  await expect(explore.party("C").getByRole("button")).toHaveText(["Release", "Delete A", "Delete D"]);
});

test("the suggested button is emphasised only before any step", async ({ explore, page }) => {
  await explore.call("A B C");
  await explore.ask("B", "Release").click();
  await expect(explore.messages).toHaveCount(4);
  await expect(page.locator(".suggested")).toHaveCount(0);
});

test.describe("after the last release", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C", "release B");
    await explore.ask("A", "Release").click();
  });

  test("the call has ended and no party offers requests", async ({ explore, page }) => {
    await expect(page.getByText("The call has ended.", { exact: true })).toBeVisible();
    await expect(explore.parties).toHaveText([/Left the call/, /Left the call/, /Left the call/]);
    await expect(explore.parties.getByRole("button")).toHaveCount(0);
  });

  test("Reset is emphasised and starts over", async ({ explore, page }) => {
    await expect(explore.reset).toContainClass("suggested");
    await explore.reset.click();
    await expect(explore.messages).toHaveCount(0);
    await expect(explore.ask("B", "Release")).toContainClass("suggested");
    await expect(page.getByText("The call has ended.", { exact: true })).toHaveCount(0);
  });
});

test("Undo removes the messages and tables of the last step", async ({ explore }) => {
  await explore.call("A B C", "delete B by A, release C");
  await explore.undo.click();
  await expect(explore.messages).toHaveCount(4);
  await expect(explore.tables).toHaveCount(3);
  await expect(explore.ask("C", "Release")).toBeVisible();
  await expect(explore.status).toHaveText(/^A deleted B:/);
});

test("Redo applies the undone step again", async ({ explore }) => {
  await explore.call("A B C", "delete B by A, release C");
  await explore.undo.click();
  await explore.redo.click();
  await expect(explore.status).toHaveText(/^C released:/);
  await expect(explore.messages).toHaveCount(7);
  await expect(explore.redo).toBeDisabled();
});

test("Undo and Redo go through every step", async ({ explore }) => {
  await explore.call("A B C", "delete B by A, release C");
  await explore.undo.click();
  await explore.undo.click();
  await expect(explore.undo).toBeDisabled();
  await expect(explore.messages).toHaveCount(0);
  await explore.redo.click();
  await explore.redo.click();
  await expect(explore.redo).toBeDisabled();
  await expect(explore.messages).toHaveCount(7);
});

test("a request after Undo replaces the undone steps", async ({ explore }) => {
  await explore.call("A B C", "delete B by A, release C");
  await explore.undo.click();
  await explore.ask("A", "Release").click();
  await explore.isAt("#/explore?parties=A+B+C&steps=delete+B+by+A,+release+A");
  await expect(explore.redo).toBeDisabled();
  await expect(explore.messages.nth(4)).toHaveAccessibleName("Release, TReleaseCall from A to T-Server");
});

test("Reset keeps the phase and all parties", async ({ explore }) => {
  await explore.call("A B C D", "delete B by A, release C");
  await explore.reset.click();
  await expect(explore.tab("Delete from Conference")).toHaveAttribute("aria-selected", "true");
  await expect(explore.bars).toHaveText(["Conference · A, B, C, D"]);
  await expect(explore.parties.getByRole("button")).toHaveCount(16);
});

test("a pointer event before the next frame loses no address", async ({ explore, page }) => {
  await explore.call("A B C", "release B");
  await page.evaluate(() => {
    const button = [...document.querySelectorAll("button")].find((button) => button.textContent === "Undo")!;
    button.click();
    document.querySelector(".message")!.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  });
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B&at=0");
});

test("Reset reports the removed steps, and Back restores them", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A, release C");
  await explore.reset.click();
  await expect(page.getByText("All steps were removed. The browser’s Back button restores them.", { exact: true })).toBeVisible();
  await explore.back();
  await expect(explore.messages).toHaveCount(7);
});

test("a further request keeps the selection", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.B");
  await explore.ask("C", "Release").click();
  await expect(explore.messages).toHaveCount(7);
  await expect(explore.why("Party B: EventReleased")).toBeVisible();
});

test("a step adds nodes and mutates none of earlier steps", async ({ explore, page }) => {
  await explore.call("A B C D", "release B");
  await page.evaluate(() => {
    const kept = [...document.querySelectorAll("figure .message, .tell .event")];
    const touched: string[] = [];
    // The focus goes to C's head, which lights the values about C.
    const unlit = (classes: string | null) => (classes ?? "").split(" ").filter((name) => name !== "lit").join(" ");
    const lights = ({ target, attributeName, oldValue }: MutationRecord) =>
      attributeName === "class" && unlit((target as Element).getAttribute("class")) === unlit(oldValue);
    const note = (record: MutationRecord) => {
      const { type, target, attributeName } = record;
      if (!lights(record) && kept.some((node) => node.contains(target))) touched.push(`${type} ${attributeName} ${(target as Element).outerHTML}`);
    };
    new MutationObserver((records) => records.forEach(note))
      .observe(document.body, { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true });
    Object.assign(globalThis, { kept, touched });
  });
  await explore.ask("C", "Release").click();
  await expect(explore.status).toContainText("C released");
  const after = await page.evaluate(() => {
    const { kept, touched } = globalThis as unknown as { kept: Element[]; touched: string[] };
    return { kept: kept.length, gone: kept.filter((node) => !node.isConnected).length, touched };
  });
  expect(after).toEqual({ kept: 9, gone: 0, touched: [] });
});
