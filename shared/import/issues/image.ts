import type { IssueKind } from './issueKind.ts';

/** Pictures and scans. */
export const imageIssues = {
  'image-not-searched': { outcome: 'accept', message: '“{file}” is a picture ({detail}). It is kept and shown; no answer was taken from it.', next: 'Look at it, and enter by hand what it says.' },
  'image-turned': { outcome: 'accept', message: '“{file}” was taken with the camera turned. It is shown upright where its own mark is followed.', next: 'Nothing.' },
  'image-place': { outcome: 'accept', message: '“{file}” says where it was taken.', next: 'Take the place out before the picture is shared, if it tells where the patient lives.' },
  'image-damaged': { outcome: 'partial', message: '“{file}” is a picture that could not be read: {detail}.', next: 'Try to open it in another program, or ask the sender for it again.' },
  'image-cut-off': { outcome: 'warn', message: '“{file}” is a picture that breaks off before its end, so a part of it is missing.', next: 'Ask the sender for it again.' },
  'image-too-large': { outcome: 'partial', message: '“{file}” is a picture of {detail}, more than can be opened safely. It was not opened.', next: 'Ask for it at a lower resolution, or as a PDF.' },
  'image-too-many-pages': { outcome: 'warn', message: '“{file}” has more pages than the limit ({detail}). The rest is not shown.', next: 'Ask for it as a PDF, or in parts.' },
  'image-format': { outcome: 'partial', message: '“{file}” is a picture in a format that cannot be shown here ({detail}). It is kept with the case.', next: 'Ask for it as JPEG or PDF, or save it so yourself, and add that copy.' },
  'picture-read': { outcome: 'accept', message: 'The words of {detail} of “{file}” were read from a picture. They are suggestions only.', next: 'Compare each one with the page, letter by letter, before you confirm it.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
