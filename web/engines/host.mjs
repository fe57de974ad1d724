// The built page on a host of its own, as strict as the one of web/e2e, which can go away.
import { createServer } from "node:http";
import { boxes } from "../e2e/boxes.mjs";
import { answer, base } from "../e2e/serve.mjs";

/** The page of boxes, or of one element, with the element's script or its style sheet alone. */
function boxesPage(request, figure) {
  const { pathname, searchParams } = new URL(request.url, "http://host");
  if (pathname !== "/boxes.html") return undefined;
  const folder = searchParams.has("lost") ? "/lost/" : base;
  const isLive = searchParams.has("live") || searchParams.has("lost");
  const script = isLive ? `<script type="module" src="${folder}call-model.js"></script>` : "";
  const head = `<link rel="stylesheet" href="${base}call-model.css">${script}`;
  // Each figure has its own ids.
  const page = boxes((at) => figure.replaceAll("dcall-", `d${at}call-`), head, searchParams.get("root") ?? "100%");
  return searchParams.has("one") ? `<!doctype html><html lang="en"><title>One</title>${head}${figure}` : page;
}

export class Host {
  /** Starts the host. `figure` is the tag with its static figure, for the page of boxes. */
  static async start(figure) {
    const server = createServer((request, response) => {
      const page = boxesPage(request, figure);
      // A folder with the script alone.
      if (request.url === "/lost/call-model.js") request.url = `${base}call-model.js`;
      if (page) response.setHeader("Content-Type", "text/html; charset=utf-8").end(page);
      else answer(request, response).catch((error) => response.destroy(error));
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
