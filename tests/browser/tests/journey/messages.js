// Sends the service workers what they should not understand.
const messages = [
  'SKIP WAITING', 'skip waiting ', 'skipWaiting', ['skip waiting'], { type: 'skip waiting' },
  { data: 'skip waiting' }, 'https://example.org/planted', { url: 'planted' }, null, 1,
];
return navigator.serviceWorker.getRegistration().then((registration) => {
  for (const worker of [registration.active, registration.waiting]) {
    for (const message of messages) worker.postMessage(message);
  }
});
