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
    const { Resolver } = process.getBuiltinModule('node:dns').promises;
    const resolver = new Resolver({ timeout: 300, tries: 1 });
    resolver.setServers([`127.0.0.1:${port}`]);
    void resolver.resolve4('words.carried.out.example').catch(() => undefined);
  } catch {
    // refused
  }
  try {
    await fetch(`http://127.0.0.1:${port}/`);
  } catch {
    // refused
  }
}
