// Puts other bytes under every address of a kept page.
const done = arguments[arguments.length - 1];
(async () => {
  let changed = 0;
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      if (!request.url.endsWith('/') && !request.url.endsWith('.html')) continue;
      const headers = { 'content-type': 'text/html' };
      await store.put(request.url, new Response('<!doctype html><p>tampered', { headers }));
      changed += 1;
    }
  }
  done(changed);
})().catch((error) => done(String(error)));
