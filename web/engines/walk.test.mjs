// A reader's walk through the page, the element and the documentation, in each engine installed on the machine.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { ENGINES } from "./browser.mjs";
import { Host } from "./host.mjs";

const PHASES = [
  ["Release", "Party A", "Release", ["Party A: EventReleased", "Party B: EventReleased"]],
  ["Release from Conference", "Party B", "Release", ["Party A: EventPartyDeleted", "Party B: EventReleased", "Party C: EventPartyDeleted"]],
  ["Delete from Conference", "Party A", "Delete B", ["Party A: EventPartyDeleted", "Party B: EventReleased", "Party C: EventPartyDeleted"]],
];

for (const { name, missing, start } of ENGINES) {
  describe(name, { skip: missing }, () => {
    let browser, host;
    before(async () => {
      [browser, host] = [await start(), await Host.start()];
    });
    after(async () => {
      await browser?.close();
      await host?.end();
    });

    test("the page starts", async () => {
      await browser.go(host.site);
      await browser.sees("figure", "Sequence diagram");
      await browser.counts("tab", 3);
    });

    for (const [phase, party, label, tables] of PHASES) {
      test(`${phase}: the request writes its events`, async () => {
        await browser.go(host.site);
        await browser.click("tab", phase);
        await browser.click("button", label, party);
        for (const table of tables) await browser.sees("table", table);
      });
    }

    test("a request is made with the keyboard alone", async () => {
      await browser.go(host.explore("parties=A+B"));
      await browser.sees("figure", "Sequence diagram");
      await browser.tabTo("button", "Release");
      await browser.press("Enter");
      await browser.says("status", "A released");
    });

    test("a party is renamed", async () => {
      await browser.go(host.explore("parties=A+B&steps=release+A"));
      await browser.click("button", "Rename B");
      await browser.sees("textbox", "Rename B");
      await browser.evaluate("document.activeElement.select()");
      await browser.type("7002");
      await browser.press("Enter");
      await browser.sees("table", "Party 7002: EventReleased");
    });

    test("Back and Forward undo and redo", async () => {
      await browser.go(host.explore("parties=A+B+C"));
      await browser.click("button", "Delete B");
      await browser.holds("location.hash.includes('steps')", "the step in the address");
      await browser.back();
      await browser.counts("table", 0);
      await browser.forward();
      await browser.sees("table", "Party A: EventPartyDeleted");
    });

    test("a run is exported", async () => {
      await browser.go(host.explore("parties=A+B+C&steps=delete+B+by+A"));
      await browser.sees("figure", "Sequence diagram");
      // The file is caught before the browser saves it.
      await browser.evaluate("(() => { URL.createObjectURL = (blob) => { blob.text().then((text) => { window.exported = text; }); return 'data:,'; }; })()");
      await browser.click("button", "Export");
      await browser.click("button", "Download Markdown");
      await browser.holds("window.exported", "an exported file");
      assert.match(await browser.evaluate("window.exported"), /ThirdPartyDN/);
    });

    test("the run is shown as the reference prints it", async () => {
      await browser.go(host.explore("parties=A+B+C&steps=delete+B+by+A"));
      await browser.click("button", "Table");
      await browser.sees("table", "As the reference prints it");
    });

    test("two requests are compared", async () => {
      await browser.go(host.explore("parties=A+B+C"));
      await browser.click("button", "Compare");
      await browser.says("region", "Only ThirdPartyDN differs");
    });

    test("the page speaks German", async () => {
      await browser.go(host.explore("parties=A+B+C"));
      await browser.click("button", "Settings");
      await browser.choose("Language", "Deutsch");
      await browser.holds("document.documentElement.lang === 'de'", "the language de");
      await browser.press("Escape");
      await browser.sees("button", "Rückgängig");
      await browser.evaluate("localStorage.clear()");
    });

    test("the element is live", async () => {
      await browser.go(`${host.origin}/docs/examples/html/index.html`);
      await browser.says("status", "A deleted B");
      await browser.click("button", "Undo");
      await browser.sees("button", "Delete B");
      await browser.click("button", "Delete B");
      await browser.says("status", "A deleted B");
    });

    test("a model in the documentation is live", async () => {
      await browser.go(`${host.site}docs/tutorial.html`);
      await browser.holds("document.querySelector('call-model').shadowRoot?.querySelector('[role=group]')", "a live model");
    });

    test("the page opens without a network after the first visit", async () => {
      await browser.go(host.explore("parties=A+B"));
      await browser.holds("navigator.serviceWorker.controller?.state === 'activated'", "a worker that answers");
      await host.end();
      await browser.go(`${host.site}?offline#/explore?parties=A+B+C&steps=delete+B+by+A`);
      await browser.sees("table", "Party A: EventPartyDeleted");
    });
  });
}
