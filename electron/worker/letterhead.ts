import { join } from 'node:path';
import { letterheadLimit, type IcbIdentity, type LetterheadImage } from '../../shared/domain/icbSections/identity.ts';
import { readLetterhead } from '../../shared/domain/icbSections/letterheadFile.ts';
import { icbSectionKey, icbSections } from '../../shared/domain/icbConfiguration.ts';
import type { LetterDocument } from '../../shared/letters/document.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { settingHistory } from '../../db/settingRepo.ts';
import type { ChosenFile } from './chosenFile.ts';
import type { Worker } from './context.ts';
import { refuseWith } from './refusal.ts';
import { typeset, TypesettingFailed, UnprintableLetter, type LetterheadBytes } from './typeset.ts';

const sayWhich = 'Choose a PNG or JPEG image of the letterhead or logo.';

/** The image as the settings keep it. Refuses what is no image, what is damaged, and what the typesetter cannot print. */
export function letterheadFrom(worker: Worker, { name, bytes }: ChosenFile): LetterheadImage {
  const read = readLetterhead(bytes);
  if (!read.ok) return refuseWith('UNREADABLE', `“${name}” cannot be the letterhead. ${read.why}`, sayWhich);
  const { kind, width, height } = read;
  tryPrinting(worker, { kind, bytes }, name, 'Logo');
  return { kind, base64: Buffer.from(bytes).toString('base64'), sha256: sha256(bytes), width, height };
}

/**
 * Looks at an image that comes back with a form: the bytes are what counts, not what is said of them. The name and the words for
 * the image are tried in print too, since every letter will carry them.
 */
export function checkLetterhead(worker: Worker, ods: string, { nameOnLetters, letterhead, letterheadAlt }: IcbIdentity): void {
  const bytes = letterhead ? Buffer.from(letterhead.base64, 'base64') : null;
  if (letterhead && bytes) {
    const read = readLetterhead(bytes);
    const same = read.ok && read.kind === letterhead.kind && read.width === letterhead.width && read.height === letterhead.height && sha256(bytes) === letterhead.sha256;
    if (!same || bytes.length > letterheadLimit) return refuseWith('INVALID', 'The image is not the one that was looked at.', sayWhich, 'letterhead');
  }
  tryPrinting(worker, letterhead && bytes ? { kind: letterhead.kind, bytes } : null, `the letterhead of ${ods}`, letterheadAlt ?? '', nameOnLetters);
}

/** The bytes of the image that a letter was drafted with. Every version of a setting stays, so an older letter keeps its own. */
export function letterheadOf(db: Db, { letterhead }: LetterDocument): LetterheadBytes | null {
  if (!letterhead) return null;
  for (const { value } of settingHistory(db, icbSectionKey(letterhead.ods, 'identity'))) {
    const parsed = icbSections.identity.value.safeParse(value);
    const image = parsed.success ? parsed.data.letterhead : undefined;
    if (image?.sha256 === letterhead.sha256) return { kind: image.kind, bytes: Buffer.from(image.base64, 'base64') };
  }
  return null;
}

/** Where the letters' template and typeface lie. */
export const pressRoom = (worker: Worker) => ({ fontDir: join(worker.options.resources, 'fonts'), template: { path: join(worker.options.resources, 'letters', 'letter.typ') } });

/** Sets a letter of nothing but its head: what fails here would fail every letter of the ICB. */
function tryPrinting(worker: Worker, letterhead: LetterheadBytes | null, name: string, alt: string, sender = 'ICB'): void {
  const document: LetterDocument = {
    kind: 'declined-clinician', audience: 'clinician', language: 'en-GB', title: 'Letterhead', sender: { name: sender, lines: [] }, addressee: { name: '', lines: [] },
    reference: '', chainHead: '', letterDate: '2026-01-01', textSize: 11, blocks: [{ kind: 'heading', level: 1, text: 'Letterhead' }],
    ...(letterhead ? { letterhead: { ods: '', sha256: '', kind: letterhead.kind, alt } } : {}),
  };
  try {
    typeset(document, { ...pressRoom(worker), issuedOn: document.letterDate, ...(letterhead ? { letterhead } : {}) });
  } catch (error) {
    if (error instanceof UnprintableLetter) return refuseWith('INVALID', 'The name holds signs that the letters’ typeface cannot print.', 'Use other signs.', 'nameOnLetters');
    if (error instanceof TypesettingFailed && letterhead) return refuseWith('UNREADABLE', `“${name}” cannot be printed: the picture in it cannot be drawn.`, 'Open it in a picture program, save it again as PNG, and choose that.');
    throw error;
  }
}
