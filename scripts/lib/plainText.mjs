// Looks for words in the plain bytes of files, as somebody would who has the disk and not the passphrase.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every way in which a word could lie in a file as it is: UTF-8 and both UTF-16, as written and in small letters. */
export function formsOf(word) {
  return [...new Set([word, word.toLowerCase(), word.toUpperCase()])].flatMap((text) => {
    const little = Buffer.from(text, 'utf16le');
    return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()];
  });
}

/** An NHS number as it is stored and as it is printed. */
export const numberForms = (digits) => [digits, `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`, `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`];

/** The words that stand in these bytes. */
export const wordsIn = (bytes, words) => words.filter((word) => formsOf(word).some((form) => bytes.includes(form)));

/** Searches names and contents of every file under the folders. */
export function searchFolders(folders, words) {
  const found = [];
  let files = 0;
  let bytes = 0;
  const walk = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    for (const word of wordsIn(Buffer.from(path), words)) found.push(`${path}: the name of the file holds “${word}”`);
    if (stat.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
    else if (stat.isFile()) {
      const content = readFileSync(path);
      files += 1;
      bytes += content.length;
      for (const word of wordsIn(content, words)) found.push(`${path}: holds “${word}”`);
    }
  };
  for (const folder of folders) walk(folder);
  return { found, files, bytes };
}
