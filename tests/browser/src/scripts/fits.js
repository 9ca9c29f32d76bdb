// Says what does not fit the window: the page itself, what scrolls sideways and is neither a table
// nor written by its user, and text that is cut off where nobody can scroll to it.
const faults = [];
const root = document.scrollingElement;
if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth} pixels wide`);

// Tables may scroll, and so may rows of a file that are shown as they are. Values of a file are
// shortened on purpose.
const MAY_SCROLL = '.table-frame, .seen, textarea, select, input';
const MAY_BE_CUT = '.value, .visually-hidden, option, svg, script, noscript, thead';
const named = (element) =>
  `${element.tagName.toLowerCase()}.${element.className}: ${tidy(element.textContent).slice(0, 60)}`;
const overflows = (style, axis) => style[axis === 'x' ? 'overflowX' : 'overflowY'];

for (const element of document.body.querySelectorAll('*')) {
  if (!isShown(element) || element.matches(MAY_SCROLL)) continue;
  const overflow = overflows(getComputedStyle(element), 'x');
  if (['auto', 'scroll'].includes(overflow) && element.scrollWidth > element.clientWidth + 1) {
    faults.push(`scrolls sideways: ${named(element)}`);
  }
}

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode;
  const parent = text.parentElement;
  if (!tidy(text.data) || parent.closest(MAY_BE_CUT) || !isShown(parent)) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  const box = range.getBoundingClientRect();
  for (let outer = parent; outer && outer !== document.body; outer = outer.parentElement) {
    if (outer.matches(MAY_SCROLL)) break;
    const style = getComputedStyle(outer);
    const [x, y] = [overflows(style, 'x'), overflows(style, 'y')];
    const around = outer.getBoundingClientRect();
    const isCut = (axis, low, high) =>
      ['hidden', 'clip'].includes(axis) && (low.inner < low.outer - 1 || high.inner > high.outer + 1);
    if (
      isCut(x, { inner: box.left, outer: around.left }, { inner: box.right, outer: around.right }) ||
      isCut(y, { inner: box.top, outer: around.top }, { inner: box.bottom, outer: around.bottom })
    ) {
      faults.push(`cut off: ${named(parent)}`);
    }
  }
}
return [...new Set(faults)].slice(0, 10);
