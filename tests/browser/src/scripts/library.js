// What is on the page, by role and accessible name. Runs before every script of the harness;
// it only reads.

const tidy = (text) => (text || '').replace(/\s+/g, ' ').trim();

const ELEMENTS_OF_ROLE = {
  button: 'button, [role=button], summary',
  link: 'a[href]',
  select: 'select',
  file: 'input[type=file]',
  textbox: 'input[type=text], textarea',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  group: 'fieldset, [role=group]',
  table: 'table',
  progressbar: 'progress, [role=progressbar]',
  status: '[role=status], output',
};

const nameFrom = (label) => {
  const copy = label.cloneNode(true);
  for (const control of copy.querySelectorAll('select, input, textarea')) control.remove();
  return tidy(copy.textContent);
};

const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    const parts = by.split(/\s+/).map((id) => document.getElementById(id));
    return tidy(parts.filter(Boolean).map((part) => part.textContent).join(' '));
  }
  if (element.hasAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels && element.labels.length) {
    return tidy([...element.labels].map(nameFrom).join(' '));
  }
  if (element.tagName === 'TABLE') return tidy(element.caption && element.caption.textContent);
  if (element.tagName === 'FIELDSET') {
    const legend = element.querySelector('legend');
    return tidy(legend && legend.textContent);
  }
  return tidy(element.textContent);
};

const isShown = (element) => element.getClientRects().length > 0;

// The elements of a role whose name begins with `beginning`, those that are shown first; those
// whose name is exactly that before others.
const withName = (role, beginning) => {
  const wanted = beginning.toLowerCase();
  const found = [...document.querySelectorAll(ELEMENTS_OF_ROLE[role])]
    .filter((element) => nameOf(element).toLowerCase().startsWith(wanted));
  const rank = (element) =>
    (isShown(element) ? 0 : 2) + (nameOf(element).toLowerCase() === wanted ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
};

// The pieces of text in a cell, so that a note beside a figure does not run into it.
const piecesOf = (cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walker.nextNode()) {
    const text = tidy(walker.currentNode.data);
    if (text) pieces.push(text);
  }
  return pieces;
};

const statusText = () =>
  tidy([...document.querySelectorAll(ELEMENTS_OF_ROLE.status)].map((s) => s.textContent).join(' '));

const pageText = () => tidy(document.body ? document.body.innerText : '');
