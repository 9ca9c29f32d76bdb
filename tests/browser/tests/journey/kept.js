// Everything that the page could have kept, as one text: calls back with it.
const done = arguments[arguments.length - 1];
const or = (promise, otherwise) => promise.catch(() => otherwise);
const databases = () => or((async () => {
  const found = await indexedDB.databases();
  return found.map((database) => database.name);
})(), []);
const stores = () => or((async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      kept.push({ name, address: request.url, text: await (await store.match(request)).text() });
    }
  }
  return kept;
})(), []);
const files = () => or((async () => {
  const names = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names;
})(), []);
const entries = (storage) => Object.entries({ ...storage });
Promise.all([databases(), stores(), files()]).then(([databases, stores, files]) => done({
  databases, stores, files,
  local: entries(localStorage),
  session: entries(sessionStorage),
  cookie: document.cookie,
  state: history.state,
  title: document.title,
  address: location.href,
  name: window.name,
}));
