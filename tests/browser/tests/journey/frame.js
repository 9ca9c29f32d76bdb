// Puts a frame with that address into the page.
const frame = document.createElement('iframe');
frame.src = arguments[0];
document.body.append(frame);
