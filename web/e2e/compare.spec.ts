// Comparison of two requests on the same call, or of two events.
import { callmodel } from "./callmodel";
import { expect, test } from "./explore";

const PHASES = "#/explore?parties=A+B+C&compare=release+B,+delete+B+by+A";

test("Compare opens both conference phases: ThirdPartyDN differs", async ({ explore }) => {
  await explore.call("A B C");
  await explore.compare.click();
  await expect(explore.comparison).toContainText("Only ThirdPartyDN differs: for A and C, it is B if B releases, A if A deletes B.");
  await explore.isAt(PHASES);
  await explore.page.reload();
  await expect(explore.comparison).toBeVisible();
});

test("differing rows are marked ≠, others are not", async ({ explore }) => {
  await explore.open(PHASES);
  const differing = explore.comparison.getByRole("row").filter({ has: explore.page.getByRole("img", { name: "differs" }) });
  await expect(differing).toHaveCount(2);
  for (const row of await differing.all()) {
    await expect(row.getByRole("rowheader")).toHaveText("ThirdPartyDN");
    await expect(row.getByRole("cell")).toHaveText(["B", "A", "≠"]);
  }
});

const PAIRS: [parties: string, steps: string, first: string, second: string][] = [
  ["A B", "", "release A", "release B"],
  ["A B C", "", "release A", "delete A by C"],
  ["A B C D", "", "delete D by A", "release B"],
  ["A B C D", "release C", "release D", "delete D by A"],
  ["A B C D E F G H", "", "release B", "delete B by A"],
];

test("on a phone, Compare scrolls to what differs", async ({ explore, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await explore.open("");
  await explore.compare.click();
  await expect(explore.comparison.locator(".sentence")).toBeInViewport({ ratio: 1 });
  await page.reload();
  await expect(explore.comparison).toBeVisible();
  expect(await page.evaluate(() => scrollY), "a page begins at its top").toBe(0);
});

test("on the opening page it lights neither side", async ({ explore, page }) => {
  await explore.open("");
  await expect(page.locator("tr.lit")).not.toHaveCount(0);
  await explore.compare.click();
  await expect(explore.comparison).toBeVisible();
  await expect(page.locator(".lit")).toHaveCount(0);
});

test("a request that ends it compares the step just made", async ({ explore }) => {
  await explore.call("A B C D", "");
  await explore.compare.click();
  await explore.ask("C", "Release").click();
  await expect(explore.comparison).toBeVisible();
  await explore.ask("A", "Delete B").click();
  await expect(explore.comparison).toBeVisible();
  await expect(explore.comparison.getByRole("columnheader").first()).toHaveText("A deletes B");
});

test("the sentence equals that of the command", async ({ explore }) => {
  const field = (text: string) => text.replaceAll(" ", "+");
  for (const [parties, steps, first, second] of PAIRS) {
    const pair = `${first}, ${second} on ${parties}`;
    await explore.open(`#/explore?parties=${field(parties)}${steps && `&steps=${field(steps)}`}&compare=${field(`${first}, ${second}`)}`);
    const said = callmodel("compare", "--parties", parties, ...(steps ? ["--steps", steps] : []), first, second);
    await expect(explore.comparison, pair).toContainText(said.split("\n", 1)[0]);
    await expect(explore.notice, pair).toHaveCount(0);
  }
});

test("the lists offer the requests that the call accepts", async ({ explore, page }) => {
  await explore.open(PHASES);
  const who = page.getByRole("combobox", { name: "Second request, party" });
  const what = page.getByRole("combobox", { name: "Second request, action" });
  await expect(what.getByRole("option")).toHaveText(["releases", "deletes B", "deletes C"]);
  await who.selectOption("C");
  await explore.isAt("#/explore?parties=A+B+C&compare=release+B,+delete+B+by+C");
  await what.selectOption("deletes A");
  await explore.isAt("#/explore?parties=A+B+C&compare=release+B,+delete+A+by+C");
});

test("300 parties with equal events share one table", async ({ explore, page }) => {
  const parties = Array.from({ length: 300 }, (_, index) => String(7001 + index));
  await explore.open(`#/explore?parties=${parties.join("+")}&compare=release+7002,+delete+7002+by+7001`);
  await expect(explore.comparison.getByRole("table")).toHaveCount(2);
  await expect(page.getByRole("table", { name: "7001, 7003, 7004, 7005, 7006 and 294 more" })).toContainText("its own");
});

test("Compare with another event… compares the next chosen event", async ({ explore }) => {
  await explore.call("A B C", "release A");
  await explore.message("EventReleased from T-Server to A").click();
  const panel = explore.why("Party A: EventReleased");
  await panel.getByRole("button", { name: "Compare with another event…" }).click();
  await expect(panel).toContainText("Select the other event");
  await explore.message("EventPartyDeleted from T-Server to C").click();
  await expect(explore.comparison).toContainText("The events differ: A receives EventReleased in step 1, C receives EventPartyDeleted in step 1.");
  await explore.isAt("#/explore?parties=A+B+C&steps=release+A&compare=1.A,+1.C");
});

test("Close removes it from the address; Back reopens it", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await explore.compare.click();
  await expect(explore.compare).toHaveAttribute("aria-pressed", "true");
  await explore.comparison.getByRole("button", { name: "Close" }).click();
  await expect(explore.comparison).toHaveCount(0);
  await explore.isAt("#/explore?parties=A+B+C&steps=delete+B+by+A");
  await explore.back();
  await expect(explore.comparison).toBeVisible();
});

for (const [compared, parties] of [["release+B", "A+B+C"], ["release+A,+delete+B+by+A", "A+B"], ["1.A,+1.B", "A+B+C"]]) {
  test(`impossible compare=${compared} is reported`, async ({ explore }) => {
    await explore.open(`#/explore?parties=${parties}&compare=${compared}`);
    await expect(explore.notice).toContainText(`In compare: found`);
    await expect(explore.comparison).toHaveCount(0);
    await expect(explore.parties).toHaveCount(parties.split("+").length);
  });
}

test("Compare on the start page opens a conference of three", async ({ explore }) => {
  await explore.open();
  await explore.compare.click();
  await expect(explore.comparison).toContainText("Only ThirdPartyDN differs");
  await explore.isAt(PHASES);
  await explore.back();
  await expect(explore.parties).toHaveCount(2);
});

test("an event chosen beside it is explained and comparable", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=release+A&compare=1.A,+1.C");
  await explore.message("EventPartyDeleted from T-Server to B").click();
  const panel = explore.why("Party B: EventPartyDeleted");
  await panel.getByRole("button", { name: "Compare with another event…" }).click();
  await explore.message("EventPartyDeleted from T-Server to C").click();
  await expect(explore.comparison).toContainText("Only ThisDN differs: it is B for B in step 1, C for C in step 1.");
});

test("the lists show the compared requests, also after Back", async ({ explore, page }) => {
  await explore.open(PHASES);
  const [who, what] = ["party", "action"].map((of) => page.getByRole("combobox", { name: `Second request, ${of}` }));
  await what!.selectOption("releases");
  await what!.selectOption("deletes C");
  await who!.selectOption("C");
  await explore.isAt("#/explore?parties=A+B+C&compare=release+B,+release+C");
  await expect(what!).toHaveValue("releases");
  await explore.back();
  await expect(who!).toHaveValue("A");
  await expect(what!).toHaveValue("deletes C");
});

test("the tables need no further module", async ({ explore, page }) => {
  await page.route("**/callmodel-web-forms*", (route) => route.abort());
  await explore.open(PHASES);
  await expect(explore.comparison.getByRole("table")).toHaveCount(3);
});

test("Compare after a step compares it with its alternative", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await explore.compare.click();
  await expect(explore.comparison).toContainText("Only ThirdPartyDN differs: for A and C, it is A if A deletes B, B if B releases.");
  await expect(explore.comparison).toContainText("Conference of A, B and C");
  await explore.isAt("#/explore?parties=A+B+C&steps=delete+B+by+A&compare=delete+B+by+A,+release+B");
});

test("changed lists compare on the same call, also after a reload", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  await explore.compare.click();
  await page.getByRole("combobox", { name: "First request, action" }).selectOption("releases");
  await page.getByRole("combobox", { name: "Second request, party" }).selectOption("C");
  for (const again of [() => page.reload(), () => Promise.resolve()]) {
    await expect(explore.comparison).toContainText("Conference of A, B and C: two requests, and what each party is told");
    await expect(explore.comparison).toContainText("A receives a different event");
    await explore.isAt("#/explore?parties=A+B+C&steps=delete+B+by+A&compare=1.release+A,+release+C");
    await again();
  }
});

test("two compared events are marked in ladder and table", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&compare=1.A,+1.C");
  const marked = page.locator(".message[aria-current=true]");
  const names = ["EventPartyDeleted from T-Server to A", "EventPartyDeleted from T-Server to C"];
  for (const view of ["Ladder", "Table"]) {
    await explore.view(view).click();
    await expect(marked).toHaveCount(2);
    for (const [index, name] of names.entries()) await expect(marked.nth(index)).toHaveAccessibleName(name);
  }
});

test("a comparison takes the place of Why, and Why that of a comparison", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C");
  const why = explore.why("Party C: EventPartyDeleted");
  await expect(why).toBeVisible();
  await explore.compare.click();
  await expect(explore.comparison).toBeVisible();
  await expect(why).toHaveCount(0);
  await explore.message("EventPartyDeleted from T-Server to C").click();
  await expect(why).toBeVisible();
  await expect(explore.comparison).toHaveCount(0);
  await explore.back();
  await expect(explore.comparison).toBeVisible();
});

test("Escape closes the comparison, and Compare has the focus", async ({ explore, page }) => {
  await explore.call("A B C");
  await explore.compare.click();
  await page.keyboard.press("Escape");
  await expect(explore.comparison).toHaveCount(0);
  await expect(explore.compare).toBeFocused();
  await explore.compare.click();
  await explore.comparison.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await expect(explore.compare).toBeFocused();
});

test("Escape in a list or the slider closes it, too", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  for (const control of [explore.comparison.getByRole("combobox").last(), explore.slider]) {
    await explore.compare.click();
    await control.focus();
    await page.keyboard.press("Escape");
    await expect(explore.comparison).toHaveCount(0);
  }
});

for (const width of [320, 1300]) {
  test(`a DN of the greatest length does not scroll the page at ${width} px`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await explore.open(`#/explore?parties=A+${"M".repeat(64)}+C&compare=release+C,+delete+C+by+A`);
    await expect(explore.comparison).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
