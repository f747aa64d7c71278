// The Debian packages that a window needs. As root they are installed; otherwise the one line to run is printed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const windowPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'fonts-liberation'];
export const displayPackages = ['xvfb', 'xauth'];
export const testPackages = ['poppler-utils'];
export const compilePackages = ['g++', 'make', 'python3'];

/** Makes sure that Debian packages are there. On another system it does nothing: there the window's libraries come with the desktop. */
export function needPackages(packages, why) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const line = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() !== 0) {
    console.error(`Missing Debian packages (${why}). Run this line, then try again:\n\n  sudo sh -c '${line}'\n`);
    process.exit(1);
  }
  console.log(`Installing Debian packages (${why}): ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', ...missing]]) {
    const result = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (result.status !== 0) {
      console.error(`apt-get ${args[0]} failed:\n${result.stdout}${result.stderr}\nThe line to run by hand:\n\n  ${line}\n`);
      process.exit(1);
    }
  }
}

/** Newer Debian and Ubuntu releases carry some of these libraries under the same name with `t64` behind it. */
function isInstalled(name) {
  return [name, `${name}t64`].some((candidate) => {
    const result = spawnSync('dpkg-query', ['-W', '-f=${Status}', candidate], { encoding: 'utf8' });
    return result.status === 0 && result.stdout.includes('install ok installed');
  });
}
