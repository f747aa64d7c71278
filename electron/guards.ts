/** The guards of the shell, each with an attack test in test/exploit that is run with the guard and without it. */
export type GuardName =
  | 'sandbox'
  | 'isolation'
  | 'csp'
  | 'network-page'
  | 'network-main'
  | 'network-worker'
  | 'network-parser'
  | 'system-parser'
  | 'navigation'
  | 'windows'
  | 'permissions'
  | 'debug-switches'
  | 'sender'
  | 'channels'
  | 'containment'
  | 'idle-lock'
  | 'memory-session'
  | 'dictionaries'
  | 'downloads';

/**
 * Whether a guard stands. Always, in what is packaged. In a test build an attack test may take one guard away,
 * to show that the attack would succeed but for it.
 */
export function guardOn(name: GuardName): boolean {
  if (!__TEST_HOOKS__) return true;
  return !(process.env.IFR_TEST_WITHOUT_GUARD ?? '').split(',').includes(name);
}
