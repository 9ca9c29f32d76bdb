
// What the service worker never does: asks, by order of a message, for any address. Says the status,
// or the directive of its policy by which it was refused.
const refusal = new Promise((resolve) => {
  self.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
});
self.addEventListener('message', async ({ data, ports }) => {
  if (!data.address) return;
  const answer = await fetch(data.address, { cache: 'no-store' }).catch(() => undefined);
  ports[0].postMessage(answer ? String(answer.status) : await refusal);
});
