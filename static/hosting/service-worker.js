// Keeps Caseload audit on this computer, so that the page opens without its server.
//
// A service worker stands outside the page's own policy, so it does as little as it can:
//
// - When it is installed, or what it kept is gone or altered, it asks its own server, by GET and
//   without a query, for the page and the files listed below: under the names below, under those that
//   were kept before, and under those in this folder that are open in the browser. It asks for nothing
//   else, and follows no redirection to another server. It keeps them only if every one has the
//   SHA-256 that stands here; otherwise it keeps nothing, and what was kept before stays in use.
// - When the browser asks for one of those addresses it gives the kept file, after working out its
//   SHA-256 once more. Every other request goes to the server as it came.
// - It understands one message, "skip waiting": take over from the version before.
//
// It never sees a caseload file, nor anything that the page works out.
'use strict';

// SHA-256 of the page.
const PAGE = '{{page}}';

// The files beside it: name, media type and SHA-256.
const FILES = [
{{files}}
];

// What else stands in the folder, and is no page.
const OTHER_NAMES = ['service-worker.js', 'SHA256SUMS'];

// The names under which a server gives the page when it is asked for the folder.
const PAGE_NAMES = ['./', 'index.html'];

// Headers of the server's answer that stay in force for what is kept.
const LASTING_HEADERS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'x-frame-options',
];

// One store for each folder of a server and each version of the page.
const FOLDER = self.registration.scope;
const STORES = `caseload-audit ${FOLDER} `;
const STORE = STORES + PAGE;

const addressOf = (name) => new URL(name, FOLDER).href;
const withoutQuery = (address) => address.split(/[?#]/)[0];
const fileAt = new Map(FILES.map((file) => [addressOf(file.name), file]));
const sumAt = (address) => (fileAt.has(address) ? fileAt.get(address).sum : PAGE);

async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// What the server has at that address, ready to be kept; nothing if it is not what it should be.
async function fetched(address, type) {
  const answer = await fetch(address, { cache: 'no-cache', mode: 'same-origin' });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || await sha256(bytes) !== sumAt(address)) return undefined;
  const headers = new Headers({ 'content-type': type, 'x-content-type-options': 'nosniff' });
  for (const name of LASTING_HEADERS) {
    if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  }
  return new Response(bytes, { headers });
}

// Where the page may be: under the usual names, where it is open, and where it was kept before. A
// client's address is the one that the browser itself has asked for; what a page does to its address
// later does not show in it.
async function pageAddresses() {
  const addresses = [...PAGE_NAMES.map(addressOf), ...await openAddresses()];
  for (const name of await storesOfFolder()) {
    const requests = await (await caches.open(name)).keys();
    addresses.push(...requests.map((request) => request.url));
  }
  return [...new Set(addresses)].filter(mayBePage);
}

// Whether an address is in this folder, not below it, and not one of the files beside the page.
function mayBePage(address) {
  const name = address.slice(FOLDER.length);
  return address.startsWith(FOLDER) && !name.includes('/')
    && ![...FILES.map((file) => file.name), ...OTHER_NAMES].includes(name);
}

// Where pages of this folder are open.
async function openAddresses() {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return open.map((client) => withoutQuery(client.url)).filter((url) => url.startsWith(FOLDER));
}

async function storesOfFolder() {
  return (await caches.keys()).filter((name) => name.startsWith(STORES));
}

// All or nothing: the page at one address at least, and every file beside it.
async function keep() {
  const found = [];
  for (const address of await pageAddresses()) {
    const page = await fetched(address, 'text/html; charset=utf-8').catch(() => undefined);
    if (page) found.push([address, page]);
  }
  if (found.length === 0) throw new Error('The page of this version is not there.');
  for (const [address, { name, type }] of fileAt) {
    const file = await fetched(address, type);
    if (!file) throw new Error(`${name} is not that of this version.`);
    found.push([address, file]);
  }
  const isNew = !await caches.has(STORE);
  try {
    const store = await caches.open(STORE);
    for (const [address, response] of found) await store.put(address, response);
  } catch (error) {
    // No room: half a copy is none.
    if (isNew) await caches.delete(STORE);
    throw error;
  }
}

// Other versions of this folder go, but never one that is about to take over. Other folders of the
// same server have stores of their own.
async function forgetOthers() {
  for (const name of await storesOfFolder()) {
    const { installing, waiting } = self.registration;
    if (name !== STORE && !installing && !waiting) await caches.delete(name);
  }
}

// Where no page is open, the browser may be ending, and may start anew with the version before: it
// has not always written down that this one took over. So what that one needs stays until this one
// has given a page.
async function takeOver() {
  if ((await openAddresses()).length > 0) await forgetOthers();
}

// What is kept at that address, if it is still what it was; else nothing.
async function kept(address) {
  const file = await caches.match(address, { cacheName: STORE });
  const bytes = file && await file.arrayBuffer();
  if (!bytes || await sha256(bytes) !== sumAt(address)) return undefined;
  return new Response(bytes, { headers: file.headers });
}

// Keeps everything anew where something of it is gone or altered.
async function mend() {
  const requests = await caches.has(STORE) ? await (await caches.open(STORE)).keys() : [];
  const files = await Promise.all(requests.map((request) => kept(request.url)));
  if (files.length === 0 || files.includes(undefined)) await keep();
}

async function given(request) {
  return await kept(withoutQuery(request.url)).catch(() => undefined) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'skip waiting') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method === 'GET' && (mode === 'navigate' || fileAt.has(withoutQuery(url)))) {
    event.respondWith(given(event.request));
    if (mode === 'navigate') event.waitUntil(mend().catch(() => undefined).then(forgetOthers));
  }
});
