// Drops files on the page: arguments[0] holds [name, text] pairs.
const transfer = new DataTransfer();
for (const [name, text] of arguments[0]) {
  transfer.items.add(new File([text], name, { type: 'text/csv' }));
}
const target = document.querySelector('main') || document.body;
for (const kind of ['dragenter', 'dragover', 'drop']) {
  target.dispatchEvent(
    new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true }),
  );
}
