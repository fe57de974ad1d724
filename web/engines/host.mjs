// The built page on a host of its own, as strict as the one of web/e2e, which can go away.
import { createServer } from "node:http";
import { answer, base } from "../e2e/serve.mjs";

export class Host {
  static async start() {
    const server = createServer((request, response) => {
      answer(request, response).catch((error) => response.destroy(error));
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    return new Host(server);
  }

  constructor(server) {
    this.server = server;
    this.origin = `http://127.0.0.1:${server.address().port}`;
    this.site = `${this.origin}${base}`;
  }

  /** The address of a state of the page: `explore("parties=A+B")`. */
  explore(fields) {
    return `${this.site}#/explore?${fields}`;
  }

  async end() {
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }
}
