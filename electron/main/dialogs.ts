import { dialog, type BrowserWindow } from 'electron';
import type { FileTokens } from './tokens.ts';

/** Asks for files or a folder. Windows would list them among its recent files; that is turned off. */
export async function chooseFiles(window: BrowserWindow, what: 'files' | 'folder', tokens: FileTokens): Promise<{ token: string; name: string }[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: what === 'files' ? 'Choose the files of one referral' : 'Choose the folder of one referral',
    buttonLabel: 'Take in',
    properties: [what === 'files' ? 'openFile' : 'openDirectory', ...(what === 'files' ? (['multiSelections'] as const) : []), 'dontAddToRecent'],
    ...(what === 'files' ? { filters: [{ name: 'Referral papers', extensions: ['docx', 'pdf', 'zip', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'txt'] }, { name: 'All files', extensions: ['*'] }] } : {}),
  });
  return answer.canceled ? [] : answer.filePaths.map((path) => tokens.grant(path));
}

/** Asks where to save a letter. Returns the path, or null when the person changed their mind. */
export async function chooseSavePlace(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: 'Save a copy of the letter',
    defaultPath: suggestedName,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['dontAddToRecent', 'showOverwriteConfirmation'],
  });
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}
