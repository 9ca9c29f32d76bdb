// Sends the service workers what they should not understand, and waits until they must have heard:
// a message that is answered by nobody is followed by a look at their states, twice.
const done = arguments[arguments.length - 1];
(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  let answers = 0;
  navigator.serviceWorker.addEventListener('message', () => { answers += 1; });
  const messages = [
    'SKIP WAITING', 'skip waiting ', 'skipWaiting', ['skip waiting'], { type: 'skip waiting' },
    { data: 'skip waiting' }, 'https://example.org/planted', { url: 'planted' }, null, 1,
  ];
  for (const worker of [registration.active, registration.waiting]) {
    for (const message of messages) {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { answers += 1; };
      worker.postMessage(message, [channel.port2]);
    }
  }
  // The active one answers requests in the order of its events: after these it has had the messages.
  for (let i = 0; i < 3; i += 1) await registration.update();
  done([registration.active.state, registration.waiting && registration.waiting.state, answers]);
})().catch((error) => done(String(error)));
