import type { App } from 'electron';
import { guardOn } from '../guards.ts';

/** Command-line switches that open the app to a debugger or take its protections down. */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
  'load-extension',
  'disable-extensions-except',
  'enable-logging',
  'log-net-log',
  'proxy-server',
  'host-rules',
] as const;

/**
 * In the packaged app a debugger could read every case from a running, unlocked app, so it refuses to start.
 * Returns the switch that was refused, or null. Development builds may be debugged: that is what they are for.
 */
export function refusedSwitch(app: App, argv: readonly string[]): string | null {
  if (!app.isPackaged || !guardOn('debug-switches')) return null;
  const named = refusedSwitches.find((name) => app.commandLine.hasSwitch(name) || argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)));
  return named ?? (process.env.NODE_OPTIONS?.includes('inspect') ? 'NODE_OPTIONS' : null);
}

/** Chromium's own chatter with the outside, turned off before it starts. */
export function quietChromium(app: App): void {
  const add = (name: string, value?: string) => (value === undefined ? app.commandLine.appendSwitch(name) : app.commandLine.appendSwitch(name, value));
  add('disable-background-networking');
  add('disable-component-update');
  add('disable-domain-reliability');
  add('disable-breakpad'); // no crash dumps: a dump holds whatever was in memory
  add('disable-gpu-shader-disk-cache');
  add('dns-prefetch-disable');
  add('no-pings');
  if (guardOn('network-page')) {
    add('host-resolver-rules', 'MAP * ~NOTFOUND');
    add('proxy-server', '127.0.0.1:9'); // the discard port: nothing answers there
    add('proxy-bypass-list', '<-loopback>');
  }
}
