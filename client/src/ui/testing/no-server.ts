// Imported before anything that holds on to the browser's own `fetch`: nothing in a test of a screen looks for a server.

globalThis.fetch = () => Promise.reject(new TypeError('There is no server here.'))
