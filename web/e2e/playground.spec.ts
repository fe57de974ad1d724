// The playground of the documentation: a form that writes the tag, and a model that follows it.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const manifest = JSON.parse(readFileSync(new URL("../element/package/custom-elements.json", import.meta.url), "utf8"));
const attributes: { name: string }[] = manifest.modules[0].declarations[0].attributes;

const tag = (page: Page) => page.locator("#try-tag");

test.beforeEach(async ({ page }) => {
  await page.goto("./docs/embed/playground.html");
  await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
});

test("the playground has a field for each attribute", async ({ page }) => {
  const fields = await page.locator("#try").evaluate((form: HTMLFormElement) => [...form.elements].map((field) => field.getAttribute("name")));
  expect(fields.sort()).toEqual(attributes.map(({ name }) => name).sort());
});

test("a typed value is in the tag and in the model", async ({ page }) => {
  await page.getByLabel("Parties").fill("7001 7002 7003");
  await page.getByLabel("Steps").fill("release 7002");
  await expect(tag(page)).toHaveText('<call-model parties="7001 7002 7003" steps="release 7002"></call-model>');
  await expect(page.getByRole("table", { name: "Party 7003: EventPartyDeleted" })).toBeVisible();
});

test("a default is not in the tag", async ({ page }) => {
  await page.getByLabel("View").selectOption("tables");
  await expect(tag(page)).toHaveText('<call-model parties="A B C" steps="delete B by A" view="tables"></call-model>');
  await page.getByLabel("View").selectOption("both");
  await expect(tag(page)).toHaveText('<call-model parties="A B C" steps="delete B by A"></call-model>');
});

test("a request in the model is in the tag", async ({ page }) => {
  await page.getByRole("group", { name: "Party C", exact: true }).getByRole("button", { name: "Release", exact: true }).click();
  await expect(tag(page)).toHaveText('<call-model parties="A B C" steps="delete B by A, release C"></call-model>');
});

test("a step made in the model stays when a field changes", async ({ page }) => {
  await page.getByRole("group", { name: "Party C", exact: true }).getByRole("button", { name: "Release", exact: true }).click();
  await page.getByLabel("View").selectOption("tables");
  await expect(tag(page)).toHaveText('<call-model parties="A B C" steps="delete B by A, release C" view="tables"></call-model>');
  await expect(page.locator("call-model")).toHaveAttribute("steps", "delete B by A, release C");
});

test("markup in a name is escaped in the tag", async ({ page }) => {
  await page.getByLabel("Steps").fill("");
  await page.getByLabel("Parties").fill('<b> "q" &amp;');
  await expect(tag(page)).toHaveText('<call-model parties="&lt;b> &quot;q&quot; &amp;amp;"></call-model>');
});

test("Copy copies the tag", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('<call-model parties="A B C" steps="delete B by A"></call-model>');
});
