import { chmodSync, chownSync, copyFileSync, cpSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { makeTemp, removeTemp } from '../unit/db/tempFolders.ts';
import { root } from './app.ts';

/** The user that owns nothing; on Linux always there. */
const nobody = 65534;

/** The app laid out as it is installed: `app.isPackaged` is true, and an ordinary user may start it. */
export interface Stage {
  /** The app's own program, started as whoever runs the tests. */
  readonly program: string;
  /** Starts the program as a user without any rights; the program itself where the tests run as such a user already. */
  readonly asOrdinaryUser: string;
  /** A folder of this stage that the ordinary user may write to. */
  writable(name: string): string;
  remove(): void;
}

/** Why there is no stage here, or null. */
export function whyNoStage(): string | null {
  if (process.platform !== 'linux') return 'the stage is laid out for Linux';
  if (process.getuid!() === 0 && !existsSync('/usr/bin/setpriv')) return 'setpriv (util-linux) is needed to start the app as an ordinary user';
  return null;
}

/**
 * Electron under the app's own name, with the built app in `resources/app`. `fused`: Node's own debugger and its use as plain
 * Node are off, as electron-builder.yml has it; a test driver cannot steer such an app.
 */
export async function makeStage(options: { fused?: boolean } = {}): Promise<Stage> {
  const folder = makeTemp();
  chmodSync(folder, 0o755);
  const installed = join(folder, 'installed');
  linkFolder(dirname(process.env.IFR_ELECTRON!), installed);
  const program = join(installed, 'ifr-panel');
  if (options.fused) {
    copyFileSync(join(installed, 'electron'), program); // its bytes are about to change
    chmodSync(program, 0o755);
    await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: false, [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false, [FuseV1Options.EnableNodeCliInspectArguments]: false });
  } else {
    linkOrCopy(join(installed, 'electron'), program);
  }
  rmSync(join(installed, 'electron'));
  rmSync(join(installed, 'resources', 'default_app.asar'), { force: true });

  const app = join(installed, 'resources', 'app');
  mkdirSync(app);
  cpSync(join(root, 'package.json'), join(app, 'package.json'));
  cpSync(join(root, 'dist'), join(app, 'dist'), { recursive: true }); // copied, not linked: a build writes into its files
  for (const name of ['better-sqlite3', '@myriaddreamin']) linkFolder(join(root, 'node_modules', name), join(app, 'node_modules', name));

  const binding = process.env.IFR_SQLITE_BINDING;
  if (binding) linkOrCopy(binding, join(installed, 'sqlite.node'));
  const writable = (name: string): string => {
    const made = join(folder, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    if (process.getuid!() === 0) chownSync(made, nobody, nobody);
    return made;
  };
  const launcher = join(folder, 'start.sh');
  const become = process.getuid!() === 0 ? `/usr/bin/setpriv --reuid=${nobody} --regid=${nobody} --clear-groups ` : '';
  writeFileSync(launcher, `#!/bin/sh\nexport HOME="${writable('home')}" TMPDIR="${writable('tmp')}"${binding ? ` IFR_SQLITE_BINDING="${join(installed, 'sqlite.node')}"` : ''}\nexec ${become}"${program}" "$@"\n`);
  chmodSync(launcher, 0o755);
  return { program, asOrdinaryUser: launcher, writable, remove: () => removeTemp(folder) };
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkOrCopy(source, target);
  }
}

/** A second name for the same bytes; a copy where the two places lie on different disks. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
