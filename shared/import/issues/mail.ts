import type { IssueKind } from './issueKind.ts';

/** E-mails and what is attached to them. */
export const mailIssues = {
  'mail-quoted': { outcome: 'accept', message: '“{file}” holds an older message below the newest. Answers were looked for in both.', next: 'Where the two differ, check which one stands.' },
  'mail-papers-behind-link': { outcome: 'warn', message: '“{file}” points to papers that lie elsewhere ({detail}). They were not fetched.', next: 'Ask the sender for these papers as files, and add them to the pack.' },
  'mail-attachment-missing': { outcome: 'warn', message: '“{file}” speaks of an attachment, and none came with it.', next: 'Ask the sender for the attachment.' },
  'mail-empty': { outcome: 'accept', message: '“{file}” is a message without words or attachments.', next: 'Ask the sender what was meant to be sent.' },
  'mail-encrypted': { outcome: 'partial', message: '“{file}” is an encrypted message ({detail}), so its words and attachments could not be read.', next: 'Open it in your mail program, save the message and its attachments unprotected, and add those.' },
  'mail-signed': { outcome: 'accept', message: '“{file}” carries a digital signature. It was read; the signature was not checked.', next: 'Check the signature in your mail program, if it matters.' },
  'mail-alternatives-differ': { outcome: 'warn', message: '“{file}” holds its words twice, for programs with and without formatting, and the two say different things ({detail}).', next: 'Ask the sender what was meant. What mail programs show was taken.' },
  'mail-report': { outcome: 'accept', message: '“{file}” is a report on the delivery of a message, not a message from a person.', next: 'Read it, and send the message again if it did not arrive.' },
  'mail-part-damaged': { outcome: 'warn', message: '“{file}” is damaged on its way: {detail} in it cannot be decoded wholly.', next: 'Check that each attachment opens, or ask the sender to send the message again.' },
  'mail-too-deep': { outcome: 'partial', message: '“{file}” lies deeper inside other files than the limit, so its attachments were not taken out.', next: 'Save its attachments and add them to the pack.' },
  'mail-attachment-too-large': { outcome: 'partial', namesInside: true, message: '{detail} in “{file}” is larger than what is left of the limit for this pack, so it was not taken out.', next: 'Save it and add it as a pack of its own, or ask for a smaller one.' },
  'mail-unsafe-name': { outcome: 'warn', message: 'A name of an attachment in “{file}” was unsafe ({detail}). The paper is kept under a harmless name.', next: 'Check that the paper is one you expect.' },
  'mail-same-name': { outcome: 'accept', message: '“{file}” holds two attachments under one name ({detail}). Both are kept.', next: 'Check which of the two is meant.' },
  'mail-winmail': { outcome: 'partial', message: '“{file}” is Outlook’s own package (winmail.dat), in which the attachments of a message are hidden. It cannot be opened here.', next: 'Ask the sender to send the message again as HTML or plain text, not as Rich Text.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
