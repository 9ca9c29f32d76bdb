// Starts the program inside this page, or says why it cannot.
//
// Takes the elements of index.html and the texts packed beside it: "glue" (the script between
// WebAssembly and browser), "worker" (worker.js), "program" (WebAssembly) and "samples", the last
// two gzip in base64. Gives the program the object `caseloadAudit`. It keeps nothing and writes
// nothing to the console; it asks for nothing over the network, but, where the page cannot go on and
// the user starts again, for another version of it.
//
// Written in old syntax throughout: a browser too old for the program must still be able to read
// this and say so.
(function () {
    'use strict';

    var state = 'starting';
    var module = null;
    var workerUrl = null;

    function element(id) {
        return document.getElementById(id);
    }

    function textOf(id) {
        return element(id).textContent;
    }

    function setState(name) {
        state = name;
        document.documentElement.setAttribute('data-state', name);
    }

    // Shows the message of that kind ("old", "webassembly", "worker", "start" or "stopped") in
    // place of the page. The first failure counts: what follows is its consequence.
    function fail(kind) {
        var message = element('boot-' + kind) || element('boot-stopped');
        if (state !== 'starting' && state !== 'ready') {
            return;
        }
        setState(kind);
        // There is no work left to lose: nobody is to be asked before leaving.
        window.addEventListener('beforeunload', function (event) {
            event.stopImmediatePropagation();
        }, true);
        element('app').hidden = true;
        message.hidden = false;
        // So that a screen reader reads it, and the keyboard goes on from there.
        message.querySelector('h1').focus();
    }

    // What this browser lacks, as a kind of failure, or null.
    //
    // DecompressionStream decides the age: Chromium 80, Firefox 113, Safari 16.4. The policy's
    // 'wasm-unsafe-eval' asks for Chromium 97, which shows only when the program is compiled.
    function lacking() {
        if (
            !window.Promise ||
            !window.Blob ||
            !Blob.prototype.stream ||
            !window.ReadableStream ||
            !window.DecompressionStream ||
            !window.Response ||
            typeof window.File !== 'function' ||
            !window.URL ||
            !URL.createObjectURL
        ) {
            return 'old';
        }
        if (!window.WebAssembly || !WebAssembly.compile) {
            return 'webassembly';
        }
        if (!window.Worker) {
            return 'worker';
        }
        return null;
    }

    function fromBase64(text) {
        var binary, bytes, i;
        if (Uint8Array.fromBase64) {
            return Uint8Array.fromBase64(text);
        }
        binary = atob(text);
        bytes = new Uint8Array(binary.length);
        for (i = 0; i < binary.length; i += 1) {
            bytes[i] = binary.charCodeAt(i);
        }
        return bytes;
    }

    // The bytes packed in that element: a promise of an ArrayBuffer.
    function unpack(id) {
        var packed = new Blob([fromBase64(textOf(id))]);
        return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    }

    // A worker that runs the same program. It is returned at once; messages posted to it wait until
    // the program in it listens. Throws where workers are forbidden; every later failure in it
    // arrives as the worker's "error" event.
    function newWorker() {
        var worker;

        function sendBytes() {
            unpack('program').then(
                function (bytes) {
                    worker.postMessage({ caseloadAudit: 'start', program: bytes }, [bytes]);
                },
                function () {
                    worker.dispatchEvent(new ErrorEvent('error', { message: 'unpack', cancelable: true }));
                }
            );
        }

        if (!workerUrl) {
            workerUrl = URL.createObjectURL(
                new Blob([textOf('glue'), '\n', textOf('worker')], { type: 'text/javascript' })
            );
        }
        worker = new Worker(workerUrl);
        // The worker could not take the compiled program: it gets the bytes and compiles them itself.
        worker.addEventListener('message', function (event) {
            if (event.data && event.data.caseloadAudit === 'bytes') {
                event.stopImmediatePropagation();
                sendBytes();
            }
        });
        try {
            worker.postMessage({ caseloadAudit: 'start', program: module });
        } catch (error) {
            sendBytes();
        }
        return worker;
    }

    // The sample audit: a promise of an array of Files.
    //
    // The files are packed in turns, a part of each, because their like rows then lie close enough
    // together for gzip to see.
    function sampleFiles() {
        var packed = element('samples');
        var names = packed.getAttribute('data-names').split('|');
        var sizes = packed.getAttribute('data-sizes').split('|').map(Number);
        var turns = Number(packed.getAttribute('data-turns'));
        return unpack('samples').then(function (bytes) {
            var at = 0;
            var turn, i, start, end;
            var parts = names.map(function () {
                return [];
            });
            for (turn = 0; turn < turns; turn += 1) {
                for (i = 0; i < names.length; i += 1) {
                    start = Math.min(sizes[i], turn * Math.ceil(sizes[i] / turns));
                    end = Math.min(sizes[i], (turn + 1) * Math.ceil(sizes[i] / turns));
                    parts[i].push(new Uint8Array(bytes, at, end - start));
                    at += end - start;
                }
            }
            return names.map(function (name, i) {
                return new File(parts[i], name, { type: 'text/csv' });
            });
        });
    }

    // Whether a fault is this page's own, not that of a browser extension at work in it.
    function isOurs(error, place) {
        var here = location.href.split('#')[0];
        if (!error) {
            return false;
        }
        if (window.WebAssembly && WebAssembly.RuntimeError && error instanceof WebAssembly.RuntimeError) {
            return true;
        }
        place = place || String(error.stack || '');
        return place.indexOf(here) !== -1 || place.indexOf('wasm:') !== -1;
    }

    function faultKind() {
        return state === 'starting' ? 'start' : 'stopped';
    }

    function start() {
        var failure = 'start';
        if (state !== 'starting') {
            return;
        }
        Promise.resolve('program')
            .then(unpack)
            .then(function (bytes) {
                return WebAssembly.compile(bytes).catch(function () {
                    // What is valid here and yet not compiled is forbidden, by a setting or a policy.
                    failure = WebAssembly.validate(bytes) ? 'webassembly' : 'old';
                    throw failure;
                });
            })
            .then(function (compiled) {
                module = compiled;
                return wasm_bindgen({ module_or_path: compiled });
            })
            .then(
                function () {
                    if (state === 'starting') {
                        setState('ready');
                        performance.mark('caseload-audit-ready');
                    }
                },
                function () {
                    fail(failure);
                }
            );
    }

    // Loads the page anew; where there is another version of it, that one. A page that cannot go on
    // must not stand in the way of its successor.
    function startAgain() {
        var workers = null;
        function reload() {
            location.reload();
        }
        function takeOver(waiting) {
            waiting.addEventListener('statechange', function () {
                if (waiting.state === 'activated' || waiting.state === 'redundant') {
                    reload();
                }
            });
            waiting.postMessage('skip waiting');
        }
        function look(registration) {
            var installing = registration.installing;
            if (registration.waiting) {
                takeOver(registration.waiting);
            } else if (installing) {
                installing.addEventListener('statechange', function () {
                    if (installing.state === 'redundant') {
                        reload();
                    } else if (registration.waiting) {
                        takeOver(registration.waiting);
                    }
                });
            } else {
                reload();
            }
        }
        try {
            workers = navigator.serviceWorker;
        } catch (error) {
            // A sandbox forbids even to ask.
        }
        if (!workers || !workers.getRegistration) {
            reload();
            return;
        }
        setTimeout(reload, 5000);
        workers.getRegistration().then(function (registration) {
            return registration.update().then(look.bind(null, registration));
        }).catch(reload);
    }

    function listen() {
        var buttons = document.getElementsByClassName('boot-again');
        var i;
        window.addEventListener('error', function (event) {
            if (isOurs(event.error, event.filename)) {
                fail(faultKind());
            }
        });
        window.addEventListener('unhandledrejection', function (event) {
            if (isOurs(event.reason, '')) {
                fail(faultKind());
            }
        });
        for (i = 0; i < buttons.length; i += 1) {
            buttons[i].addEventListener('click', startAgain);
        }
    }

    window.caseloadAudit = { newWorker: newWorker, sampleFiles: sampleFiles, fail: fail };
    setState('starting');
    listen();
    if (lacking()) {
        fail(lacking());
    } else {
        document.addEventListener('DOMContentLoaded', start);
    }
})();
