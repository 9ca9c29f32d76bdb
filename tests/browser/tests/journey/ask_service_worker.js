// Has the changed service worker installed, and lets it ask for addresses; calls back with what came
// of each.
const [addresses, done] = arguments;
const installed = async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const changed = registration.installing || registration.waiting;
  while (changed.state === 'installing') {
    await new Promise((resolve) => changed.addEventListener('statechange', resolve, { once: true }));
  }
  return changed;
};
const asked = (worker, address) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  worker.postMessage({ address }, [port2]);
});
installed()
  .then(async (worker) => {
    const found = [];
    for (const address of addresses) found.push(await asked(worker, address));
    return found;
  })
  .then(done, (error) => done(String(error)));
