// The step slider, Play and Pause.
import { expect, test } from "./explore";

const STEPS = "delete B by A, release C, release A";

test.beforeEach(async ({ explore, page }) => {
  await page.clock.install();
  await explore.call("A B C D", STEPS);
});

test("the slider names the step by number and request", async ({ explore, page }) => {
  await expect(explore.slider).toHaveAttribute("aria-valuetext", "Step 3 of 3: A releases");
  await explore.undo.click();
  await expect(explore.slider).toHaveValue("2");
  await expect(page.getByText("Step 2 of 3: C releases", { exact: true })).toBeVisible();
});

test("a call without steps has no slider", async ({ explore }) => {
  await explore.reset.click();
  await expect(explore.slider).toHaveCount(0);
});

test("arrow keys, Home and End move it", async ({ explore, page }) => {
  await explore.slider.focus();
  for (const [key, at] of [["ArrowLeft", "2"], ["Home", "0"], ["ArrowRight", "1"], ["End", "3"]]) {
    await page.keyboard.press(key);
    await expect(explore.slider).toHaveValue(at);
  }
});

test("moving keeps later steps; the address has the position", async ({ explore }) => {
  await explore.slider.fill("1");
  await expect(explore.bars).toHaveText(["Conference · A, B, C, D", "Conference · A, C, D"]);
  await explore.isAt("#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C,+release+A&at=1");
  await explore.page.reload();
  await expect(explore.slider).toHaveValue("1");
});

test("replacing undone steps is reported; Back restores them", async ({ explore, page }) => {
  await explore.slider.fill("1");
  await explore.ask("D", "Release").click();
  await expect(page.getByText("2 undone steps were replaced.", { exact: true })).toBeVisible();
  await explore.back();
  await expect(explore.slider, "nothing is lost").toHaveAttribute("max", "3");
});

test("Play shows one step after another and stops at the last", async ({ explore, page }) => {
  await explore.play.click();
  await expect(explore.slider).toHaveValue("0");
  for (const at of ["1", "2", "3"]) {
    await page.clock.runFor(1_500);
    await expect(explore.slider).toHaveValue(at);
  }
  await expect(explore.play).toHaveText("Play");
});

test("Pause keeps the position", async ({ explore, page }) => {
  await explore.play.click();
  await page.clock.runFor(1_500);
  await expect(explore.slider).toHaveValue("1");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.clock.runFor(10_000);
  await expect(explore.slider).toHaveValue("1");
});

test("at 2× a step takes half the time", async ({ explore, page }) => {
  await page.getByRole("combobox", { name: "Speed" }).selectOption("2×");
  await explore.play.click();
  await page.clock.runFor(750);
  await expect(explore.slider).toHaveValue("1");
});

test("Play takes the same time with reduced motion", async ({ explore, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await explore.play.click();
  await page.clock.runFor(1_500);
  await expect(explore.slider).toHaveValue("1");
});
