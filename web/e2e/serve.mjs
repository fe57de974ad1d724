// A static server for dist/, below a path and with the strictest Content-Security-Policy that the page supports; also for the
// sites of examples/ and the element's package. `node serve.mjs [PORT]`; without a port, any free one. It prints its address
// when it listens. Tests with a server of their own use `answer`.
import { readFileSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The path of the page. */
export const base = "/docs/call-models/";

/** The folder of the built page. */
export const dist = folder("dist");

/** Other folders, with their paths. Pages of other origins may load the package from `/open/`, by CORS. */
const others = [
  { base: "/docs/examples/", folder: folder("target/examples"), headers: {} },
  { base: "/open/", folder: folder("target/npm/call-model"), headers: { "Access-Control-Allow-Origin": "*" } },
  { base: "/closed/", folder: folder("target/npm/call-model"), headers: {} },
];

function folder(name) {
  return fileURLToPath(new URL(`../../${name}/`, import.meta.url));
}

/** The policy of every response, as hosts.md recommends it. */
export const policy = JSON.parse(readFileSync(new URL("policy.json", import.meta.url), "utf8")).join("; ");

export const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The file of an address, or `undefined` if it is not below the root. */
function fileAt(pathname, root) {
  let path;
  try {
    path = decodeURIComponent(pathname.slice(root.base.length));
  } catch {
    return undefined;
  }
  const file = normalize(join(root.folder, path === "" || path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(root.folder) && !path.includes("\0") && !path.includes("\\") ? file : undefined;
}

/** Answers a request; the folder `page` holds the page, and `more` are further directives of the policy. */
export async function answer(request, response, page = dist, more = "") {
  const end = (status, headers, body) => {
    response.writeHead(status, { "Content-Security-Policy": policy + more, "X-Content-Type-Options": "nosniff", ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const plain = (status, text) => end(status, { "Content-Type": types[".txt"] }, text);
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(405, "only GET and HEAD\n");
  }
  const pathname = request.url.split(/[?#]/, 1)[0];
  if (`${pathname}/` === base) {
    return end(301, { Location: base });
  }
  // Browsers request this from the host when a page names no icon.
  if (pathname === "/favicon.ico") {
    return end(204, {});
  }
  const root = [{ base, folder: page, headers: {} }, ...others].find((root) => pathname.startsWith(root.base));
  const file = root && fileAt(pathname, root);
  const body = file && (await readFile(file).catch(() => undefined));
  if (body === undefined) {
    return plain(404, "not found\n");
  }
  return end(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream", ...root.headers }, body);
}

function serve(port) {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  server.on("error", (error) => {
    console.error(`cannot serve: ${error.message}`);
    process.exitCode = 1;
  });
  server.listen(port, "127.0.0.1", () => {
    console.log(`serving http://127.0.0.1:${server.address().port}${base}`);
  });
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) serve(Number(process.argv[2] ?? 0));
