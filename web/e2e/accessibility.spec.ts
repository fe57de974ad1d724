// axe finds no violation with its default rules, in each state, colour scheme and width.
import { violations } from "./axe";
import { expect, STATES, test, type Explore } from "./explore";
import { openProof, tamper } from "./proof";

// Contrast is measured without transitions.
test.use({ reducedMotion: "reduce" });

const states: Record<string, (explore: Explore) => Promise<void>> = {
  "Release at first": (explore) => explore.open(),
  "Release from Conference at first": (explore) => explore.call("A B C"),
  "Delete from Conference at first": (explore) =>
    explore.open("#/explore?parties=A+B+C&phase=delete-from-conference"),
  "a step": (explore) => explore.call("A B C", "delete B by A"),
  "a selected message": (explore) => explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C"),
  "a call that has ended": (explore) => explore.call("A B C", "delete B by A, release C"),
  "eight parties, a colour for each": (explore) => explore.call("A B C D E F G H", "delete B by A"),
  "a bad address": async (explore) => {
    await explore.open("#/explore?parties=A&steps=nonsense");
    await expect(explore.notice).toBeVisible();
  },
  "an open dialog": async (explore) => {
    await explore.call("A B C D E F");
    await explore.ask("A", "Delete…").click();
    await expect(explore.dialog).toBeVisible();
  },
  "the comparison with the reference": (explore) => openProof(explore),
  "a comparison with another reference": async (explore) => {
    await tamper(explore.page);
    await openProof(explore);
  },
  ...STATES,
};

for (const language of ["de", "es", "ja"]) {
  test.describe(language, () => {
    test.use({ locale: language });

    test("axe finds nothing", async ({ page }) => {
      await page.goto("./#/explore?parties=A+B+C+D&steps=delete+B+by+A&select=1.C");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("status")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

for (const [name, bring] of Object.entries(states)) {
  test(`axe finds nothing in ${name}`, async ({ explore, page }) => {
    await bring(explore);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1360, 820, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await violations(page), `${colorScheme} at ${width} px`).toEqual([]);
      }
    }
  });
}

test("axe finds a wrong name of an arrow that the ladder cuts", async ({ explore, page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await explore.call("A B C D E F G H", "delete B by A");
  await page.locator(".scroller").evaluate((scroller) => {
    const { right: edge } = scroller.getBoundingClientRect();
    const isCut = (arrow: Element) => arrow.getBoundingClientRect().left < edge && edge < arrow.getBoundingClientRect().right;
    [...scroller.querySelectorAll("g[role=button]")].find(isCut)!.setAttribute("aria-label", "Something else");
  });
  expect(await violations(page)).toEqual([expect.stringContaining("label-content-name-mismatch")]);
});
