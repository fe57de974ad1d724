// The service worker that keeps the page, so that it opens without a network. start.js registers it.
//
// Two builds never mix, because an address says which build it is of: all files of a build but the page itself stand in a
// folder that is named by what is in them. So any of our workers can answer for any build that is kept, and a page gets
// the files of its own build or none.
//
// A new worker does not push the one before it aside (`skipWaiting`). It waits until the last page is closed that the other
// answers for, so no open page loses what is kept of its build.

// The folder of the build, and its files with their hashes. `cargo xtask build` writes both. The development server has this
// script as it is: then nothing is kept, and what a build has kept at the same address goes.
const BUILD = typeof CALL_MODELS_BUILD === "undefined" ? "" : CALL_MODELS_BUILD;
const FILES = typeof CALL_MODELS_FILES === "undefined" ? [] : CALL_MODELS_FILES;

/** How long the host may take to answer, in milliseconds, before the page is opened as it was kept. */
const PATIENCE = 3_000;

// The page stands where its worker does.
const PAGE = registration.scope;

// A host may have other apps, and this one may stand at several of its paths: only what begins so is ours. An address has no
// spaces in it, so that a folder within this one has another beginning.
const OURS = `call-models ${PAGE} `;
const CACHE = OURS + BUILD;

/** The names of our caches, the oldest first. */
async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** Keeps the page and all its files, or fails: then the browser drops this worker, and tries again at a later visit. */
async function keep() {
  if (!BUILD) return;
  // The browser's cache may have the page of another build, so it is not asked. A host may have it, too, while somebody writes
  // to it, or a page to log in. There is no hash of the page, because some hosts add to it what is their own. What comes by a
  // redirection is not kept, because browsers do not take that for a page.
  const page = await fetch(PAGE, { cache: "no-cache", redirect: "error" });
  if (!page.ok || !(await page.clone().text()).includes(BUILD)) throw new Error(`${PAGE} is not of ${BUILD}`);
  const cache = await caches.open(CACHE);
  // The browser has most of them in its cache. One that is not whole, or not what its address says, is refused.
  await cache.addAll(FILES.map(([file, integrity]) => new Request(file, { integrity })));
  // Last, so that a build whose page is kept is kept whole.
  await cache.put(PAGE, page);
}

/** Answers for the pages from now on. Those of the worker before are closed, so what it kept can go. */
async function begin() {
  const older = (await ours()).filter((name) => name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  // The page of the first visit came without a worker; from now on it has one, too, and with it all its files.
  await clients.claim();
}

/** What is kept of an address, in the newest build that has it. */
async function kept(address) {
  for (const cacheName of (await ours()).reverse()) {
    // Whatever a request says besides, what it gets is the same.
    const found = await caches.match(address, { cacheName, ignoreVary: true });
    if (found) return found;
  }
}

/** The page: as the host has it now, so that a new build is there at the next visit; as it was kept if the host fails. */
async function page(request) {
  const answer = fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([answer, late]).catch(() => {});
  return first?.status < 500 ? first : (await kept(PAGE)) ?? answer;
}

/** A file of a build. */
async function file(request) {
  return (await kept(request.url)) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keep()));

addEventListener("activate", (event) => event.waitUntil(begin()));

// Whatever else is asked for goes its way as if there were no worker: the element, and a host's own pages.
addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && [PAGE, `${PAGE}index.html`].includes(address)) event.respondWith(page(request));
  else if (address.startsWith(`${PAGE}app-`)) event.respondWith(file(request));
});
