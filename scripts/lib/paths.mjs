import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What is assembled once and kept; outside node_modules, which `npm ci` empties, and readable by other users. */
export const cache = join(root, '.cache');
export const dist = join(root, 'dist');
export const out = join(root, 'out');
