import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, relative, resolve, sep } from 'node:path';
import { guardOn } from '../guards.ts';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';

/** The page's only origin. Never file://: a file page could read the disk. */
export const origin = 'app://ifr';
export const startPage = `${origin}/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  // Character maps and standard fonts that the PDF viewer loads for papers which do not carry their own.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page, and nothing outside its folder, with the security headers on every answer. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'ifr') return refuse(403);
    let path: string;
    try {
      path = decodeURIComponent(url.pathname);
    } catch {
      return refuse(400);
    }
    const file = resolve(folder, `.${path}`);
    if (guardOn('containment') && !isInside(folder, file)) return refuse(403);
    const type = types[extname(file)];
    if (!type && guardOn('containment')) return refuse(403);
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), { headers: headers(type ?? 'text/plain') });
    } catch {
      return refuse(404);
    }
  });
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(guardOn('csp') ? { 'content-security-policy': contentSecurityPolicy } : {}),
  };
}

const refuse = (status: number) => new Response(null, { status });

/** Whether a path lies inside a folder, by path arithmetic and not by the beginning of the text. */
export function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way) && !way.startsWith(sep) && !way.includes('\0');
}

/** Whether an address is the app's own page, by its parsed parts. */
export function isOwnPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'app:' && url.host === 'ifr' && url.pathname === '/index.html';
  } catch {
    return false;
  }
}
