// The worker's end of the start: receives the program from boot.js, starts it, and from then on
// leaves every message to it.
//
// The program must listen for messages before its `main` returns: what came earlier is handed to
// it then. A failure is thrown, so that the page sees it as the worker's "error" event; that goes
// for rejected promises too, which would otherwise stay inside the worker.
(function () {
    'use strict';

    var early = [];
    var isStarted = false;

    function raise(error) {
        setTimeout(function () {
            throw error;
        });
    }

    function handOver() {
        self.removeEventListener('message', receive);
        early.forEach(function (data) {
            self.dispatchEvent(new MessageEvent('message', { data: data }));
        });
        early = [];
    }

    function receive(event) {
        if (!isStarted && event.data && event.data.caseloadAudit === 'start') {
            isStarted = true;
            wasm_bindgen({ module_or_path: event.data.program }).then(handOver, raise);
        } else {
            early.push(event.data);
        }
    }

    self.addEventListener('message', receive);
    self.addEventListener('messageerror', function () {
        if (!isStarted) {
            self.postMessage({ caseloadAudit: 'bytes' });
        }
    });
    self.addEventListener('unhandledrejection', function (event) {
        event.preventDefault();
        raise(event.reason);
    });
    // The same name as in the page, for a panic hook that serves both: the trap that follows a
    // panic is what the page sees.
    self.caseloadAudit = { fail: function () {} };
})();
