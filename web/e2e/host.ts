// A server per test: it can go offline, fail, or publish another build of the page.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker } from "../tools/worker.mjs";
import { answer, base, dist } from "./serve.mjs";
import { files, folder } from "./site";

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

export class Host {
  /** Extra headers of each file. */
  readonly headers = new Map<string, string>();
  /** The requested paths. */
  readonly asked: string[] = [];
  /** More directives of the policy of each file. */
  policy = "";
  /** Replaces the usual answer. */
  instead: Answer | undefined;

  readonly #folder = mkdtempSync(join(tmpdir(), "call-models-"));
  #published = dist;
  #port = 0;
  readonly #server = createServer((request, response) => {
    this.asked.push(request.url!);
    return this.instead ? this.instead(request, response) : this.answer(request, response);
  });

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The address of the page. */
  get site(): string {
    return `${this.origin}${base}`;
  }

  async start(): Promise<void> {
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Goes offline: connections are refused. */
  async cut(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** The usual answer. */
  answer(request: IncomingMessage, response: ServerResponse): unknown {
    if (request.url === "/other/") return response.end("<!doctype html><title>Another app</title>");
    response.setHeaders(this.headers);
    return answer(request, response, this.#published, this.policy);
  }

  /** Publishes a second build in place of the first. Its files carry marks, which `builds` in offline.spec.ts reads. */
  async publish(): Promise<void> {
    const next = join(this.#folder, "next/");
    cpSync(dist, next, { recursive: true });
    renameSync(join(next, FIRST), join(next, SECOND));
    change(join(next, SECOND, "start.js"), (text) => `${text};document.documentElement.dataset.start="second"`);
    change(join(next, SECOND, "callmodel-web-forms.js"), (text) => `${text};document.documentElement.dataset.export="second"`);
    change(join(next, SECOND, "style.css"), (text) => `${text}:root{--build:second}`);
    change(join(next, SECOND, "text/de.txt"), (text) =>
      text.split("\n").map((line) => (line.startsWith("title = ") ? "title = Second" : line)).join("\n"));
    change(join(next, "index.html"), (text) => text.replaceAll(FIRST, SECOND));
    const second = files.map(([file]) => file.replace(FIRST, SECOND)).map((file) => [file, integrityOf(join(next, file))]);
    await buildWorker(SECOND, second, join(next, "offline.js"));
    this.#published = next;
  }

  /** Overwrites a published file. */
  spoil(file: string, text: string): void {
    writeFileSync(join(this.#published, file), text);
  }

  async end(): Promise<void> {
    if (this.#server.listening) await this.cut();
    rmSync(this.#folder, { recursive: true });
  }
}

/** The folder of the build in `dist/`, and that of the second build. */
export const FIRST = folder;
export const SECOND = "app-22222222";

const integrityOf = (file: string): string => `sha256-${createHash("sha256").update(readFileSync(file)).digest("base64")}`;

function change(file: string, how: (text: string) => string): void {
  writeFileSync(file, how(readFileSync(file, "utf8")));
}
