// A virtual screen for machines without one. A small start of our own around `Xvfb -displayfd`:
// it picks a free number by itself, works for any user and leaves no server behind.
import { spawn } from 'node:child_process';

/** Whether this machine has a screen that a window could open on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Starts a virtual screen. Returns its DISPLAY and a function that ends it. */
export function startVirtualDisplay({ width = 1280, height = 800 } = {}) {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let text = '';
    const stop = () => server.kill('SIGTERM');
    process.on('exit', stop);
    server.on('error', (error) => reject(new Error(`No virtual screen could be started (Xvfb): ${error.message}`)));
    server.on('exit', (code) => reject(new Error(`The virtual screen (Xvfb) ended with code ${code}`)));
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve({ display: `:${text.trim()}`, stop });
    });
  });
}
