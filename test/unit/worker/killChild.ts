// Run by kill.test.ts in a process of its own: opens a copied record, makes one call, and is killed on the way (IFR_TEST_KILL_AT).
import { make, openStart, type Call, type Start } from './killed.ts';

const { start, call } = JSON.parse(process.argv[2]!) as { start: Start; call: Call };
await make(openStart(start), call);
process.exit(0);
