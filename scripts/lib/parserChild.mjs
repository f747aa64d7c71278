// A parser process under Node: the port that Electron would hand over is the line to the process that started it.
globalThis.__TEST_HOOKS__ = false;
globalThis.__APP_VERSION__ = 'script';
const port = {
  on: (_name, listener) => void process.on('message', (data) => listener({ data, ports: [] })),
  postMessage: (message) => process.send(message),
};
process.parentPort = {
  on: (_name, listener) => setImmediate(() => listener({ data: { type: 'port' }, ports: [port] })),
  postMessage: (message) => process.send(message),
};
await import('../../electron/parser/index.ts');
