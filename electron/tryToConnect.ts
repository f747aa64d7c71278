/**
 * For attack tests, called in test builds only: tries Node's ways out one after the other. Every failure is silent,
 * since the server on the other side counts who knocks.
 */
export async function tryToConnect(port: number | undefined): Promise<void> {
  if (port === undefined) return;
  const net = process.getBuiltinModule('node:net');
  try {
    net.connect(port, '127.0.0.1').on('error', () => undefined);
  } catch {
    // refused
  }
  try {
    await fetch(`http://127.0.0.1:${port}/`);
  } catch {
    // refused
  }
}
