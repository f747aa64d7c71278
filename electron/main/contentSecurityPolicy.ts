/**
 * What the page may load and run: its own files, nothing else, and no text turned into script or markup.
 * `blob:` images are papers drawn from bytes in memory; `ifr-worker` is the one policy that may name a worker (the PDF reader's).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ifr-worker',
].join('; ');
