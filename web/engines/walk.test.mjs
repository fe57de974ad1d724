// A reader's walk through the page, the element and the documentation, in each engine installed on the machine.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { misfits, NAMES } from "../e2e/boxes.mjs";
import { ENGINES } from "./browser.mjs";
import { figure } from "./figure.mjs";
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
      [browser, host] = [await start(), await Host.start(figure)];
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
        await browser.go(host.explore(""));
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
      await browser.sees("table", "As in the reference");
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

    for (const root of ["100%", "62.5%"]) {
      test(`a static figure has a usable width in every box, root ${root}`, async () => {
        await browser.go(`${host.origin}/boxes.html?root=${root.replace("%", "%25")}`);
        await browser.holds("document.querySelectorAll('call-model').length > 0", "the page of boxes");
        assert.deepEqual(await browser.evaluate(`(${misfits})(${JSON.stringify(NAMES)})`), []);
      });

      test(`a live model has a usable width in every box, root ${root}`, async () => {
        await browser.go(`${host.origin}/boxes.html?live&root=${root.replace("%", "%25")}`);
        const live = "[...document.querySelectorAll('call-model')].every((one) => one.shadowRoot?.querySelector('.place:not(.coming) .work'))";
        await browser.holds(live, "live models");
        assert.deepEqual(await browser.evaluate(`(${misfits})(${JSON.stringify(NAMES)})`), []);
        const size = "getComputedStyle(document.querySelector('call-model').shadowRoot.querySelector('td')).fontSize";
        assert.equal(await browser.evaluate(size), "12.5px");
      });
    }

    test("moved to a frame, the element has its looks and theme", async () => {
      await browser.go(`${host.origin}/boxes.html?one&live`);
      await browser.says("status", "A deleted B");
      await browser.evaluate(`(() => {
        const frame = document.body.appendChild(document.createElement("iframe"));
        frame.contentDocument.documentElement.style.colorScheme = "dark";
        frame.contentDocument.body.append(document.querySelector("call-model"));
      })()`);
      const place = "document.querySelector('iframe').contentDocument.querySelector('call-model').shadowRoot.querySelector('.place')";
      await browser.holds(`getComputedStyle(${place}).backgroundColor === "rgb(20, 22, 26)"`, "a dark model in the frame");
      assert.equal(await browser.evaluate(`getComputedStyle(${place}).borderTopWidth`), "1px");
    });

    for (const [ground, theme] of [["oklch(0.2 0 0)", "dark"], ["oklch(0.95 0.01 90)", "light"]]) {
      test(`an element on a ground of ${ground} is ${theme}`, async () => {
        await browser.go(`${host.origin}/boxes.html?one&live`);
        await browser.says("status", "A deleted B");
        await browser.evaluate(`(() => { document.body.style.backgroundColor = "${ground}"; })()`);
        await browser.holds(`document.querySelector("call-model").shadowRoot.querySelector(".call-model").dataset.theme === "${theme}"`, theme);
      });
    }

    test("an element whose module is not found keeps its figure", async () => {
      await browser.go(`${host.origin}/boxes.html?one&lost`);
      await browser.holds("document.querySelector('call-model').shadowRoot?.querySelector('[role=alert]').textContent.includes('was not found (404)')", "a sentence");
      await browser.holds("document.querySelector('call-model svg[role=img]').getBoundingClientRect().height > 100", "the figure");
    });

    test("a figure whose script does not come leaves a line of blank", async () => {
      await browser.go(`${host.origin}/boxes.html?one`);
      const blank = `(() => {
        const model = document.querySelector("call-model");
        const bottoms = [...model.querySelectorAll("figure *")].map((part) => part.getBoundingClientRect().bottom);
        return model.getBoundingClientRect().bottom - Math.max(...bottoms);
      })() < 25`;
      await browser.holds(blank, "no more than a line below the figure");
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
