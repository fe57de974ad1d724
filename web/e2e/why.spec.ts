// The panel that explains the chosen message.
import { expect, test } from "./explore";

test("each attribute of an event is explained", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C");
  const panel = explore.why("Party C: EventPartyDeleted");
  await expect(panel.getByRole("term")).toHaveText([
    "ConnID", "ThisDN", "OtherDN", "OtherDNRole", "ThirdPartyDN", "ThirdPartyDNRole", "CallState",
  ]);
  await expect(panel.getByRole("definition")).toHaveText([
    "the identifier of the call",
    "the party this event is sent to",
    "the party that left",
    "OtherDN is the party that left",
    "the party that made the request",
    "ThirdPartyDN is the party that caused it",
    "note a: 2 remain, no more than 2, so OK",
  ]);
});

test("OtherDN in EventReleased: the other end, optional", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B&steps=release+A&select=1.B");
  const meaning = explore.why("Party B: EventReleased").getByRole("definition").nth(2);
  await expect(meaning).toHaveText("the party at the other end of the conversation. T-Server may leave it out (*OPT)");
});

test("CallState is OK in EventReleased of a lasting conference", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C+D+E&steps=release+B&select=1.B");
  const meaning = explore.why("Party B: EventReleased").getByRole("definition").last();
  await expect(meaning).toHaveText("always OK in EventReleased; note a applies to EventPartyDeleted");
});

test("the panel starts with who did what", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=release+B&select=1.C");
  await expect(explore.why("Party C: EventPartyDeleted")).toContainText("B releases itself. The party that leaves is told that it was released;");
});

test("a party that releases itself is not said to be removed", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=release+B&select=1.C");
  const panel = explore.why("Party C: EventPartyDeleted");
  await expect(panel.getByRole("definition").nth(3)).toHaveText("OtherDN is the party that left");
  await expect(panel).not.toContainText(/removed|deleted by/);
});

test("a sentence above the ladder names the party of each DN", async ({ explore, page }) => {
  await explore.call("A B C", "release B");
  await expect(page.locator(".lead")).toContainText("ThisDN is the receiver, OtherDN and ThirdPartyDN are both B.");
  await explore.call("A B C", "delete B by A");
  await expect(page.locator(".lead")).toContainText("ThisDN is the receiver, OtherDN is B, ThirdPartyDN is A.");
});

test("note a is resolved with the numbers of this call", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C+D&steps=delete+B+by+A&select=1.C");
  const panel = explore.why("Party C: EventPartyDeleted");
  await expect(panel.getByRole("definition").last()).toHaveText("note a: 3 remain, more than 2, so Conferenced");
  await expect(panel).toContainText("Basis: note a");
});

test("rule, place in the reference and basis are named", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=release+B&select=1.A");
  await expect(explore.why("Party A: EventPartyDeleted")).toContainText(
    "Events and Models Reference › Releasing Calls › Release from Conference Phase · Basis: table",
  );
});

test.describe("the log", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  const LOG = "EventPartyDeleted (70)\n\tConnID\t1\n\tThisDN\t'C'\n\tOtherDN\t'B'\n\tOtherDNRole\t8\n\tThirdPartyDN\t'A'\n\tThirdPartyDNRole\t6\n\tCallState\t0\n";

  test("has T-Library's names and numbers, and can be copied", async ({ explore, page }) => {
    await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C");
    const panel = explore.why("Party C: EventPartyDeleted");
    expect(await panel.locator("pre").textContent()).toBe(LOG);
    await panel.getByRole("button", { name: "Copy the log" }).click();
    await expect(panel.getByText("Copied", { exact: true })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LOG);
  });
});

test("a request is explained, too", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await explore.message("Delete B, TDeleteFromConference from A to T-Server").click();
  await expect(explore.why("Party A: TDeleteFromConference")).toContainText(
    "A asks T-Server to remove B, which is OtherDN of the request. In T-Library, this is message 22.",
  );
});

test("Close, or choosing the message again, closes the panel", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  const message = explore.message("EventReleased from T-Server to B");
  const panel = explore.why("Party B: EventReleased");
  await message.click();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await message.click();
  await expect(panel).toBeVisible();
  await message.click();
  await expect(panel).toHaveCount(0);
});

for (const [width, height] of [[1360, 900], [820, 1000], [390, 844], [320, 640]]) {
  test(`at ${width} × ${height} it stands below its table, or its step`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height });
    await explore.call("A B C D", "delete B by A");
    await explore.message("EventPartyDeleted from T-Server to C").press("Enter");
    const panel = explore.why("Party C: EventPartyDeleted");
    await expect(explore.table("Party C: EventPartyDeleted")).toBeInViewport();
    expect((await explore.table("Party C: EventPartyDeleted").boundingBox())!.y).toBeLessThan((await panel.boundingBox())!.y);
    await explore.message("Delete B, TDeleteFromConference from A to T-Server").press("Enter");
    await expect(explore.why("Party A: TDeleteFromConference")).toBeInViewport();
  });
}

test("Escape stops picking, then closes the explanation", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  const arrow = explore.message("EventReleased from T-Server to B");
  await arrow.click();
  const why = explore.why("Party B: EventReleased");
  await why.getByRole("button", { name: "Compare with another event…" }).click();
  await page.keyboard.press("Escape");
  await expect(why.getByRole("button", { name: "Compare with another event…" })).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
  await expect(arrow).toBeFocused();
});

test("Escape in a dialog or a field leaves the explanation open", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.B");
  const why = explore.why("Party B: EventReleased");
  await explore.settings.click();
  await page.keyboard.press("Escape");
  await explore.rename("A").click();
  await page.keyboard.press("Escape");
  await expect(explore.dialog).toHaveCount(0);
  await expect(why).toBeVisible();
});

test("the logged event is not to be translated", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.B");
  await expect(explore.why("Party B: EventReleased").locator("pre")).toHaveAttribute("translate", "no");
});
