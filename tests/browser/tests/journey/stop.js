// Waits until reading has visibly begun, presses Stop reading, and answers how many milliseconds
// passed until the page said that it has stopped.
const done = arguments[arguments.length - 1];
const progress = () => {
  const [bar] = document.querySelectorAll(ELEMENTS_OF_ROLE.progressbar);
  return bar ? Number(bar.value || bar.getAttribute('aria-valuenow') || 0) : 0;
};
const begin = () => {
  const [button] = withName('button', 'Stop reading');
  if (!button || progress() <= 0) return void setTimeout(begin, 5);
  const pressed = performance.now();
  button.click();
  const end = () => {
    if (/stopped/i.test(statusText())) return void done(performance.now() - pressed);
    setTimeout(end, 5);
  };
  end();
};
begin();
