// Opens the working of figures one after the other, reads it and closes it. arguments: the id of the
// section whose figures are meant, or nothing for those outside of sections, from which of them, and
// at most how many. Answers what was read, in order.
const [section, from, most, done] = arguments;
const buttons = [...document.querySelectorAll('table button[aria-haspopup=dialog]')]
  .filter((button) => (button.closest('details.section')?.id ?? '') === section);
const dialog = document.querySelector('dialog');
const read = [];

const textsOf = (selector) => [...dialog.querySelectorAll(selector)].map((e) => tidy(e.textContent));
const listUnder = (heading) => {
  const found = [...dialog.querySelectorAll('h3')].find((h) => tidy(h.textContent) === heading);
  return found ? [...found.nextElementSibling.children].map((item) => tidy(item.textContent)) : [];
};

const readingOf = (button) => {
  const described = button.getAttribute('aria-describedby').split(' ');
  return {
    table: nameOf(button.closest('table')),
    name: nameOf(button),
    described: described.map((id) => tidy(document.getElementById(id).textContent)),
    row: tidy(button.closest('tr').querySelector('th bdi').textContent),
    shown: tidy(button.textContent),
    title: nameOf(dialog),
    paragraphs: textsOf(':scope > p:not(.conclusion)'),
    conclusion: textsOf('.conclusion').join(' '),
    steps: [...dialog.querySelectorAll('tr')].map((row) => [...row.cells].map((c) => tidy(c.textContent))),
    left_out: listUnder('Left out'),
    rests_on: listUnder('Rows it rests on'),
    focus_returned: false,
  };
};

// Of the buttons of the page, which are thousands, those in the dialog alone.
const closing = () =>
  [...dialog.querySelectorAll('button')].find((button) => nameOf(button) === 'Close the working');

// States, not times: the next look follows as soon as the page has had its turn.
const until = (state, then) => (state() ? then() : void setTimeout(() => until(state, then)));

const next = (at) => {
  const button = buttons[at];
  if (!button || at >= from + most) return void done(read);
  button.focus();
  button.click();
  until(() => dialog.open && textsOf('.conclusion').length > 0, () => {
    const reading = readingOf(button);
    // The browser says that a dialog is closed some time after it is.
    let isClosed = false;
    dialog.addEventListener('close', () => { isClosed = true; }, { once: true });
    closing().click();
    until(() => isClosed && dialog.childElementCount === 0, () => {
      reading.focus_returned = document.activeElement === button;
      read.push(reading);
      next(at + 1);
    });
  });
};
next(from);
