// The service worker: opens the page without a network, and sends what waits when there is one.
// The portal writes the worker's own script: `serve` with the version, the page and its files.
import { pushAll } from "./sync.js";

const PREFIX = "lessons-";
const PAGE = /^\/lessons\/phone\/([0-9a-f-]{36}\/)?$/;

export function serve({ version, shell, files }) {
  const name = `${PREFIX}${version}`;
  const channel = new BroadcastChannel("lessons");

  addEventListener("install", (event) => {
    event.waitUntil(gather(name, shell, files).then(() => skipWaiting()));
  });

  addEventListener("activate", (event) => {
    event.waitUntil(dropOthers(name).then(() => clients.claim()));
  });

  addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) return;
    if (request.mode === "navigate" && PAGE.test(pathname)) event.respondWith(kept(name, shell, request));
    else if (files.includes(pathname)) event.respondWith(kept(name, pathname, request));
  });

  addEventListener("sync", (event) => {
    event.waitUntil(pushAll().then((ends) => ends.forEach(({ id }) => channel.postMessage(id))));
  });
}

// All or nothing, past every older copy. A page of another address, as the entry page is when nobody
// is logged in, is not the page: then the worker that is there stays.
async function gather(name, shell, files) {
  const cache = await caches.open(name);
  await Promise.all([shell, ...files].map(async (address) => {
    const answer = await fetch(address, { cache: "reload" });
    if (!answer.ok || answer.redirected) throw new Error(`cannot keep ${address}`);
    await cache.put(address, answer);
  }));
}

async function dropOthers(name) {
  const names = await caches.keys();
  const old = names.filter((other) => other.startsWith(PREFIX) && other !== name);
  await Promise.all(old.map((other) => caches.delete(other)));
}

async function kept(name, address, request) {
  const cache = await caches.open(name);
  return (await cache.match(address)) ?? fetch(request);
}
