// Service worker: caches the page, so that it opens offline. Registered by start.js.
//
// Builds never mix, because addresses are versioned: all files of a build, except the page itself, are in a folder named by a
// hash of their content. So any worker of this app can answer for any cached build, and a page gets the files of its own build
// or none.
//
// A new worker does not call `skipWaiting`. It waits until all pages controlled by the previous worker are closed, so that no
// open page loses its cached build.

// The folder of the build, and its files with their hashes (Subresource Integrity), both defined by `cargo xtask build`. The
// development server serves this script unbundled: then nothing is cached, and caches of builds at the same address are
// deleted.
const BUILD = typeof CALL_MODELS_BUILD === "undefined" ? "" : CALL_MODELS_BUILD;
const FILES = typeof CALL_MODELS_FILES === "undefined" ? [] : CALL_MODELS_FILES;

/** Timeout for the host's answer, in milliseconds, after which the cached page is opened. */
const PATIENCE = 3_000;

// The scope of the worker is the address of the page.
const PAGE = registration.scope;

// The prefix of this app's caches. An origin may have other apps, and this one at several paths. The space ends the path,
// because an address has no spaces: a page in a subfolder has another prefix.
const OURS = `call-models ${PAGE} `;
const CACHE = OURS + BUILD;

/** The names of this app's caches, the oldest first. */
async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** Caches the page and all its files. If it fails, the browser discards this worker and tries again at a later visit. */
async function keep() {
  if (!BUILD) return;
  // The HTTP cache may have the page of another build, so it is revalidated. The host may also answer with another build,
  // during a deployment, or with a login page, so the page has to name its build. It has no hash, because some hosts inject
  // content of their own. A redirected response is not cached, because browsers reject it for a navigation.
  const page = await fetch(PAGE, { cache: "no-cache", redirect: "error" });
  if (!page.ok || !(await page.clone().text()).includes(BUILD)) throw new Error(`${PAGE} is not of ${BUILD}`);
  const cache = await caches.open(CACHE);
  // Most files are in the HTTP cache. A truncated file, or one with another content than its address says, fails the integrity
  // check.
  await cache.addAll(FILES.map(([file, integrity]) => new Request(file, { integrity })));
  // The page comes last: a cached page implies a complete build.
  await cache.put(PAGE, page);
}

/** Takes control of the pages. Those of the previous worker are closed, so its cache is deleted. */
async function begin() {
  const older = (await ours()).filter((name) => name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  // The page of the first visit was loaded without a worker; `claim` makes it controlled, too, with all its files cached.
  await clients.claim();
}

/** The cached response for an address, from the newest build that has it. */
async function kept(address) {
  for (const cacheName of (await ours()).reverse()) {
    // The response does not depend on request headers, so `Vary` is ignored.
    const found = await caches.match(address, { cacheName, ignoreVary: true });
    if (found) return found;
  }
}

/** The page, network first, so that a new build is there at the next visit; from the cache if the host fails or is slow. */
async function page(request) {
  const answer = fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([answer, late]).catch(() => {});
  return first?.status < 500 ? first : (await kept(PAGE)) ?? answer;
}

/** A file of a build, cache first. */
async function file(request) {
  return (await kept(request.url)) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keep()));

addEventListener("activate", (event) => event.waitUntil(begin()));

// All other requests go to the network, as if there were no worker: the element's files, and the host's own pages.
addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && [PAGE, `${PAGE}index.html`].includes(address)) event.respondWith(page(request));
  else if (address.startsWith(`${PAGE}app-`)) event.respondWith(file(request));
});
