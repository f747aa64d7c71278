import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Three kinds of test: plain Node (with real files and databases), components in a simulated page, and the real app. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          pool: 'forks',
          include: ['test/{unit,property,policies,migrations,golden,arch,import,letters}/**/*.test.ts'],
          setupFiles: ['test/cleanUp.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['renderer/**/*.test.tsx', 'test/dom/**/*.test.tsx'],
          setupFiles: ['test/dom/setup.ts'],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          pool: 'forks',
          fileParallelism: false,
          // A real window on a busy machine may miss a moment: one more try. What fails twice has failed.
          retry: 1,
          include: ['test/{e2e,exploit}/**/*.test.ts'],
          setupFiles: ['test/cleanUp.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
