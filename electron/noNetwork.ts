import dgram from 'node:dgram';
import net from 'node:net';

/**
 * Takes the network away from a Node process: Node's own sockets do not pass through Chromium's request filter.
 * Local sockets (no host, a path) stay, because Electron itself may use them.
 */
export function refuseNetwork(): void {
  const refuse = (): never => {
    throw new Error('This app has no network: no connection may be opened.');
  };
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const first = Array.isArray(args[0]) ? args[0][0] : args[0];
    const path = typeof first === 'string' ? first : (first as { path?: string } | undefined)?.path;
    return path && !(first as { port?: unknown }).port ? (connect as (...a: unknown[]) => net.Socket).apply(this, args) : refuse();
  } as typeof connect;
  net.Server.prototype.listen = refuse;
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.connect = refuse;
  dgram.Socket.prototype.bind = refuse;
  for (const name of ['fetch', 'WebSocket', 'EventSource'] as const) {
    Object.defineProperty(globalThis, name, { value: refuse, writable: false, configurable: false });
  }
}
