import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faxInPdf, faxSquare, jbig2Square, jpxBlack, longStudy, pdfOfPictures, plainSquare, png, tiff } from '../samples/scans.ts';
import { makeTemp, removeTemp } from '../unit/db/tempFolders.ts';
import { type RunningApp, startApp } from './app.ts';
import { button, firstStart, makeCase, mouseAndKeyboard, pack, takeIn, type Hands } from './drive.ts';
import { inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';

/** Papers of every kind in the real window: a study of 300 pages, scans, a fax of several pages, and words found in all of them. */
let running: RunningApp;
let hands: Hands;
const folder = makeTemp();
const form = pack('hny-criteria-not-met');

beforeAll(async () => {
  cpSync(form.path, join(folder, 'pack.zip'));
  writeFileSync(join(folder, 'study.pdf'), await longStudy(300, { page: 250, lines: ['After a year the pseudar-', 'throsis was seen again.'] }));
  writeFileSync(join(folder, 'scans.pdf'), pdfOfPictures([jbig2Square(), jpxBlack(), faxInPdf()]));
  writeFileSync(join(folder, 'fax.tif'), tiff([{ bytes: faxSquare(), tags: { 259: 4 } }, { bytes: plainSquare(1) }, { bytes: faxSquare(), tags: { 259: 4, 274: 6 } }]));
  writeFileSync(join(folder, 'photo.png'), png(300, 100, [180, 30, 30]));
  running = await startApp();
  running.page.setDefaultTimeout(15_000);
  hands = mouseAndKeyboard(running.page);
  await firstStart(hands);
  await takeIn(hands, running.app, { ...form, path: folder });
}, 180_000);
afterAll(async () => {
  await running?.quit();
  removeTemp(folder);
});
pictureOnFailure(() => running?.page);

const page = () => running.page;
const choose = async (name: string) => {
  const select = page().getByLabel(/^Paper \d+ of/);
  const options = await select.locator('option').allInnerTexts();
  await select.selectOption({ label: options.find((one) => one.startsWith(name))! });
};
const sheet = (number: number, of: number) => page().getByRole('figure', { name: `Page ${number} of ${of}`, exact: true });
const drawn = (number: number, of: number) => sheet(number, of).locator('canvas[data-drawn]').waitFor();
/** Red, from 0 to 255, at a place of a drawn page, given from 0 to 1 across and down. */
const dot = (number: number, of: number, x: number, y: number) =>
  sheet(number, of).locator('canvas').evaluate((canvas: HTMLCanvasElement, [across, down]) => canvas.getContext('2d')!.getImageData(Math.floor(canvas.width * across), Math.floor(canvas.height * down), 1, 1).data[0], [x, y] as const);
const marks = (name: string) => page().evaluate((key) => (CSS as unknown as { highlights: Map<string, Set<Range>> }).highlights.get(key)?.size ?? 0, name);
const memory = async () => (await running.app.evaluate(({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab').reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0))) / 1024;

describe('the viewer', () => {
  it('opens a study of 300 pages at its first page, draws what is looked at, and keeps no more', async () => {
    const before = await memory();
    const start = Date.now();
    await choose('study.pdf');
    await drawn(1, 300);
    const opened = Date.now() - start;
    expect(await page().locator('canvas[data-drawn]').count()).toBeLessThan(8);
    expect(await sheet(1, 300).innerText()).toContain('Sheet 1 of an invented study');
    await page().getByLabel('Page', { exact: true }).fill('200');
    await page().getByLabel('Page', { exact: true }).press('Enter');
    await drawn(200, 300);
    await page().getByRole('region', { name: 'Pages of study.pdf' }).focus();
    await page().keyboard.press('End');
    await drawn(300, 300);
    expect(await page().getByLabel('Page', { exact: true }).inputValue()).toBe('300');
    await page().keyboard.press('Home');
    await drawn(1, 300);
    for (let turn = 0; turn < 40; turn++) await page().keyboard.press('PageDown');
    await page().waitForTimeout(300);
    expect(await page().locator('.pdf-words span').count()).toBeLessThan(1000);
    if (process.env.IFR_MEASURE) console.log(`300 pages: first page after ${opened} ms; the page's process ${Math.round(before)} MB before, ${Math.round(await memory())} MB after looking through it`);
  });

  it('finds words across the end of a line, marks them, and goes from one paper to the next', async () => {
    await choose('study.pdf');
    await page().getByRole('region', { name: 'Pages of study.pdf' }).focus();
    await page().keyboard.press('Control+f');
    const field = page().getByRole('searchbox', { name: 'Find in papers' });
    await field.fill('PSEUDARTHROSIS');
    await field.press('Enter');
    await page().getByText('1 of 1', { exact: true }).waitFor();
    expect(await page().getByRole('list', { name: 'Where the words stand' }).innerText()).toContain('study.pdf, page 250');
    await drawn(250, 300);
    await expect.poll(() => marks('paper-find-now')).toBe(1);
    await field.fill('shoulder');
    await field.press('Enter');
    await page().getByText(/^1 of \d+$/).waitFor();
    await expect.poll(() => marks('paper-find-now')).toBe(1);
    await page().keyboard.press('F3');
    await page().getByText(/^2 of \d+$/).waitFor();
    await page().getByText(/Not searched:.*photo.png/).waitFor();
    await field.press('Escape');
    expect(await marks('paper-find')).toBe(0);
  });

  it('draws scans without WebAssembly', async () => {
    await choose('scans.pdf');
    for (const [number, white] of [[1, true], [2, false], [3, true]] as const) {
      await sheet(number, 3).scrollIntoViewIfNeeded();
      await drawn(number, 3);
      expect(await dot(number, 3, 0.5, 0.5)).toBeLessThan(40);
      if (white) expect(await dot(number, 3, 0.05, 0.05)).toBeGreaterThan(215);
    }
  });

  it('shows a fax of several pages, and turns and enlarges a photograph', async () => {
    await choose('fax.tif');
    for (const number of [1, 2, 3]) {
      await sheet(number, 3).scrollIntoViewIfNeeded();
      await drawn(number, 3);
      expect(await dot(number, 3, 0.5, 0.5)).toBeLessThan(40);
      expect(await dot(number, 3, 0.05, 0.05)).toBeGreaterThan(215);
    }
    await choose('photo.png');
    const photo = page().getByRole('img', { name: /photo.png/ });
    await expect.poll(async () => (await photo.boundingBox())?.width).toBe(300);
    await button(page(), 'Turn right').click();
    await expect.poll(async () => (await photo.boundingBox())?.width).toBe(100);
    await button(page(), 'Larger').click();
    await expect.poll(async () => (await photo.boundingBox())?.height).toBe(375);
  });

  it('looks right, and is usable at 200%', async () => {
    const look = inspector(running, hands);
    await choose('study.pdf');
    await drawn(1, 300);
    await button(page(), 'Find in papers').click();
    const field = page().getByRole('searchbox', { name: 'Find in papers' });
    await field.fill('months');
    await field.press('Enter');
    await page().getByText(/^1 of 500 or more$/).waitFor();
    await look.see('finding words');
    await page().keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await choose('fax.tif');
    await drawn(1, 3);
    await look.see('a fax of three pages');
    look.nothingFound();
  });

  it('keeps a note beside a page and leads back to it', async () => {
    await makeCase(hands);
    await choose('study.pdf');
    await drawn(1, 300);
    await page().getByLabel('Page', { exact: true }).fill('120');
    await page().getByLabel('Page', { exact: true }).press('Enter');
    await drawn(120, 300);
    await button(page(), 'Notes').click();
    await button(page(), 'Write a note').click();
    await page().getByLabel('Note on page 120').fill('The follow-up is short here.');
    const look = inspector(running, hands);
    await look.see('writing a note');
    await button(page(), 'Keep note').click();
    await page().getByText('You, not shared').waitFor();
    await look.see('a note that was kept');
    // A smaller window and back: the place is kept.
    expect(await page().getByLabel('Page', { exact: true }).inputValue()).toBe('120');
    await drawn(120, 300);
    const { y, height } = (await sheet(120, 300).boundingBox())!;
    expect([y < 700, y + height > 450]).toEqual([true, true]);
    await page().getByLabel('Page', { exact: true }).fill('1');
    await page().getByLabel('Page', { exact: true }).press('Enter');
    await drawn(1, 300);
    await button(page(), 'study.pdf, page 120').click();
    await drawn(120, 300);
    await expect.poll(() => page().getByLabel('Page', { exact: true }).inputValue()).toBe('120');
    look.nothingFound();
  });
});
