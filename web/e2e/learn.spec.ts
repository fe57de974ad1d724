// The page Learn: a question is answered beside its ladder, the model marks it, and the progress stays in the browser.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { violations } from "./axe";
import { expect, test as base } from "./fixtures";

/** In what A is told when C deletes B, who is ThirdPartyDN? C, who asked for it. */
const ASKED = "#/learn?ask=A+B+C,+delete+B+by+C,+value%3AA.ThirdPartyDN";

/** Page object of Learn: elements by role and name. */
class Learn {
  readonly question: Locator;
  readonly answers: Locator;
  readonly check: Locator;
  readonly next: Locator;
  readonly show: Locator;
  readonly status: Locator;
  readonly figure: Locator;
  readonly lessons: Locator;
  readonly pages: Locator;
  readonly gap: Locator;
  readonly notice: Locator;
  readonly progress: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.question = page.locator("#question");
    this.answers = this.question.getByRole("radio");
    this.check = page.getByRole("button", { name: "Check answer", exact: true });
    this.next = page.getByRole("button", { name: /^(Next question|Finish the lesson)$/ });
    this.show = page.getByRole("button", { name: "Show the answer", exact: true });
    this.status = page.locator(".ask").getByRole("status");
    this.figure = page.getByRole("figure", { name: "Sequence diagram", exact: true });
    this.lessons = page.getByRole("navigation", { name: "Lessons", exact: true });
    this.pages = page.getByRole("navigation", { name: "Pages", exact: true });
    this.gap = page.getByRole("table", { name: "Your answer and the model", exact: true });
    this.notice = page.getByRole("alert");
    this.progress = page.getByRole("button", { name: "Progress…", exact: true });
    this.dialog = page.getByRole("dialog");
  }

  async open(fragment = "#/learn"): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await expect(this.lessons).toBeVisible();
  }

  /** Opens the first question of the course. */
  async begin(): Promise<void> {
    await this.open();
    await this.page.getByRole("button", { name: "Start the course", exact: true }).click();
    await this.page.getByRole("button", { name: "To the questions", exact: true }).click();
    await expect(this.question).toBeFocused();
  }

  answer(name: string): Locator {
    return this.question.getByRole("radio", { name, exact: true });
  }

  /** Lets the model answer: the right answer stands there. */
  async reveal(): Promise<void> {
    await this.show.click();
    await expect(this.status).toContainText("The answer");
  }
}

const test = base.extend<{ learn: Learn }>({ learn: async ({ page }, use) => use(new Learn(page)) });

test("the pages are links, and the one that is shown is marked", async ({ learn, page }) => {
  await learn.open();
  await expect(learn.pages.getByRole("link")).toHaveText(["Explore", "Learn"]);
  await expect(learn.pages.getByRole("link", { name: "Learn" })).toHaveAttribute("aria-current", "page");
  await learn.pages.getByRole("link", { name: "Explore" }).click();
  await expect(page.getByRole("tablist", { name: "Call model" })).toBeVisible();
  await expect(page.getByText("B left. A caused it.")).toBeVisible();
  await expect(learn.pages.getByRole("link", { name: "Explore" })).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(learn.lessons).toBeVisible();
});

test("the course has seven lessons, and none is locked", async ({ learn, page }) => {
  await learn.open();
  const links = learn.lessons.getByRole("link");
  await expect(links).toHaveCount(7);
  await links.nth(4).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeFocused();
  await expect(links.nth(4)).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("main")).toContainText("To the questions");
});

test("a question is a group named by it, with radio buttons", async ({ learn, page }) => {
  await learn.open(ASKED);
  const group = page.getByRole("group", { name: "In what A is told, who is ThirdPartyDN?", exact: true });
  await expect(group.getByRole("radio")).toHaveCount(4);
  await expect(learn.check).toBeVisible();
  await expect(learn.status).toBeEmpty();
});

test("a wrong answer says why, shows the gap, and compares with the other case", async ({ learn, page }) => {
  await learn.open(ASKED);
  await learn.answer("B").check();
  await learn.check.click();
  await expect(learn.status).toContainText("✗ Not right. C asked for it. B would be right if B had released itself.");
  await expect(learn.gap.getByRole("row")).toHaveText("A: ThirdPartyDNB ≠C");
  await expect(page.locator(".answer.wrong")).toContainText("your answer");
  await expect(page.locator(".answer.right")).toContainText("right answer");
  await expect(page.locator(".ask .source")).toContainText("Delete from Conference Phase");
  await page.getByRole("link", { name: "Compare in Explore (Back returns here)", exact: true }).click();
  await expect(page.getByRole("region", { name: "Compare", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/#\/explore\?parties=A\+B\+C&compare=delete\+B\+by\+C,\+release\+B$/);
  await page.goBack();
  await expect(learn.status).toContainText("✗ Not right.");
});

test("after the answer the asked value is marked, and it alone", async ({ learn, page }) => {
  await learn.open(ASKED);
  await learn.answer("B").check();
  await learn.check.click();
  const row = page.getByRole("table", { name: "Party A: EventPartyDeleted", exact: true }).getByRole("row", { name: "ThirdPartyDN C" });
  await expect(page.locator("tr.lit")).toHaveCount(1);
  await expect(row).toHaveClass(/lit/);
  const head = row.getByRole("rowheader", { name: "ThirdPartyDN", exact: true });
  expect(await head.evaluate((head) => [getComputedStyle(head, "::after").content, getComputedStyle(head).boxShadow])).toEqual(
    [expect.stringContaining("◂"), expect.stringContaining("inset")]);
  await expect(learn.figure.getByRole("button", { name: "EventPartyDeleted from T-Server to A", exact: true })).toHaveClass(/lit/);
  // Another message can be selected beside it.
  await learn.figure.getByRole("button", { name: "EventReleased from T-Server to B", exact: true }).click();
  await expect(row).toHaveClass(/lit/);
});

for (const [asks, lit] of [["event%3AA", "EventPartyDeleted from T-Server to A"], ["request", "Release, TReleaseCall from B to T-Server"]]) {
  test(`after the answer ${asks} lights its message and no value`, async ({ learn, page }) => {
    await learn.open(`#/learn?ask=A+B+C,+release+B,+${asks}`);
    await learn.reveal();
    await expect(learn.figure.getByRole("button", { name: lit, exact: true })).toHaveClass(/lit/);
    await expect(page.locator("tr.lit")).toHaveCount(0);
  });
}

test("after the answer ladder and tables show the asked step", async ({ learn, page }) => {
  await page.setViewportSize({ width: 1360, height: 700 });
  await learn.open("#/learn?ask=A+B+C+D+E,+release+E,+delete+D+by+C,+delete+B+by+C,+value%3AA.OtherDN");
  await learn.answer("B").check();
  await learn.check.click();
  await expect(page.locator("tr.lit")).toBeInViewport({ ratio: 1 });
  await expect(learn.status).toBeInViewport({ ratio: 1 });
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.locator(".message.lit")).toBeInViewport({ ratio: 1 });
});

for (const number of [1, 2, 3]) {
  test(`at 1360 px the answer to question ${number} of a long call moves nothing`, async ({ learn, page }) => {
    await page.setViewportSize({ width: 1360, height: 900 });
    await learn.open(`#/learn?lesson=many&question=${number}`);
    // The place to fill.
    await expect(page.locator(".call-asked select")).toBeInViewport({ ratio: 1 });
    await learn.answers.first().check();
    await learn.check.click();
    await expect(learn.status).toBeInViewport({ ratio: 1 });
    await expect(learn.figure).toBeInViewport({ ratio: 1 });
    if (number > 1) await expect(page.locator(".event.lit")).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
}

test("the tables of earlier steps are folded", async ({ learn, page }) => {
  await learn.open("#/learn?ask=A+B+C+D,+release+D,+delete+B+by+C,+value%3AC.OtherDN");
  const earlier = page.getByRole("table", { name: "Party D: EventReleased", exact: true });
  for (const tables of [0, 3]) {
    await expect(earlier).toBeHidden();
    await page.locator("summary").filter({ hasText: "Earlier steps" }).click();
    await expect(earlier).toBeVisible();
    await expect(page.locator(".step table:visible")).toHaveCount(4 + tables);
    if (tables === 0) await learn.reveal();
  }
});

test("on a phone the answer brings verdict and next question into view", async ({ learn, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await learn.open("#/learn?ask=A+B+C,+release+C,+event%3AA");
  await learn.answer("EventReleased").check();
  await learn.check.click();
  await expect(learn.status).toBeInViewport({ ratio: 1 });
  await expect(learn.next).toBeInViewport({ ratio: 1 });
  for (const name of await learn.gap.locator("tbody td").all()) {
    const lines = await name.evaluate((cell) => {
      const words = document.createRange();
      words.selectNodeContents(cell);
      return new Set([...words.getClientRects()].map((box) => box.top)).size;
    });
    expect(lines, (await name.textContent())!).toBe(1);
  }
});

test("on a phone the asked party of a large call is in view", async ({ learn, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await learn.open("#/learn?ask=A+B+C+D+E,+delete+A+by+B,+event%3AE");
  await expect(learn.figure.getByRole("group", { name: "Party E", exact: true })).toBeInViewport({ ratio: 0.9 });
});

test("a right answer is explained, too", async ({ learn }) => {
  await learn.open(ASKED);
  await learn.answer("C").check();
  await learn.check.click();
  await expect(learn.status).toContainText("✓ Right. C asked for it.");
  await expect(learn.gap).toHaveCount(0);
});

test("the events come with the answer", async ({ learn, page }) => {
  await learn.open("#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA");
  await expect(learn.figure.getByRole("button", { name: /^Delete B, / })).toBeVisible();
  await expect(learn.figure.getByRole("button", { name: /^Event/ })).toHaveCount(0);
  await expect(page.getByRole("table")).toHaveCount(0);
  await learn.reveal();
  await expect(learn.figure.getByRole("button", { name: /^Event/ })).toHaveCount(3);
  await expect(page.getByRole("table", { name: "Party A: EventPartyDeleted", exact: true })).toBeVisible();
});

test("a place on the ladder is the same answer as the radio button", async ({ learn }) => {
  await learn.open("#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA");
  const place = learn.figure.getByRole("combobox", { name: "Which event does A receive?", exact: true });
  await expect(place.getByRole("option", { selected: true })).toHaveText("which event?");
  await place.selectOption("EventPartyDeleted");
  await expect(learn.answer("EventPartyDeleted")).toBeChecked();
  await learn.answer("none").check();
  await expect(place.getByRole("option", { selected: true })).toHaveText("none");
});

for (const width of [320, 820, 1360]) {
  test(`the course page shows the titles of its lessons at ${width} px`, async ({ learn, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await learn.open();
    for (const title of await learn.lessons.locator(".title").all()) {
      expect((await title.boundingBox())!.width, (await title.textContent())!).toBeGreaterThan(40);
    }
  });
}

test("a value is filled in its table", async ({ learn, page }) => {
  await learn.open(ASKED);
  const place = page.getByRole("table", { name: "What A is told" }).getByRole("combobox");
  await place.selectOption("C");
  await expect(learn.answer("C")).toBeChecked();
});

test("a request that is asked about is not shown", async ({ learn }) => {
  await learn.open("#/learn?ask=A+B+C,+delete+B+by+C,+request");
  await expect(learn.figure.getByRole("button", { name: /^Event/ })).toHaveCount(3);
  await expect(learn.figure.getByRole("button", { name: / to T-Server$/ })).toHaveCount(0);
  await learn.reveal();
  await expect(learn.figure.getByRole("button", { name: / to T-Server$/ })).toHaveCount(1);
});

test("a log with a fault has the wrong value in its table", async ({ learn, page }) => {
  await learn.open("#/learn?ask=A+B+C,+delete+B+by+C,+fault%3A7");
  await expect(page.getByRole("table")).toHaveCount(3);
  await expect(page.getByRole("deletion")).toHaveCount(0);
  await learn.reveal();
  await expect(learn.figure.getByRole("button", { name: /^Event/ })).toHaveCount(3);
  // The log stays, and its wrong value stands beside the right one.
  await expect(page.getByRole("table")).toHaveCount(3);
  await expect(page.locator("tr.lit td")).toHaveText(/^wrong value \S+ right answer \S+$/);
  await expect(page.getByRole("deletion")).toHaveCount(1);
  await expect(page.locator(".message.lit")).toHaveCount(1);
  await expect(page.locator(".message.lit")).toHaveAccessibleName(/^EventPartyDeleted/);
});

test("a request that cannot be told is shown as one of several", async ({ learn, page }) => {
  await learn.open("#/learn?ask=A+B,+release+A,+request");
  await learn.answer("release A").check();
  await learn.check.click();
  await expect(page.getByText("This is one of the possible requests, not the answer")).toBeVisible();
  await expect(learn.status).toHaveText("✗ Not right. release A and release B lead to the same events.");
  await expect(page.locator(".message.lit")).toHaveCount(0);
});

test("a wrong call of a program is explained for each answer", async ({ learn }) => {
  await learn.open("#/learn?ask=A+B+C+D,+release+B,+handler%3Aconference-over+for+A");
  await learn.reveal();
  await expect(learn.status).toContainText("which is still a conference");
  expect((await learn.status.textContent())!.match(/the program/g)).toHaveLength(3);
});

test("a hint helps, and is closed for the next question", async ({ learn, page }) => {
  await learn.open(ASKED);
  const hint = page.locator("details.hint");
  await hint.getByText("Hint", { exact: true }).click();
  await expect(hint.getByRole("paragraph")).toContainText("ThirdPartyDN");
  await learn.reveal();
  await learn.next.click();
  await expect(hint).not.toHaveAttribute("open");
});

test("a check without an answer asks for one", async ({ learn }) => {
  await learn.open(ASKED);
  await learn.check.click();
  await expect(learn.status).toHaveText("Choose an answer first.");
});

test("by keyboard a question is answered, and the focus stays", async ({ learn, page }) => {
  await learn.open(ASKED);
  await learn.question.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(learn.answer("A")).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(learn.answer("B")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(learn.status).toContainText("Not right.");
  // Its name now says that it is the reader's answer.
  const yours = learn.answer("B your answer");
  await expect(yours).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(yours).toBeChecked();
  await learn.next.focus();
  await page.keyboard.press("Enter");
  await expect(learn.question).toBeFocused();
  await expect(learn.check).toBeVisible();
});

test("Back undoes an answer, and Forward gives it again", async ({ learn, page }) => {
  await learn.open(ASKED);
  await learn.answer("C").check();
  await learn.check.click();
  await expect(page).toHaveURL(/&answer=\d$/);
  await page.goBack();
  await expect(learn.check).toBeVisible();
  await expect(learn.status).toBeEmpty();
  await page.goForward();
  await expect(learn.status).toContainText("Right.");
});

test("Share copies the question without the answer", async ({ learn, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await learn.open(ASKED);
  await learn.reveal();
  await page.getByRole("button", { name: "Share this question", exact: true }).click();
  await expect(page.getByText("Address copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.endsWith(ASKED)).toBe(true);
});

test("the progress outlasts a reload, and is not in the address", async ({ learn, page }) => {
  await learn.begin();
  const address = page.url();
  await learn.reveal();
  await page.goto("./#/learn");
  await page.reload();
  await expect(page.locator(".score .now")).toHaveText(/^0 of \d+ right$/);
  await page.goto(address);
  await expect(page.getByText("Once more: you missed it before")).toBeVisible();
  expect(address).toMatch(/#\/learn\?lesson=[a-z-]+&question=1$/);
});

test("the progress is saved as a file, removed, restored, and read back", async ({ learn, page }) => {
  await learn.begin();
  await learn.reveal();
  await learn.progress.click();
  const download = page.waitForEvent("download");
  await learn.dialog.getByRole("button", { name: "Save as a file", exact: true }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ schemaVersion: 1 });
  const now = page.locator(".score .now");
  await learn.dialog.getByRole("button", { name: "Start over", exact: true }).click();
  await expect(learn.dialog.getByRole("status")).toHaveText("All answers were removed.");
  await expect(now).toHaveCount(0);
  await learn.dialog.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(now).toHaveCount(1);
  await learn.dialog.getByRole("button", { name: "Start over", exact: true }).click();
  await expect(now).toHaveCount(0);
  await learn.dialog.locator("input[type=file]").setInputFiles(file);
  await expect(learn.dialog.getByRole("status")).toHaveText("The answers in the file were added.");
  await expect(now).toHaveCount(1);
});

test("a file without progress is refused with the reason", async ({ learn }) => {
  await learn.open();
  await learn.progress.click();
  const other = (text: string) => ({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await learn.dialog.locator("input[type=file]").setInputFiles(other("not JSON"));
  await expect(learn.dialog.getByRole("status")).toHaveText("The file was not opened: it holds no saved progress.");
  await learn.dialog.locator("input[type=file]").setInputFiles(other('{"schemaVersion":9,"questions":{}}'));
  await expect(learn.dialog.getByRole("status")).toContainText("it is of version 9, expected version 1");
});

const attempt = { at: 1_700_000_000_000, right: true };
const records = (...attempts: unknown[]) => ({ a: { hash: "0", attempts } });
for (const [what, json] of Object.entries({
  "no version": { questions: {} },
  "no questions": { schemaVersion: 1 },
  "a list of questions": { schemaVersion: 1, questions: [] },
  "a hash that is a number": { schemaVersion: 1, questions: { a: { hash: 0, attempts: [attempt] } } },
  "a negative time": { schemaVersion: 1, questions: records({ ...attempt, at: -1 }) },
  "a time with a fraction": { schemaVersion: 1, questions: records({ ...attempt, at: 0.5 }) },
  "an attempt without a result": { schemaVersion: 1, questions: records(attempt, { at: 1 }) },
})) {
  test(`a file with ${what} holds no progress`, async ({ learn }) => {
    await learn.open();
    await learn.progress.click();
    const file = { name: "x.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(json)) };
    await learn.dialog.locator("input[type=file]").setInputFiles(file);
    await expect(learn.dialog.getByRole("status")).toHaveText("The file was not opened: it holds no saved progress.");
  });
}

test("ids of any text are read and kept as they are", async ({ learn, page }) => {
  const record = JSON.stringify({ hash: "\"\\", attempts: [attempt] });
  const json = `{"schemaVersion":1,"questions":{"10":${record},"9":${record},"__proto__":${record},"a\\"\\n":${record}}}`;
  await learn.open();
  await learn.progress.click();
  const file = { name: "x.json", mimeType: "application/json", buffer: Buffer.from(json) };
  await learn.dialog.locator("input[type=file]").setInputFiles(file);
  await expect(learn.dialog.getByRole("status")).toHaveText("The answers in the file were added.");
  expect(await page.evaluate(() => localStorage.getItem("call-models-progress"))).toBe(json);
});

test("saved answers that cannot be read are told, and the page works", async ({ learn, page }) => {
  await page.addInitScript(() => localStorage.setItem("call-models-progress", "{ nonsense"));
  await learn.open();
  await expect(learn.notice).toContainText("could not be read");
  await learn.begin();
  await learn.reveal();
});

test("two tabs keep the answers of both", async ({ learn, page, context }) => {
  await learn.open("#/learn?lesson=one-leaves&question=1");
  const other = await context.newPage();
  await other.goto("./#/learn?lesson=one-leaves&question=2");
  const kept = () => page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("call-models-progress")!).questions).length);
  await learn.reveal();
  await other.getByRole("button", { name: "Show the answer" }).click();
  await expect.poll(kept).toBe(2);
  await expect(page.locator(".score")).toContainText("0 of 2 right");
  await page.goBack();
  await expect.poll(kept).toBe(1);
  await other.close();
});

test("without storage a question can be answered, and the page says that it is not kept", async ({ learn, page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
  await learn.begin();
  await learn.reveal();
  await expect(page.getByText("This browser does not save your answers")).toBeVisible();
});

test("a bad address is told, and the rest is opened", async ({ learn, page }) => {
  await learn.open("#/learn?lesson=nowhere&x=1");
  await expect(learn.notice).toContainText("There is no lesson `nowhere`".replaceAll("`", ""));
  await expect(learn.notice).toContainText("There is no field");
  await page.goto("./#/learn?ask=A+B+C,+delete+B+by+Z,+event%3AA");
  await expect(learn.notice).toContainText("No question could be made");
  await page.goto("./#/learn?ask=%E0%A4%A");
  await expect(learn.notice).toBeVisible();
});

test("Make a question in Explore opens a question about the last step", async ({ learn, page }) => {
  await page.goto("./#/explore?parties=A+B+C+D&steps=release+D,+delete+B+by+A&select=2.C");
  await page.getByRole("link", { name: "Make a question", exact: true }).click();
  await expect(page.getByRole("group", { name: "Which event does C receive at delete B by A?", exact: true })).toBeVisible();
  await expect(learn.figure.getByRole("button", { name: /^Release, / })).toBeVisible();
  await page.getByRole("combobox", { name: "Another question about this call" }).selectOption("Which event does A receive at delete B by A?");
  await expect(page.getByRole("group", { name: "Which event does A receive at delete B by A?", exact: true })).toBeVisible();
});

test("a lesson can be read without answering", async ({ learn, page }) => {
  await learn.open();
  await learn.lessons.getByRole("link").nth(1).click();
  const article = page.getByRole("article");
  await expect(article.getByRole("link", { name: /\?$/ }).first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(article.locator(".on-paper").first()).toBeVisible();
});

test("a question in the text of a lesson is opened by its whole card", async ({ learn, page }) => {
  await learn.open("#/learn?lesson=one-leaves");
  await page.locator(".in-text").nth(1).getByRole("listitem").first().click({ force: true });
  await expect(page).toHaveURL(/#\/learn\?lesson=one-leaves&question=2$/);
  await expect(learn.question).toBeFocused();
});

test.describe("without its lessons", () => {
  test.use({ expectedFaults: /packed\/en\.txt|The lessons could not be loaded/ });

  test("the page says so", async ({ page }) => {
    await page.route("**/packed/**", (route) => route.abort());
    await page.goto("./#/learn");
    await expect(page.getByRole("alert")).toContainText("The lessons could not be loaded");
  });
});

test("on paper the answer follows the question", async ({ learn, page }) => {
  await learn.open(ASKED);
  await expect(page.locator(".on-paper")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".on-paper")).toContainText("The answer: C");
  await expect(learn.lessons).toBeHidden();
});

test("every lesson ends with the score before and after", async ({ learn, page }) => {
  await learn.open();
  await learn.lessons.getByRole("link").first().click();
  await page.getByRole("button", { name: "To the questions" }).click();
  const finish = page.getByRole("button", { name: "Finish the lesson", exact: true });
  for (let asked = 0; asked < 30; asked += 1) {
    // Each question is missed once and then answered right.
    const isAgain = (await page.getByText("Once more: you missed it before").count()) > 0;
    if (isAgain) {
      const text = await page.locator(".on-paper strong").textContent();
      await learn.answer(text!.replace(/^The answer: /, "")).check();
      await learn.check.click();
    } else {
      await learn.show.click();
    }
    await expect(learn.next).toBeVisible();
    if (await finish.isVisible()) break;
    await learn.next.click();
    await expect(learn.check).toBeVisible();
  }
  await finish.click();
  await expect(page).toHaveURL(/#\/learn\?lesson=two-on-the-phone&question=end$/);
  await expect(page.getByRole("article").getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("article").getByRole("link", { name: "Read the whole lesson" })).toBeVisible();
  const summary = page.locator(".summary");
  await expect(summary).toContainText("You have answered all questions of this lesson.");
  await expect(summary).toContainText(/0 of \d+ right at the first answer/);
  await expect(summary.getByRole("link", { name: /^Next lesson: / })).toHaveClass(/suggested/);
  await expect(page.getByText(/0 of \d+ right at the first answer/)).toHaveCount(1);
  await expect(learn.lessons.getByRole("link").first()).toHaveAccessibleName(/\(done\)/);
});

test("the last lesson leads to more questions and to Explore", async ({ learn, page }) => {
  await learn.open("#/learn?lesson=spot-the-fault&question=1");
  for (const number of [1, 2, 3, 4]) {
    await page.goto(`./#/learn?lesson=spot-the-fault&question=${number}`);
    await learn.answer((await page.locator(".on-paper strong").textContent())!.replace(/^The answer: /, "")).check();
    await learn.check.click();
    await expect(learn.status).toContainText("✓ Right.");
  }
  await page.getByRole("button", { name: "Finish the lesson", exact: true }).click();
  const summary = page.locator(".summary");
  await expect(summary.getByRole("link", { name: "Explore", exact: true })).toHaveAttribute("href", "#");
  await summary.getByRole("link", { name: "More questions", exact: true }).click();
  await expect(page).toHaveURL(/#\/learn\?ask=fault-1$/);
  await expect(learn.question).toBeVisible();
});

test("on a phone the open lesson leads to the titles of the others", async ({ learn, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await learn.open("#/learn?lesson=many&question=2");
  const open = learn.lessons.locator("summary");
  await expect(open).toHaveText("5 Four, five, many");
  await expect(learn.lessons.getByRole("link")).toHaveCount(0);
  await open.click();
  await learn.lessons.getByRole("link", { name: "7 Spot the fault" }).click();
  await expect(open).toHaveText("7 Spot the fault");
  await expect(learn.lessons.getByRole("link")).toHaveCount(0);
});

for (const [language, check, lang, title] of [
  ["de", "Antwort prüfen", "Welches Ereignis erhält A?", "Zu zweit am Telefon"],
  ["es", "Comprobar la respuesta", "¿Qué evento recibe A?", "Dos al teléfono"],
  ["ja", "回答を確かめる", "A が受け取るイベントはどれですか?", "2人の通話"],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language });

    test("question, buttons and reasons are in the language", async ({ page }) => {
      await page.goto("./#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA");
      await expect(page.getByRole("group", { name: lang, exact: true })).toBeVisible();
      await expect(page.getByRole("button", { name: check, exact: true })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      expect(await violations(page)).toEqual([]);
      await page.goto("./#/learn?lesson=two-on-the-phone");
      await expect(page.getByRole("article")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 2, name: title, exact: true })).toBeVisible();
    });
  });
}

test("another language is chosen in the settings", async ({ learn, page }) => {
  await learn.open("#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await learn.dialog.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Welches Ereignis erhält A?", exact: true })).toBeVisible();
  await expect(learn.lessons.or(page.getByRole("navigation", { name: "Lektionen" })).getByRole("link").first()).toContainText("Zu zweit am Telefon");
});

for (const width of [320, 390, 820, 1360]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ learn, page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const fragment of ["#/learn", "#/learn?lesson=thrown-out", ASKED, `${ASKED}&answer=2`]) {
      await learn.open(fragment);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(overflow, fragment).toBeLessThanOrEqual(0);
    }
  });
}

test.describe("axe", () => {
  // Contrast is measured without transitions.
  test.use({ reducedMotion: "reduce" });

  for (const fragment of ["#/learn", "#/learn?lesson=thrown-out", ASKED, `${ASKED}&answer=2`, "#/learn?ask=fault-4-3", "#/learn?lesson=nowhere"]) {
    test(`finds nothing in ${fragment}`, async ({ learn, page }) => {
      await learn.open(fragment);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [1360, 820, 390]) {
          await page.setViewportSize({ width, height: 900 });
          expect.soft(await violations(page), `${colorScheme} at ${width} px`).toEqual([]);
        }
      }
    });
  }
});

test("Explore does not load Learn, and Learn runs no module of Explore", async ({ learn, page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname.split("/").at(-1)!));
  await page.goto("./", { waitUntil: "networkidle" });
  expect(loaded.filter((file) => file.includes("learn"))).toEqual([]);
  await learn.pages.getByRole("link", { name: "Learn" }).click();
  await expect(learn.lessons).toBeVisible();
  expect(loaded).toContain("callmodel-web-learn_bg.wasm");
});

test.describe("offline", () => {
  test.use({ serviceWorkers: "allow" });

  test("the page opens after a visit of Explore", async ({ learn, page, context }) => {
    await page.goto("./");
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
    await context.setOffline(true);
    await learn.open(ASKED);
    await expect(learn.answers).toHaveCount(4);
    await context.setOffline(false);
  });
});
