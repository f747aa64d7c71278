import type { IssueKind } from './issueKind.ts';

/** Archives. */
export const archiveIssues = {
  'zip-unsafe-name': { outcome: 'warn', message: 'A name inside “{file}” was unsafe ({detail}). The paper is kept under a harmless name.', next: 'Check that the paper is one you expect.' },
  'zip-too-many': { outcome: 'partial', message: '“{file}” holds more files than the limit for a pack ({detail}). The rest was not unpacked.', next: 'Ask for the pack in parts, or unpack it and add the papers you need.' },
  'zip-too-large': { outcome: 'partial', message: '“{file}” unpacks to more than the limit ({detail}). The rest was not unpacked.', next: 'Ask for the pack in parts, or unpack it and add the papers you need.' },
  'zip-bomb': { outcome: 'partial', namesInside: true, message: '{detail} in “{file}” unpacks to an unlikely size for its length, so it was not unpacked.', next: 'Ask the sender what this file is. Do not open it elsewhere.' },
  'zip-too-deep': { outcome: 'partial', message: '“{file}” is an archive inside an archive, deeper than the limit, so it was not unpacked.', next: 'Unpack it and add the papers you need.' },
  'zip-entry-encrypted': { outcome: 'partial', namesInside: true, message: '{detail} in “{file}” is protected by a password, so it could not be unpacked.', next: 'Ask for the password, unpack it yourself and add the papers.' },
  'zip-entry-damaged': { outcome: 'partial', namesInside: true, message: '{detail} in “{file}” is damaged, so it was left out. The other papers were unpacked.', next: 'Ask the sender for that paper again.' },
  'zip-password-wrong': { outcome: 'partial', namesInside: true, message: 'The password given does not open {detail} in “{file}”.', next: 'Check the password with the sender and try again, or unpack it yourself and add the papers.' },
  'zip-entry-method': { outcome: 'partial', namesInside: true, message: '{detail} in “{file}” is packed in a way that cannot be unpacked here.', next: 'Unpack it yourself and add the papers, or ask for an ordinary ZIP.' },
  'zip-overlap': { outcome: 'partial', namesInside: true, message: '{detail} in “{file}” shares its bytes with another file of the archive, which no honest archive needs. It was not unpacked.', next: 'Ask the sender what this file is. Do not open it elsewhere.' },
  'zip-cut-off': { outcome: 'partial', message: '“{file}” breaks off before its end, or its list of contents is missing. What could be found in it was unpacked.', next: 'Ask the sender for the pack again.' },
  'zip-split': { outcome: 'partial', message: '“{file}” is one part of an archive in several parts, so it could not be unpacked.', next: 'Ask for the pack as one file, or join the parts and unpack them, and add the papers.' },
  'archive-other': { outcome: 'partial', message: '“{file}” is an archive of a kind that is not unpacked here (7z, RAR, tar, gz, cab or a disc image). It is kept with the case.', next: 'Unpack it yourself and add the papers, or ask for a ZIP.' },
  'zip-same-name': { outcome: 'accept', message: '“{file}” holds two papers under one name ({detail}). Both are kept.', next: 'Check which of the two is meant.' },
  'zip-empty': { outcome: 'partial', message: '“{file}” is an archive with no files in it.', next: 'Ask the sender for the pack again.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
