import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { root } from './app.ts';

/** Keeps a picture of the window when a test fails, and says what the window said. Sample data only. */
export function pictureOnFailure(page: () => Page | undefined): void {
  afterEach(async ({ task }) => {
    const shown = page();
    if (task.result?.state !== 'fail' || !shown || shown.isClosed()) return;
    const folder = join(root, 'out', 'e2e');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${task.name.replace(/\W+/g, '-').slice(0, 60)}.png`);
    await shown.screenshot({ path: file });
    console.error(`Picture: ${file}\nAlerts: ${JSON.stringify(await shown.getByRole('alert').allInnerTexts())}`);
  });
}
