
// What the service worker never does: asks, by order of a message, for any address.
self.addEventListener('message', async ({ data, ports }) => {
  if (!data.address) return;
  const refused = [];
  const listener = ({ effectiveDirective }) => refused.push(effectiveDirective);
  self.addEventListener('securitypolicyviolation', listener);
  const outcome = await fetch(data.address, { cache: 'no-store' })
    .then(({ status }) => String(status), () => 'refused');
  self.removeEventListener('securitypolicyviolation', listener);
  ports[0].postMessage([outcome, refused]);
});
