// Selection, hover and focus: an arrow marks its table and a table its arrow.
import { expect, LONG, test, type Explore } from "./explore";

const toC = (explore: Explore) => ({
  arrow: explore.message("EventPartyDeleted from T-Server to C"),
  table: explore.table("Party C: EventPartyDeleted"),
  // The table's frame carries the class.
  frame: explore.table("Party C: EventPartyDeleted").locator(".."),
});

test.describe("a message and its table", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call("A B C", "delete B by A");
  });

  test("hovering an arrow marks its table", async ({ explore }) => {
    const { arrow, frame } = toC(explore);
    await expect(frame).not.toContainClass("marked");
    await arrow.hover();
    await expect(frame).toContainClass("marked");
    await explore.status.hover();
    await expect(frame).not.toContainClass("marked");
  });

  test("hovering a table marks its arrow", async ({ explore }) => {
    const { arrow, table } = toC(explore);
    await expect(arrow).not.toContainClass("marked");
    await table.hover();
    await expect(arrow).toContainClass("marked");
    await explore.status.hover();
    await expect(arrow).not.toContainClass("marked");
  });

  test("focusing an arrow marks its table", async ({ explore }) => {
    const { arrow, frame } = toC(explore);
    await arrow.focus();
    await expect(frame).toContainClass("marked");
    await explore.undo.focus();
    await expect(frame).not.toContainClass("marked");
  });

  test("hovering the request marks the heading of its step", async ({ explore, page }) => {
    await explore.message("Delete B, TDeleteFromConference from A to T-Server").hover();
    await expect(page.getByRole("heading", { name: /TDeleteFromConference/ })).toContainClass("marked");
  });

  test("only one message and one table are marked", async ({ explore, page }) => {
    await toC(explore).arrow.click();
    await explore.message("EventReleased from T-Server to B").hover();
    await expect(page.locator(".message.marked")).toHaveAccessibleName("EventReleased from T-Server to B");
    await expect(page.locator(".event.marked")).toHaveCount(1);
  });

  test("clicking an arrow selects arrow and table", async ({ explore }) => {
    const { arrow, frame } = toC(explore);
    await expect(arrow).toHaveAttribute("aria-pressed", "false");
    await arrow.click();
    await expect(arrow).toHaveAttribute("aria-pressed", "true");
    await expect(arrow).toContainClass("selected");
    await expect(frame).toContainClass("selected");
  });

  test("clicking a table selects table and arrow", async ({ explore }) => {
    const { arrow, table, frame } = toC(explore);
    await table.click();
    await expect(arrow).toHaveAttribute("aria-pressed", "true");
    await expect(frame).toContainClass("selected");
  });

  test("selecting another message deselects the first", async ({ explore }) => {
    await toC(explore).arrow.click();
    await explore.message("EventReleased from T-Server to B").click();
    await expect(toC(explore).arrow).toHaveAttribute("aria-pressed", "false");
    await expect(explore.message("EventReleased from T-Server to B")).toHaveAttribute("aria-pressed", "true");
  });

  test("a second click deselects", async ({ explore }) => {
    const { arrow, frame } = toC(explore);
    await arrow.click();
    await expect(arrow).toHaveAttribute("aria-pressed", "true");
    await arrow.click();
    await expect(arrow).toHaveAttribute("aria-pressed", "false");
    await expect(frame).not.toContainClass("selected");
  });

  test("a selection stays marked when the pointer leaves", async ({ explore }) => {
    const { arrow, frame } = toC(explore);
    await arrow.click();
    await explore.status.hover();
    await expect(frame).toContainClass("marked");
    await expect(arrow).toContainClass("marked");
  });
});

test("selecting a message scrolls to its table", async ({ explore }) => {
  await explore.call(LONG.parties, LONG.steps);
  const last = explore.tables.last();
  await expect(last).not.toBeInViewport();
  await explore.messages.last().click();
  await expect(last).toBeInViewport({ ratio: 1 });
});

test("selecting a message on a phone scrolls to its table", async ({ explore, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await explore.call("A B C", "delete B by A");
  const { arrow, table } = toC(explore);
  await expect(table).not.toBeInViewport();
  await arrow.click();
  await expect(table).toBeInViewport({ ratio: 1 });
});
