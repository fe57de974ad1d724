// The page starts below any path under the strict policy; a failure at the start or later is reported.
import { expect, test } from "./fixtures";

test.describe("the page starts", () => {
  for (const address of ["./", "./index.html", "./?from=a-link"]) {
    test(`at ${address} under the strict policy`, async ({ page }) => {
      const response = await page.goto(address);
      expect(response?.headers()["content-security-policy"]).toContain("default-src 'none'");
      await expect(page.locator("main")).toBeVisible();
      await expect(page.locator("#start-failed")).toHaveCount(0);
    });
  }
});

test.describe("the module is requested once, from the head", () => {
  for (const [address, name] of [["./#/explore?parties=A+B", "callmodel-web_bg.wasm"], ["./#/learn", "callmodel-web-learn_bg.wasm"]]) {
    test(`at ${address}`, async ({ page }) => {
      const asked: string[] = [];
      page.on("request", (request) => request.url().endsWith(".wasm") && asked.push(request.url().split("/").at(-1) ?? ""));
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("data-theme");
      expect(asked).toEqual([name]);
      expect(await page.locator(`head > link[rel=preload][href$="/${name}"]`).count()).toBe(1);
    });
  }
});

test("a tab in the background, which has no frames, starts", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    globalThis.requestAnimationFrame = () => 0;
  });
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("data-theme");
});

test.describe("a failed start is reported", () => {
  test.use({ expectedFaults: /./ });

  test("when the module is blocked", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    const message = page.getByRole("alert");
    await expect(message).toBeVisible();
    await expect(message).toHaveId("start-failed");
    await expect(message).toContainText("The page could not start. Try reloading it");
    await expect(message).toContainText(/What failed: \.\/callmodel-web_bg\.wasm: ./);
  });

  test("when the module is not found", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("What failed: ./callmodel-web_bg.wasm: it was not found (404)");
  });

  for (const status of [403, 500]) {
    test(`when the server answers ${status} for the module`, async ({ page }) => {
      await page.route("**/*.wasm", (route) => route.fulfill({ status }));
      await page.goto("./");
      await expect(page.getByRole("alert")).toContainText(`What failed: ./callmodel-web_bg.wasm: the server answered with status ${status}`);
    });
  }

  test("when the script is missing", async ({ page }) => {
    await page.route(/callmodel-web\.js/, (route) => route.fulfill({ status: 404 }));
    await page.goto("./");
    await expect(page.locator("#start-failed")).toContainText(/What failed: \.\/callmodel-web\.js: ./);
  });

  test("when the browser has no WebAssembly", async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await page.goto("./");
    await expect(page.locator("#start-failed")).toContainText("What failed: WebAssembly: this browser has none");
  });

  test("when the host's policy forbids WebAssembly", async ({ page }) => {
    await page.route(/\/call-models\/$/, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
      await route.fulfill({ response, headers });
    });
    await page.goto("./");
    await expect(page.locator("#start-failed")).toContainText(/What failed: .*\.wasm: .*Content Security Policy/i);
  });
});

test.describe("a failure after the start", () => {
  test.use({ expectedFaults: /./, permissions: ["clipboard-read", "clipboard-write"] });

  test.beforeEach(async ({ page }) => {
    await page.goto("./#/explore?parties=A+B+C");
    await expect(page.locator("main")).toBeVisible();
    // The page assumes that inserting nodes does not fail.
    await page.evaluate(() => {
      Node.prototype.insertBefore = () => {
        throw new Error("no room");
      };
    });
    await page.getByRole("button", { name: "Delete B" }).first().click();
  });

  test("is reported; contents and address stay", async ({ page }) => {
    await expect(page.getByRole("alert")).toContainText("Something went wrong, and this page may show wrong results.");
    await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
    await expect(page).toHaveURL(/#\/explore\?parties=A\+B\+C/);
  });

  test("has a report with cause and place, which can be copied", async ({ page }) => {
    const report = page.getByRole("alert").locator("pre");
    await expect(report).toContainText(/panicked at .*\.rs:\d+/);
    await expect(report).toContainText("#/explore?parties=A+B+C");
    await page.getByRole("button", { name: "Copy report" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await report.textContent());
  });

  test("is gone after Reload", async ({ page }) => {
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
  });
});

test.describe("a failure while a dialog is open", () => {
  test.use({ expectedFaults: /./ });

  test("is reported above the dialog, with a working Reload", async ({ page }) => {
    await page.goto("./#/explore?parties=A+B+C+D+E+F");
    await page.getByRole("button", { name: "Delete…" }).first().click();
    await page.evaluate(() => {
      Node.prototype.insertBefore = () => {
        throw new Error("no room");
      };
    });
    await page.getByRole("dialog").getByRole("searchbox").fill("F");
    await page.getByRole("dialog").getByRole("searchbox").fill("");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
  });
});

for (const sandbox of ["allow-scripts allow-same-origin", "allow-scripts"]) {
  test.describe(`in a frame with sandbox="${sandbox}"`, () => {
    // With an opaque origin, the page's own files are cross-origin (they need CORS), storage is denied, and Chromium says for each
    // definition of a term that it does not get the focus by itself.
    test.use({ expectedFaults: sandbox === "allow-scripts" ? /Access-Control|CORS|Blocked autofocusing on a <dialog>/ : undefined });

    test("the page works", async ({ page, baseURL }) => {
      await page.route(`${baseURL}**`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), "Access-Control-Allow-Origin": "*" } });
      });
      await page.route("**/outer.html", (route) => route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><title>Outer</title><iframe sandbox="${sandbox}" src="./index.html#/explore?parties=A+B+C" width="1200" height="800"></iframe>`,
      }));
      await page.goto("./outer.html");
      const frame = page.frameLocator("iframe");
      await frame.getByRole("group", { name: "Party A", exact: true }).getByRole("button", { name: "Delete B", exact: true }).click();
      await expect(frame.getByRole("table")).toHaveCount(3);
    });
  });
}
