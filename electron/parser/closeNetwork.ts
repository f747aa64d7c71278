import dgram from 'node:dgram';
import net from 'node:net';

/** Shuts the ways out of this process: sockets cannot connect, datagrams cannot be sent, and `fetch` is gone. */
export function closeNetwork(): void {
  const refuse = (): never => {
    throw new Error('The parser has no network.');
  };
  net.Socket.prototype.connect = refuse;
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.connect = refuse;
  for (const name of ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource']) Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: true });
}
