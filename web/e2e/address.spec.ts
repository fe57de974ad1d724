// The address is the state of the page: it opens a call, follows each action, and Back undoes.
import { expect, test } from "./explore";

const DELETED = "#/explore?parties=A+B+C&steps=delete+B+by+A";

test("an address opens its call and its steps", async ({ explore }) => {
  await explore.open(DELETED);
  await expect(explore.tab("Delete from Conference")).toHaveAttribute("aria-selected", "true");
  await expect(explore.tables.getByRole("caption")).toHaveText([
    "Party A: EventPartyDeleted",
    "Party B: EventReleased",
    "Party C: EventPartyDeleted",
  ]);
  await expect(explore.notice).toHaveCount(0);
  await explore.isAt(DELETED);
});

test("the address follows every click", async ({ explore }) => {
  await explore.open();
  await explore.tab("Release from Conference").click();
  await explore.isAt("#/explore?parties=A+B+C");
  await explore.tab("Delete from Conference").click();
  await explore.isAt("#/explore?parties=A+B+C&phase=delete-from-conference");
  await explore.ask("A", "Delete B").click();
  await explore.isAt(DELETED);
  await explore.ask("C", "Release").click();
  await explore.isAt(`${DELETED},+release+C`);
  await explore.undo.click();
  await explore.isAt(`${DELETED},+release+C&at=1`);
  await explore.redo.click();
  await explore.isAt(`${DELETED},+release+C`);
  await explore.reset.click();
  await explore.isAt("#/explore?parties=A+B+C&phase=delete-from-conference");
});

test("Back undoes a step and Forward does it again", async ({ explore, page }) => {
  await explore.call("A B C");
  await explore.ask("B", "Release").click();
  await expect(explore.tables).toHaveCount(3);
  await explore.back();
  await expect(explore.tables).toHaveCount(0);
  await expect(explore.ask("B", "Release")).toBeVisible();
  await page.goForward();
  await expect(explore.tables).toHaveCount(3);
});

test("Back returns to the previous phase", async ({ explore, page }) => {
  await explore.open();
  await explore.tab("Release from Conference").click();
  await expect(explore.parties).toHaveCount(3);
  await explore.back();
  await expect(explore.tab("Release")).toHaveAttribute("aria-selected", "true");
  await expect(explore.parties).toHaveCount(2);
});

test("a reload keeps steps, undone steps and the selection", async ({ explore, page }) => {
  await explore.call("A B C", "release B, release C");
  await explore.undo.click();
  await explore.message("EventReleased from T-Server to B").click();
  await explore.isAt("#/explore?parties=A+B+C&steps=release+B,+release+C&at=1&select=1.B");
  await page.reload();
  await expect(explore.message("EventReleased from T-Server to B")).toHaveAttribute("aria-pressed", "true");
  await expect(explore.tables).toHaveCount(3);
  await explore.redo.click();
  await expect(explore.tables).toHaveCount(5);
});

test("a selection is in the address, not in the history", async ({ explore }) => {
  await explore.call("A B C");
  await explore.ask("A", "Delete B").click();
  await explore.isAt(DELETED);
  await explore.message("EventReleased from T-Server to B").click();
  await explore.isAt(`${DELETED}&select=1.B`);
  await explore.message("Delete B, TDeleteFromConference from A to T-Server").click();
  await explore.isAt(`${DELETED}&select=1`);
  // Past both selections, to the call before the request.
  await explore.back();
  await expect(explore.messages).toHaveCount(0);
});

test("a new fragment in an open page opens its call", async ({ explore }) => {
  await explore.call("A B C");
  await explore.ask("B", "Release").click();
  await explore.open("#/explore?parties=7001+7002+7003+7004&steps=delete+7002+by+7001");
  await expect(explore.status).toHaveText(/^7001 deleted 7002:/);
});

test("conn= sets the ConnID in the tables", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B&conn=00ff&steps=release+A");
  await expect(explore.cell(explore.table("Party A: EventReleased"), "ConnID")).toHaveText("00ff");
});

test("optional=omit leaves out optional attributes", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B&optional=omit&steps=release+A");
  const table = explore.table("Party A: EventReleased");
  await expect(table.getByRole("rowheader")).toHaveText(["ConnID", "ThisDN", "CallState"]);
});

test.describe("a bad address: place and expectation; the page works", () => {
  const bad: Record<string, { at: string; says: RegExp; parties: number; tables: number }> = {
    "a misspelt step": {
      at: "#/explore?parties=A+B+C&steps=delete+B+bye+A",
      says: /In steps, column 10: found bye, expected by/,
      parties: 3,
      tables: 0,
    },
    "a second step that the call refuses": {
      at: "#/explore?parties=A+B+C&steps=release+B,+delete+C+by+A",
      says: /In steps, step 2: delete C by A is refused: .*Possible instead: release A/,
      parties: 3,
      tables: 3,
    },
    "an unknown field": {
      at: "#/explore?parties=A+B+C&colour=red",
      says: /no field colour.*parties.*steps/,
      parties: 3,
      tables: 0,
    },
    "a single party": {
      at: "#/explore?parties=A",
      says: /In parties, column 2: found nothing more, expected .* at least 2 parties/,
      parties: 2,
      tables: 0,
    },
    "a duplicate party": {
      at: "#/explore?parties=A+B+A",
      says: /In parties, column 5: found A, expected .* parties 1 and 3 are both A/,
      parties: 2,
      tables: 0,
    },
    "percent-encoding that is not UTF-8": {
      at: "#/explore?parties=%FF+B",
      says: /percent-encoding of the field parties is not valid UTF-8/,
      parties: 2,
      tables: 0,
    },
    "an unknown page": { at: "#/nowhere", says: /no page \/nowhere.*\/explore/, parties: 2, tables: 0 },
    "an invalid ConnID": {
      at: "#/explore?parties=A+B&conn=xyz",
      says: /In conn, column 1: found xyz, expected .*hexadecimal/,
      parties: 2,
      tables: 0,
    },
    "a position after the last step": {
      at: "#/explore?parties=A+B+C&steps=release+B&at=2",
      says: /In at: found 2, expected .* from 0 to 1/,
      parties: 3,
      tables: 3,
    },
    "a selection of no message": {
      at: "#/explore?parties=A+B&select=1.A",
      says: /In select: found 1\.A, expected a message/,
      parties: 2,
      tables: 0,
    },
  };

  for (const [name, { at, says, parties, tables }] of Object.entries(bad)) {
    test(name, async ({ explore }) => {
      await explore.open(at);
      await expect(explore.notice).toContainText(says);
      await expect(explore.parties).toHaveCount(parties);
      await expect(explore.tables).toHaveCount(tables);
      await explore.ask("A", "Release").click();
      await expect(explore.status).toHaveText(/^A released: /);
      await expect(explore.notice).toHaveCount(0);
    });
  }
});

test.describe("an address that a program has changed opens the call", () => {
  const changed: Record<string, string> = {
    "with the question mark percent-encoded": "#/explore%3Fparties=A+B+C&steps=delete+B+by+A",
    "with all percent-encoded": "#%2Fexplore%3Fparties%3DA%2BB%2BC%26steps%3Ddelete%2BB%2Bby%2BA",
    "with entities for the ampersand": "#/explore?parties=A+B+C&amp;steps=delete+B+by+A",
  };

  for (const [name, at] of Object.entries(changed)) {
    test(name, async ({ explore }) => {
      await explore.open(at);
      await expect(explore.message("EventReleased from T-Server to B")).toBeVisible();
      await expect(explore.notice).toHaveCount(0);
    });
  }

  test("of Learn", async ({ page }) => {
    await page.goto("#%2Flearn%3Flesson=thrown-out&amp;question=2");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("");
    await expect(page.locator(".notice, #start-failed")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Learn" })).toHaveAttribute("aria-current", "page");
  });
});

test.describe("a DN is shown as plain text", () => {
  /** DNs, with their form in names and sentences where it differs: bidi-isolated, or with invisible characters escaped. */
  const hostile: Record<string, string | [dn: string, inSentence: string]> = {
    "with markup": "<img/src=x/onerror=alert(1)>",
    "with quotes and a script": `"'><script>alert(1)</script>`,
    "with HTML entities": "&lt;b&gt;&amp;",
    "with URL delimiters": "a&b=c+49#1%41?;",
    "of emoji": "👩‍👩‍👧☎️",
    "in Arabic": ["هاتف", "\u2068هاتف\u2069"],
    "with a bidi override": ["a\u202ecba", "a\\u{202e}cba"],
    "of 64 characters": "0123456789abcdef".repeat(4),
  };

  for (const [name, written] of Object.entries(hostile)) {
    const [dn, inSentence] = typeof written === "string" ? [written, written] : written;
    test(name, async ({ explore, page }) => {
      const dialogs: string[] = [];
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await explore.call(`A B ${dn}`, `delete ${dn} by A`);

      await expect(explore.notice).toHaveCount(0);
      await expect(explore.message(`EventReleased from T-Server to ${inSentence}`)).toBeVisible();
      await expect(explore.bars.first()).toHaveText(`Conference · A, B, ${inSentence}`);
      await expect(explore.status).toContainText(`A deleted ${inSentence}:`);
      const cell = explore.cell(explore.table("Party A: EventPartyDeleted"), "OtherDN");
      await expect(cell).toBeVisible();
      expect(await cell.textContent()).toBe(dn);
      await expect(page.locator("body :is(img, script, b)")).toHaveCount(0);
      expect(dialogs).toEqual([]);

      await page.reload();
      await explore.ask("B", "Release").click();
      await expect(explore.status).toHaveText("B released: A and B receive EventReleased");
    });
  }
});

test("a truncated address opens its whole steps, with one notice", async ({ explore }) => {
  await explore.open("#/explore?parties=A+B+C&at=3&select=3.A&steps=delete+B+by+A,+release+C,+rel");
  await expect(explore.messages).toHaveCount(7);
  await expect(explore.notice.getByRole("listitem")).toHaveText([/^In steps, column 27: found rel/]);
});

test("an address with a selection opens at the top of the page", async ({ explore, page }) => {
  await page.setViewportSize({ width: 820, height: 600 });
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A,+release+C&select=2.A");
  await expect(explore.why("Party A: EventReleased")).toBeVisible();
  await expect(explore.tabs.first()).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("a notice shows code as code, and a backquote of the address as it is", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B&view=cube&for=`Z");
  await expect(explore.notice.getByRole("listitem")).toHaveText([
    "In view: found cube, expected table.",
    "In for: found `Z, expected parties of the call, such as A,C.",
  ]);
  await expect(explore.notice.locator("code")).toHaveText(["cube", "table", "`Z", "A,C"]);
  await explore.open("#/explore?parties=A+B+C&steps=delete+C+by+A");
  await page.getByRole("button", { name: "One party fewer" }).click();
  await expect(page.locator(".told")).toContainText("The last step was dropped: delete C by A is refused");
});
