// Says what is wrong with the place of the focus, or nothing: whether something of the page has it,
// is in the window, is not covered by anything else, and is marked as having it.
const here = document.activeElement;
if (!here || here === document.body || here === document.documentElement) return 'nothing has the focus';

const box = here.getBoundingClientRect();
if (box.width < 1 || box.height < 1) return 'what has the focus has no size';
const left = Math.max(box.left, 0);
const right = Math.min(box.right, document.documentElement.clientWidth);
const top_ = Math.max(box.top, 0);
const bottom = Math.min(box.bottom, innerHeight);
if (right - left < 1 || bottom - top_ < 1) return 'what has the focus is outside the window';

const label = here.closest('label');
const isIts = (found) => found && (here.contains(found) || (label && label.contains(found)));
const shares = [0.1, 0.5, 0.9];
const isSeen = shares.some((x) =>
  shares.some((y) =>
    isIts(document.elementFromPoint(left + (right - left) * x, top_ + (bottom - top_) * y)),
  ),
);
if (!isSeen) return 'what has the focus is covered';

const isMarked = (element) => {
  const style = element && getComputedStyle(element);
  if (!style) return false;
  const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const isHeading = element.tagName === 'H1' && style.textDecorationLine.includes('underline');
  return isOutlined || isHeading;
};
if (![here, label, here.nextElementSibling].some(isMarked)) return 'what has the focus is not marked';
return '';
