// Large calls: only the visible part of the ladder is in the DOM; equal tables are folded.
import { expect, test } from "./explore";

/** 300 parties, 7001 to 7300. */
const PARTIES = Array.from({ length: 300 }, (_, index) => String(7001 + index)).join(" ");

test.describe("300 parties", () => {
  test.beforeEach(async ({ explore }) => {
    await explore.call(PARTIES, "delete 7002 by 7001");
  });

  test("only lanes and messages near the viewport are in the DOM", async ({ explore }) => {
    await expect(explore.party("7001")).toBeVisible();
    await expect.poll(() => explore.parties.count()).toBeLessThan(40);
    await expect.poll(() => explore.messages.count()).toBeLessThan(60);
  });

  test("scrolling brings a lane, its head above its lifeline", async ({ explore, page }) => {
    await expect(explore.party("7200")).toHaveCount(0);
    await page.locator(".scroller").evaluate((scroller) => (scroller.scrollLeft = 200 * 84));
    await expect(explore.party("7200")).toBeVisible();
    const middle = (box: DOMRect) => box.x + box.width / 2;
    const beside = async () => {
      const head = await explore.party("7200").evaluate((node) => node.getBoundingClientRect());
      const lines = await page.locator(".lifeline").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().x));
      return Math.min(...lines.map((x) => Math.abs(x - middle(head as DOMRect))));
    };
    await expect.poll(beside).toBeLessThanOrEqual(1);
  });

  test("T-Server stays in view on horizontal scrolling", async ({ explore, page }) => {
    const scroller = page.locator(".scroller");
    await scroller.evaluate((node) => (node.scrollLeft = 5_000));
    await expect(explore.party("7060")).toBeVisible();
    for (const place of [explore.figure.getByText("T-Server", { exact: true }), page.locator(".canvas .server")]) {
      await expect(async () => {
        const left = await scroller.evaluate((node) => node.getBoundingClientRect().left);
        const box = (await place.boundingBox())!;
        expect(box.x - left).toBeGreaterThanOrEqual(0);
        expect(box.x - left).toBeLessThan(40);
      }).toPass();
    }
  });

  test("End focuses the last message and scrolls to it", async ({ explore }) => {
    await explore.message("Delete 7002, TDeleteFromConference from 7001 to T-Server").focus();
    await explore.page.keyboard.press("End");
    const last = explore.message("EventPartyDeleted from T-Server to 7300");
    await expect(last).toBeFocused();
    await expect(last).toBeInViewport();
  });

  test("arrow keys, Home and End move between heads", async ({ explore, page }) => {
    await explore.ask("7001", "Release").focus();
    await page.keyboard.press("ArrowRight");
    await expect(explore.party("7002")).toBeFocused();
    await page.keyboard.press("End");
    await expect(explore.party("7300")).toBeFocused();
    await expect(explore.party("7300")).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Tab");
    await expect(explore.ask("7300", "Release")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(explore.party("7001")).toBeFocused();
  });

  test("a focused head is wholly in view, not behind T-Server's", async ({ explore, page }) => {
    await explore.ask("7001", "Release").focus();
    await page.keyboard.press("End");
    await expect(explore.party("7300")).toBeFocused();
    const server = page.locator(".head.server");
    for (const [key, step] of [["ArrowLeft", -1], ["ArrowRight", 1]] as const) {
      let dn = step < 0 ? 7300 : 7291;
      for (let count = 0; count < 9; count += 1) {
        dn += step;
        await page.keyboard.press(key);
        const head = explore.party(String(dn));
        await expect(head).toBeFocused();
        await expect(head).toBeInViewport({ ratio: 0.99 });
        const [covers, is] = [(await server.boundingBox())!, (await head.boundingBox())!];
        expect(is.x).toBeGreaterThanOrEqual(covers.x + covers.width - 1);
      }
    }
  });

  test("focusing a head scrolls horizontally only", async ({ explore, page }) => {
    const scroller = page.locator(".scroller");
    await scroller.evaluate((node) => (node.scrollTop = 1_000));
    await explore.ask("7001", "Release").focus();
    await page.keyboard.press("End");
    await expect(explore.party("7300")).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(explore.party("7299")).toBeFocused();
    expect(await scroller.evaluate((node) => node.scrollTop)).toBe(1_000);
  });

  test("Tab from T-Server's head goes to a head near the view", async ({ explore, page }) => {
    const scroller = page.locator(".scroller");
    await scroller.evaluate((node) => (node.scrollLeft = 200 * 84));
    await expect(explore.party("7200")).toBeVisible();
    await explore.goTo.focus();
    await page.keyboard.press("Tab");
    await expect(explore.goTo).not.toBeFocused();
    expect(await scroller.evaluate((node) => node.scrollLeft)).toBeGreaterThan(150 * 84);
  });

  test("Go to… focuses the head of any party", async ({ explore, page }) => {
    await explore.goTo.click();
    await explore.dialog.getByRole("searchbox", { name: "Find a party" }).fill("7222");
    const found = explore.dialog.getByRole("button", { name: "7222", exact: true });
    await expect(found).toHaveAttribute("translate", "no");
    await found.click();
    await expect(explore.dialog).toBeHidden();
    await expect(explore.party("7222")).toBeFocused();
    await expect(explore.party("7222")).toBeInViewport({ ratio: 1 });
  });

  test("a focused head keeps the focus when scrolled out of view", async ({ explore, page }) => {
    await explore.ask("7003", "Release").focus();
    await page.locator(".scroller").evaluate((scroller) => (scroller.scrollLeft = 200 * 84));
    await expect(explore.party("7200")).toBeVisible();
    await expect(explore.party("7004")).toHaveCount(0);
    await expect(explore.ask("7003", "Release")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(explore.party("7004")).toBeFocused();
    await expect(explore.party("7004")).toBeInViewport({ ratio: 1 });
  });

  test("messages that scroll in are not animated", async ({ explore, page }) => {
    const first = explore.message("EventPartyDeleted from T-Server to 7003");
    await expect(first).toBeAttached();
    await page.locator(".scroller").evaluate((scroller) => (scroller.scrollTop = 6_000));
    await expect(first).not.toBeAttached();
    await expect.poll(() => explore.messages.count()).toBeGreaterThan(10);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test("tables that differ in ThisDN alone fold into one", async ({ explore, page }) => {
    await expect(explore.tables).toHaveCount(2);
    await expect(page.getByText("7001, 7003, 7004, 7005, 7006 and 294 more receive EventPartyDeleted, identical except for ThisDN.")).toBeVisible();
    await page.getByRole("button", { name: "Show all 299 tables" }).click();
    await expect(explore.tables).toHaveCount(300);
    await page.getByRole("button", { name: "Show one table" }).click();
    await expect(explore.tables).toHaveCount(2);
  });

  test("a chosen message has its table among folded ones", async ({ explore }) => {
    const message = explore.message("EventPartyDeleted from T-Server to 7005");
    await message.click();
    await expect(explore.table("Party 7005: EventPartyDeleted")).toBeVisible();
    await expect(explore.tables).toHaveCount(3);
    await message.click();
    await expect(explore.table("Party 7005: EventPartyDeleted")).toHaveCount(0);
  });
});

test("Go to… is there only when the ladder overflows", async ({ explore, page }) => {
  const parties = "A B C D E F G H I J K L";
  await page.setViewportSize({ width: 390, height: 844 });
  await explore.call(parties, "release A");
  await explore.goTo.click();
  await explore.dialog.getByRole("button", { name: "L", exact: true }).click();
  await expect(explore.party("L")).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1360, height: 900 });
  await explore.call("A B C", "release A");
  await expect(explore.goTo).toHaveCount(0);
});

test("six tables that differ in ThisDN alone are not folded", async ({ explore }) => {
  await explore.call("A B C D E F G", "release A");
  await expect(explore.tables).toHaveCount(7);
});

test("1,000 parties: only a request scrolls, and at once", async ({ explore, page }) => {
  test.slow();
  const dns = Array.from({ length: 1_000 }, (_, index) => String(7001 + index));
  await explore.call(dns.join(" "), "release 7003, release 7004, release 7005");
  const scroller = page.locator(".scroller");
  const top = () => scroller.evaluate((node) => node.scrollTop);
  expect(await top()).toBe(0);
  await explore.ask("7001", "Release").click();
  await expect.poll(top).toBeGreaterThan(100_000);
  const asked = await top();
  await scroller.evaluate((node) => node.scrollTo({ top: 5_000, behavior: "instant" }));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await top()).toBeLessThan(5_100);
  await explore.undo.click();
  await expect.poll(top).toBeGreaterThan(5_100);
  expect(await top()).toBeLessThan(asked);
});

test("a call that is drawn in part says where to search", async ({ explore, page }) => {
  const said = page.getByText("the browser’s search finds only what is in view");
  await explore.call(PARTIES, "delete 7002 by 7001");
  await expect(said).toContainText("Use “Find and filter” for events and “Go to…” for parties.");
  await explore.call("A B C", "delete B by A");
  await expect(explore.tables).toHaveCount(3);
  await expect(said).toHaveCount(0);
});
