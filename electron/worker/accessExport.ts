import { ZipFile } from 'yazl';
import { longDate } from '../../shared/domain/dates.ts';
import { accessAskerLabels, type AccessAnswer, type AccessAsker } from '../../shared/workflow/accessShapes.ts';
import type { AccessItem } from './accessItems.ts';

export interface ExportedItem {
  readonly item: AccessItem;
  readonly answer: AccessAnswer;
  readonly disclosed: string | null;
  readonly reason: string | null;
}

export interface ExportHead {
  readonly number: string;
  readonly icb: string;
  readonly askedOn: string;
  readonly askedBy: AccessAsker;
  /** Today in London, and the instant (UTC) that the files carry. */
  readonly on: string;
  readonly at: string;
}

/**
 * What is disclosed, as a ZIP with a list in plain English: each item as text, papers and letters as the files that are held. What is
 * withheld is listed with its reason, unless its being there would tell what is withheld.
 */
export async function accessExport(head: ExportHead, items: readonly ExportedItem[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const put = (name: string, bytes: Uint8Array) => zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(head.at), mode: 0o100600 });
  const index: string[] = [
    'What we hold about you', '',
    `Case ${head.number}, ${head.icb}.`, `Asked for on ${longDate(head.askedOn)} by: ${accessAskerLabels[head.askedBy].toLowerCase()}. Put together on ${longDate(head.on)}.`, '',
    'This list names each thing that we hold. The files beside it have the same numbers.', '',
  ];
  let number = 0;
  for (const { item, answer, disclosed, reason } of items) {
    if (answer === 'withhold-unlisted') continue;
    number += 1;
    const label = `${String(number).padStart(3, '0')} ${plainName(item.title)}`;
    if (answer === 'withhold') {
      index.push(`${number}. ${item.title}. We have not sent this. Why: ${reason ?? ''}`);
    } else if (answer === 'redact') {
      put(`${label}.txt`, text(`${item.title}\n\nWords were taken out. Why: ${reason ?? ''}\n\n${disclosed ?? ''}`));
      index.push(`${number}. ${item.title}. Sent with words taken out. Why: ${reason ?? ''}`);
    } else {
      const file = item.file?.();
      if (file) put(`${label}${ending(file.name)}`, file.bytes);
      else put(`${label}.txt`, text(`${item.title}\n\n${item.text}`));
      index.push(`${number}. ${item.title}. Sent.`);
    }
  }
  index.push('', 'If you think that something is wrong or missing, tell us. You can also complain to the Information Commissioner.');
  put('000 What we hold.txt', text(index.join('\n')));
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** With a mark that tells every reader that it is UTF-8, and line ends that every editor shows. */
const text = (words: string): Uint8Array => Buffer.from(`\uFEFF${words.replace(/\r?\n/g, '\r\n')}\r\n`, 'utf8');
/** A title as a file name: no sign that a file system refuses or reads as a path. */
const plainName = (title: string): string => title.normalize('NFC').replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80).replace(/[. ]+$/, '');
const ending = (name: string): string => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
