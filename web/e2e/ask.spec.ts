// The attribute `ask`: a question in a host page, made and marked by the model.
import type { Locator, Page } from "@playwright/test";
import { violations } from "./axe";
import { callmodel } from "./callmodel";
import { expect, test } from "./fixtures";
import { openHost, setWidth, start } from "./host-page";

/** Who is ThirdPartyDN in what A is told when C deletes B? C, who asked for it. */
const ASKED = `<call-model parties="A B C" steps="delete B by C" ask="value:A.ThirdPartyDN"></call-model>`;
const FENCE = ["embed", "--parties", "A B C", "--steps", "delete B by C", "--ask", "value:A.ThirdPartyDN"];

class Asked {
  readonly model: Locator;
  readonly group: Locator;
  readonly status: Locator;
  readonly figure: Locator;

  constructor(page: Page) {
    this.model = page.locator("call-model").first();
    this.group = this.model.getByRole("group", { name: "In what A is told, who is ThirdPartyDN?" });
    this.status = this.model.locator("form").getByRole("status");
    this.figure = this.model.getByRole("figure", { name: "Sequence diagram" });
  }

  answer(name: string): Locator {
    return this.group.getByRole("radio", { name });
  }

  button(name: string): Locator {
    return this.model.getByRole("button", { name, exact: true });
  }
}

/** Opens a page with a tag, and records its answers. */
async function open(page: Page, body = ASKED, options: Parameters<typeof openHost>[2] = {}): Promise<Asked> {
  await openHost(page, body, options);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    document.body.addEventListener("call-model-answer", (event) => heard.push((event as CustomEvent).detail));
  });
  return new Asked(page);
}

const heard = (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);

test("a question shows the call before its request", async ({ page }) => {
  const asked = await open(page);
  await expect(asked.group.getByRole("radio")).toHaveCount(4);
  await expect(asked.model.getByText("A B C: delete B by C")).toBeVisible();
  await expect(asked.figure).toBeVisible();
  await expect(asked.figure.getByRole("button", { name: /TDeleteFromConference/ })).toHaveCount(0);
  await expect(asked.model.getByRole("table")).toHaveCount(0);
});

test("a wrong answer gets reason, gap and call; a later one counts", async ({ page }) => {
  const asked = await open(page);
  await asked.answer("B").check();
  await asked.button("Check answer").click();
  await expect(asked.status).toHaveText("✗ Not right. C asked for it. B would be right if B had released itself.");
  await expect(asked.model.getByRole("table", { name: "Your answer and the model" }).getByRole("row").nth(1)).toHaveText("A: ThirdPartyDNB ≠C");
  await expect(asked.figure.getByRole("button", { name: /TDeleteFromConference/ })).toBeVisible();
  await asked.button("Try again").click();
  await expect(asked.status).toBeEmpty();
  await expect(asked.figure.getByRole("button", { name: /TDeleteFromConference/ })).toHaveCount(0);
  await asked.answer("C").check();
  await asked.button("Check answer").click();
  await expect(asked.status).toHaveText("✓ Right. C asked for it. B would be right if B had released itself.");
  const question = { id: "A B C, delete B by C, value:A.ThirdPartyDN", kind: "value" };
  expect(await heard(page)).toEqual([
    { ...question, answer: 1, right: false, attempts: 1 },
    { ...question, answer: 2, right: true, attempts: 2 },
  ]);
});

test("an answer that is only shown is an event without an answer", async ({ page }) => {
  const asked = await open(page);
  await asked.button("Show the answer").click();
  await expect(asked.status).toHaveText(/^The answer C asked for it\./);
  await expect(asked.button("Try again")).toBeFocused();
  expect(await heard(page)).toMatchObject([{ answer: null, right: false, attempts: 1 }]);
});

test("arrow keys move, Enter checks, the focus stays", async ({ page }) => {
  const asked = await open(page);
  await asked.answer("A").focus();
  await page.keyboard.press("Enter");
  await expect(asked.status).toHaveText("Choose an answer first.");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(asked.answer("C")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(asked.status).toHaveText(/^✓ Right\./);
  await expect(asked.answer("C")).toBeFocused();
});

test("an answer stands until the reader tries again", async ({ page }) => {
  const asked = await open(page);
  await asked.answer("B").check();
  await asked.button("Check answer").click();
  // It says that it is disabled, so the click is forced.
  await asked.group.getByRole("radio", { name: "A", exact: true }).click({ force: true });
  await expect(asked.answer("B your answer")).toBeChecked();
});

test("a hint of the tag stands in place of the question's own", async ({ page }) => {
  const asked = await open(page, ASKED.replace("ask=", `hint="Who sent it?" ask=`));
  await asked.model.getByText("Hint", { exact: true }).click();
  await expect(asked.model.getByText("Who sent it?")).toBeVisible();
});

test("a request that is the answer is not shown, its events are", async ({ page }) => {
  const asked = await open(page, ASKED.replace("value:A.ThirdPartyDN", "request"));
  await expect(asked.model.getByText("A B C: ?")).toBeVisible();
  await expect(asked.model.locator(".given").getByRole("table")).toHaveCount(3);
  await asked.button("Show the answer").click();
  await expect(asked.model.locator(".given")).toBeHidden();
});

test("the calls of a handler are its answers", async ({ page }) => {
  const asked = await open(page, ASKED.replace("value:A.ThirdPartyDN", "handler:third-party-left for A"));
  await expect(asked.model.getByRole("radio").first()).toBeVisible();
  await expect(asked.figure).toBeHidden();
  await asked.button("Show the answer").click();
  await expect(asked.figure).toBeVisible();
});

test("the attribute can be set, changed and removed at any time", async ({ page }) => {
  const asked = await open(page, ASKED.replace(/ask="[^"]*"/, ""));
  await expect(asked.model.getByRole("table")).toHaveCount(3);
  await asked.model.evaluate((model) => Object.assign(model, { ask: "value:A.ThirdPartyDN" }));
  await expect(asked.group).toBeVisible();
  await asked.model.evaluate((model) => model.setAttribute("ask", "event:B"));
  await expect(asked.model.getByRole("group", { name: "Which event does B receive?" })).toBeVisible();
  await asked.model.evaluate((model) => model.removeAttribute("ask"));
  await expect(asked.model.getByRole("radio")).toHaveCount(0);
  await expect(asked.model.getByRole("table")).toHaveCount(3);
});

test("an element that is put back keeps the answer", async ({ page }) => {
  const asked = await open(page);
  await asked.answer("B").check();
  await asked.button("Check answer").click();
  await asked.model.evaluate(async (model) => {
    model.remove();
    await new Promise((later) => setTimeout(later));
    document.body.append(model);
  });
  await expect(asked.status).toHaveText(/^✗ Not right\./);
  await expect(asked.figure.getByRole("button", { name: /TDeleteFromConference/ })).toBeVisible();
});

for (const [ask, says] of [
  ["valu:A", "In ask, column 1: found valu, expected event:A, value:A.ThirdPartyDN, request, difference:release B, fault:1 or handler:third-party-left."],
  ["event:D", "In ask: D is not on the call before the last step."],
] as const) {
  test(`ask="${ask}" is told, and the call is shown`, async ({ page }) => {
    const asked = await open(page, ASKED.replace("value:A.ThirdPartyDN", ask));
    await expect(asked.model.getByRole("alert")).toHaveText(says);
    await expect(asked.model.getByRole("table")).toHaveCount(3);
    await asked.model.evaluate((model) => model.setAttribute("ask", "value:A.ThirdPartyDN"));
    await expect(asked.group).toBeVisible();
    await expect(asked.model.getByRole("alert")).toHaveCount(0);
  });
}

test("a question speaks the language of its page", async ({ page }) => {
  const asked = await open(page, ASKED, { lang: "de" });
  await expect(asked.button("Antwort prüfen")).toBeVisible();
  await asked.model.evaluate((model) => model.setAttribute("lang", "ja"));
  await expect(asked.button("回答を確かめる")).toBeVisible();
});

test("an element without a question loads nothing of it", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openHost(page, `<call-model parties="A B C"></call-model>`);
  await expect(page.locator("call-model").getByRole("group", { name: "Party A" })).toBeVisible();
  expect(asked.filter((url) => url.includes("call-model-ask"))).toEqual([]);
});

test("without scripts the question stands with its answer after it", async ({ page }) => {
  await openHost(page, callmodel(...FENCE), { script: "" });
  await expect(page.getByText("In what A is told, who is ThirdPartyDN?")).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveText(["A", "B", "C", "not there"]);
  await page.getByText("Show the answer").click();
  await expect(page.getByText("C asked for it.")).toBeVisible();
});

test("on paper the answer follows, live and static", async ({ page }) => {
  await openHost(page, callmodel(...FENCE), { script: "" });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("C asked for it.")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await start(page);
  const asked = new Asked(page);
  await page.emulateMedia({ media: "print" });
  await expect(asked.model.locator(".on-paper")).toBeVisible();
  await expect(asked.button("Check answer")).toBeHidden();
});

for (const [width, ask] of [320, 560, 820, 1200].flatMap((width) => ["value:A.ThirdPartyDN", "fault:2"].map((ask) => [width, ask] as const))) {
  test(`at ${width} px nothing below ${ask} moves when it starts`, async ({ page }) => {
    await openHost(page, `<main>${callmodel(...FENCE.slice(0, -1), ask)}<p id="below">Below</p></main>`, { script: "" });
    await setWidth(page, width);
    const top = () => page.locator("#below").evaluate((below) => Math.round(below.getBoundingClientRect().top));
    const before = await top();
    await start(page);
    await expect(new Asked(page).model.getByRole("radio").first()).toBeVisible();
    expect(await top()).toBe(before);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe is content with a question, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const asked = await open(page, `<main><h1>Calls</h1>${ASKED.replace("ask=", `theme="${colorScheme}" ask=`)}</main>`);
    await expect(asked.group).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await asked.answer("B").check();
    await asked.button("Check answer").click();
    await expect(asked.model.getByRole("table")).toHaveCount(4);
    expect(await violations(page)).toEqual([]);
  });
}
