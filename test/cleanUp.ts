import { afterAll } from 'vitest';
import { removeAllTemps } from './unit/db/tempFolders.ts';

// The processes that run tests are ended from outside, so that nothing set up for their own end would happen.
afterAll(removeAllTemps);
