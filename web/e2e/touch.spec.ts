// Touch: no hover and no keyboard.
import { expect, test } from "./explore";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test("tapping requests, chooses an event and moves the slider", async ({ explore, page }) => {
  await explore.call("A B C");
  await explore.ask("A", "Delete B").tap();
  await expect(explore.status).toHaveText(/^A deleted B:/);

  await explore.message("EventPartyDeleted from T-Server to C").tap();
  const panel = explore.why("Party C: EventPartyDeleted");
  await expect(panel).toBeVisible();
  await expect(explore.table("Party C: EventPartyDeleted").locator("..")).toContainClass("selected");
  await panel.getByRole("button", { name: "Close" }).tap();
  await expect(panel).toHaveCount(0);

  const { width, height } = (await explore.slider.boundingBox())!;
  await explore.slider.tap({ position: { x: 2, y: height / 2 } });
  await expect(explore.slider).toHaveValue("0");
  await expect(explore.messages).toHaveCount(0);
  await explore.slider.tap({ position: { x: width - 2, y: height / 2 } });
  await expect(explore.messages).toHaveCount(4);
});

test("tapping a DN renames it, tapping elsewhere commits", async ({ explore, page }) => {
  await explore.call("A B C");
  await explore.rename("B").tap();
  await page.keyboard.insertText("7002");
  await page.locator(".lead").tap();
  await expect(explore.party("7002")).toBeVisible();
});
