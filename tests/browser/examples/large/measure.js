// Runs in the page before anything of its own, and measures what "large" asks for. The page's own
// code is not changed, but for a few lines in front of the worker's, which tell the size of its
// WebAssembly memory.
(() => {
  const root = document.documentElement;
  const reporter = `(() => {
    let memory = null;
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      const held = Object.values((made.instance || made).exports);
      memory = held.find((value) => value instanceof WebAssembly.Memory);
      return made;
    };
    const channel = new BroadcastChannel('memory');
    channel.onmessage = () => channel.postMessage(String(memory ? memory.buffer.byteLength : 0));
  })();`;
  const Real = Blob;
  window.Blob = function (parts, options) {
    const isScript = options && options.type === 'text/javascript';
    return new Real(isScript ? [reporter, ...parts] : parts, options);
  };
  window.Blob.prototype = Real.prototype;
  const channel = new BroadcastChannel('memory');
  channel.onmessage = (event) => root.setAttribute('data-memory', event.data);
  addEventListener('ask-memory', () => {
    root.removeAttribute('data-memory');
    channel.postMessage('ask');
  });

  const status = () => (document.querySelector('[role=status]') || {}).textContent || '';
  const captionOfTeams = () => {
    const captions = [...document.querySelectorAll('caption')];
    return captions.find((caption) => /^\s*Average caseload by team/.test(caption.textContent));
  };
  const teamTable = () => captionOfTeams() && captionOfTeams().parentElement;
  // The time from `act` until `isDone`, looked at whenever the page has changed.
  const timed = (act, isDone) => new Promise((resolve) => {
    const started = performance.now();
    const observer = new MutationObserver(() => {
      if (!isDone()) return;
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(document, {
      subtree: true, childList: true, characterData: true, attributes: true,
    });
    act();
  });
  const nextPicture = () => new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(resolve)));

  // A reading is followed from the moment that files are chosen.
  let reading = null;
  document.addEventListener('change', (event) => {
    if (event.target.type !== 'file') return;
    const started = performance.now();
    const progress = [];
    let last = started;
    let longest = 0;
    let answer = null;
    const click = async (at) => {
      answer = { ms: 0, at };
      const link = document.querySelector('nav a[href="#check"]');
      const took = performance.now();
      await timed(() => link.click(), () => link.getAttribute('aria-current'));
      await nextPicture();
      answer.ms = performance.now() - took;
    };
    reading = new Promise((resolve) => {
      const look = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        const bar = document.querySelector('progress');
        const percent = bar ? bar.value : null;
        const before = progress.length ? progress[progress.length - 1][1] : -1;
        if (bar && percent !== before) progress.push([Math.round(now - started), percent]);
        if (bar && percent >= 20 && !answer) click(percent);
        if (status().startsWith('Audit ready')) {
          clearInterval(look);
          const found = answer || { ms: -1, at: -1 };
          resolve({
            ready_ms: now - started,
            progress,
            answer_ms: found.ms,
            answer_at_percent: found.at,
            longest_pause_ms: longest,
          });
        }
      }, 4);
    });
  }, true);

  const measures = {
    reading: () => reading,
    definition: (name) => {
      const select = [...document.querySelectorAll('select')]
        .find((one) => [...one.options].some((option) => option.label === name));
      return timed(
        () => {
          select.selectedIndex = [...select.options].findIndex((option) => option.label === name);
          select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        () => captionOfTeams().textContent.includes(name),
      );
    },
    // Takes the first month away, or adds it again.
    month: () => {
      const columns = () => teamTable().tHead.textContent;
      const before = columns();
      const box = document.querySelector('fieldset input[type=checkbox]');
      return timed(() => box.click(), () => columns() !== before);
    },
  };
  addEventListener('measure', async () => {
    const [what, given] = JSON.parse(root.getAttribute('data-measure'));
    root.setAttribute('data-measured', JSON.stringify(await measures[what](given)));
  });
})();
