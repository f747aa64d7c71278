import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
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
  // Looking up a name goes out on sockets of its own, and the name itself can carry words out.
  for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype, Object.getPrototypeOf(dns.Resolver.prototype), Object.getPrototypeOf(dns.promises.Resolver.prototype)] as object[]) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (/^(?:lookup|resolve|reverse)/.test(name)) Object.defineProperty(holder, name, { value: refuse, writable: false, configurable: false });
    }
  }
  syncBuiltinESMExports();
  for (const name of ['fetch', 'WebSocket', 'EventSource'] as const) {
    Object.defineProperty(globalThis, name, { value: refuse, writable: false, configurable: false });
  }
}
