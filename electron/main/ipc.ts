import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { writeFile } from 'node:fs/promises';
import { contract, inputLimit, isChannel } from '../../shared/contract/index.ts';
import type { SaveOptions } from '../../shared/contract/define.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { guardOn } from '../guards.ts';
import { chooseFiles, chooseSavePlace } from './dialogs.ts';
import { isOwnPage } from './protocol.ts';
import type { FileTokens } from './tokens.ts';
import type { WorkerHost } from './workerHost.ts';

/** The one door for the page: who speaks, does the call exist, is it of a sane size; then to the worker, which parses it. */
export function openDoor(window: () => BrowserWindow | null, worker: WorkerHost, tokens: FileTokens): void {
  ipcMain.handle('ifr:call', async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOwnMainFrame(event, window())) return refuse('REFUSED', 'This call did not come from the app’s own page.');
    if (!isChannel(channel)) {
      if (guardOn('channels')) return refuse('INVALID', 'There is no such call.');
      return worker.call(String(channel), input);
    }
    const mostInput: number = (contract[channel] as { mostInput?: number }).mostInput ?? inputLimit;
    if (JSON.stringify(input ?? null).length > mostInput) return refuse('TOO_LARGE', 'That is too much for one call.', 'Shorten the text and try again.');
    if (channel === 'intake.choose') {
      const parsed = contract[channel].input.safeParse(input);
      if (!parsed.success) return refuse('INVALID', 'The request is malformed.');
      return ok({ tokens: await chooseFiles(window()!, parsed.data.what, tokens) });
    }
    const definition = contract[channel];
    if (definition.files) {
      const parsed = definition.input.safeParse(input);
      if (!parsed.success) return worker.call(channel, input); // the worker says what is wrong
      const given = (parsed.data as { tokens: readonly string[] }).tokens;
      const paths = definition.files === 'look' ? tokens.look(given) : tokens.spend(given);
      if (!paths) return refuse('INVALID', 'The files that were chosen are not known any more.', 'Choose or drop them again.');
      return worker.call(channel, parsed.data, paths);
    }
    if (definition.save) return saveCopy(window()!, definition.save, () => worker.call(channel, input));
    const result = await worker.call(channel, input);
    if (channel === 'session.lock' && result.ok) tokens.clear();
    return result;
  });

  // A dropped file becomes a token here; the path came from the preload and never reaches the page.
  ipcMain.handle('ifr:token', (event, path: unknown): Result<{ token: string; name: string }> => {
    if (!isOwnMainFrame(event, window())) return refuse('REFUSED', 'This call did not come from the app’s own page.');
    if (typeof path !== 'string' || path === '') return refuse('INVALID', 'What was dropped is not a file on this computer.', 'Save it as a file first, then drop that.');
    return ok(tokens.grant(path));
  });
}

/** The place is chosen first: a copy that nobody wanted after all is neither made nor recorded. */
async function saveCopy(window: BrowserWindow, save: SaveOptions, makeCopy: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const place = await chooseSavePlace(window, save);
  if (place === null) return ok({ saved: false });
  const copy = await makeCopy();
  if (!copy.ok) return copy;
  try {
    await writeFile(place, (copy.value as { content: Uint8Array }).content);
    return ok({ saved: true });
  } catch {
    return refuse('UNREADABLE', `The copy could not be written there.${save.onRecord ? ' The record says that one was asked for.' : ''}`, 'Choose another folder, or close the file if it is open in another program.');
  }
}

function isOwnMainFrame(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  if (!guardOn('sender')) return true;
  const frame = event.senderFrame;
  return window !== null && frame !== null && event.sender === window.webContents && frame === window.webContents.mainFrame && isOwnPage(frame.url);
}
