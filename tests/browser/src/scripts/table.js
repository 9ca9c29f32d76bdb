// The table whose name begins with arguments[0]: its name, headings and rows of cells, or null.
const [table] = withName('table', arguments[0]);
if (!table) return null;
const heads = table.tHead ? [...table.tHead.rows] : [];
// Of a heading of which not all is seen, what is heard.
const headingOf = (cell) =>
  cell.querySelector('button[aria-label]')?.ariaLabel ?? tidy(piecesOf(cell).join(' '));
const bodies = [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])];
return {
  name: nameOf(table),
  headings: heads.length ? [...heads[heads.length - 1].cells].map(headingOf) : [],
  rows: bodies.flatMap((body) => [...body.rows]).map((row) => [...row.cells].map(piecesOf)),
};
