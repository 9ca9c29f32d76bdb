// Asks for another service worker and waits until it is installed or refused.
const done = arguments[arguments.length - 1];
const installed = (worker) => new Promise((resolve) => {
  const look = () => {
    if (worker.state !== 'installing') resolve(worker.state);
  };
  worker.addEventListener('statechange', look);
  look();
});
(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  if (registration.installing) return installed(registration.installing);
  return registration.waiting ? registration.waiting.state : 'none';
})().then(done, (error) => done(String(error)));
