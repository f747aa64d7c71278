import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { SaveOptions } from '../../shared/contract/define.ts';
import type { ChosenWhat } from '../../shared/contract/intake.ts';
import type { FileTokens } from './tokens.ts';

const allFiles = { name: 'All files', extensions: ['*'] };

const questions: Readonly<Record<ChosenWhat, Required<Pick<OpenDialogOptions, 'title' | 'buttonLabel' | 'properties'>> & Pick<OpenDialogOptions, 'filters'>>> = {
  files: {
    title: 'Choose the files of one referral', buttonLabel: 'Take in', properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Referral papers', extensions: ['docx', 'pdf', 'zip', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'txt', 'eml', 'msg', 'rtf', 'htm', 'html', 'csv', 'json', 'xml'] }, allFiles],
  },
  folder: { title: 'Choose the folder of one referral', buttonLabel: 'Take in', properties: ['openDirectory'] },
  batch: { title: 'Choose the folder of packs', buttonLabel: 'Look at them', properties: ['openDirectory'] },
  policy: { title: 'Choose policy files', buttonLabel: 'Look at them', properties: ['openFile', 'multiSelections'], filters: [{ name: 'Policy files (JSON)', extensions: ['json'] }, allFiles] },
  official: {
    title: 'Choose the official file of the policy', buttonLabel: 'Attach', properties: ['openFile'],
    filters: [{ name: 'Documents', extensions: ['pdf', 'docx', 'txt'] }, allFiles],
  },
  csv: { title: 'Choose the list of GP practices', buttonLabel: 'Bring in', properties: ['openFile'], filters: [{ name: 'Lists (CSV)', extensions: ['csv'] }, allFiles] },
  register: { title: 'Choose the running register', buttonLabel: 'Look at it', properties: ['openFile'], filters: [{ name: 'Lists (CSV, text)', extensions: ['csv', 'txt', 'tsv'] }, allFiles] },
  image: { title: 'Choose the image of the letterhead', buttonLabel: 'Use this image', properties: ['openFile'], filters: [{ name: 'Images (PNG, JPEG)', extensions: ['png', 'jpg', 'jpeg'] }, allFiles] },
  holidays: { title: 'Choose GOV.UK’s list of bank holidays', buttonLabel: 'Look at it', properties: ['openFile'], filters: [{ name: 'Lists (JSON)', extensions: ['json'] }, allFiles] },
};

/** Asks for files or a folder. Windows would list them among its recent files; that is turned off. */
export async function chooseFiles(window: BrowserWindow, what: ChosenWhat, tokens: FileTokens): Promise<{ token: string; name: string }[]> {
  const { properties, ...question } = questions[what];
  const answer = await dialog.showOpenDialog(window, { ...question, properties: [...properties, 'dontAddToRecent'] });
  return answer.canceled ? [] : answer.filePaths.map((path) => tokens.grant(path));
}

/** Asks where to save. Returns the path, or null when the person changed their mind. */
export async function chooseSavePlace(window: BrowserWindow, save: SaveOptions): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: save.title ?? 'Save a copy',
    defaultPath: save.name,
    filters: [{ name: save.kind, extensions: [save.extension] }],
    properties: ['dontAddToRecent', 'showOverwriteConfirmation'],
  });
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}
