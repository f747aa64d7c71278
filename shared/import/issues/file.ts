import type { IssueKind } from './issueKind.ts';

/** The file as a whole. */
export const fileIssues = {
  'file-empty': { outcome: 'partial', message: '“{file}” is empty: it holds no bytes.', next: 'Ask the sender for the file again, or remove it from the pack.' },
  'file-too-large': { outcome: 'reject', message: '“{file}” is larger than the limit for one paper ({detail}), so it was not read.', next: 'Ask for a smaller file, for example one scanned at a lower resolution, or one paper per file.' },
  'file-encrypted': { outcome: 'partial', message: '“{file}” is protected by a password, so it could not be read.', next: 'Try the password that the sender gave you, or ask for a copy without one.' },
  'file-wrong-password': { outcome: 'partial', message: '“{file}” is protected by a password, and the one given does not open it.', next: 'Check the password with the sender and try again, or ask for a copy without one.' },
  'file-unlocked': { outcome: 'accept', message: '“{file}” is protected by a password. It was opened with the one given, and is kept protected as it came.', next: 'Nothing.' },
  'file-damaged': { outcome: 'partial', message: '“{file}” could not be read: {detail}.', next: 'Try to open it in the program it was made with. If that fails too, ask the sender for the file again.' },
  'file-partly-damaged': { outcome: 'warn', message: '“{file}” was read only in part: {detail}.', next: 'Compare it with the original before relying on it, or ask the sender for the file again.' },
  'file-cut': { outcome: 'warn', message: '“{file}” is longer than can be shown here ({detail}). The rest was not searched for answers.', next: 'Look at the end of the original before relying on it, or ask for a shorter paper.' },
  'file-too-slow': { outcome: 'partial', message: '“{file}” took longer to read than the time limit, so reading was stopped.', next: 'Open the paper and enter what it says by hand, or ask for a simpler copy (a PDF printed anew).' },
  'file-misnamed': { outcome: 'accept', message: '“{file}” is not what its name says: it is {detail}. It was read as what it is.', next: 'Nothing, unless you expected something else from the sender.' },
  'unread': { outcome: 'partial', message: '“{file}” is {detail}, which is kept with the case but not searched for answers.', next: 'Open the paper and enter what it says by hand.' },
  'not-searched': { outcome: 'accept', message: '“{file}” is {detail}. It is kept and shown; no answer was taken from it.', next: 'Read it, if it matters to the request.' },
  'format-old': { outcome: 'partial', message: '“{file}” is {detail}, which cannot be read here. It is kept with the case.', next: 'Ask for it as .docx or PDF, or save it so yourself, and add that copy.' },
  'file-program': { outcome: 'partial', message: '“{file}” is a program, not a paper. It was not opened.', next: 'Remove it from the pack, and tell your security team if you did not expect it.' },

  'file-shortcut': { outcome: 'partial', message: '“{file}” is a shortcut to another place, not a paper. It was not followed.', next: 'Ask the sender for the file itself.' },
  'letter-electronic': { outcome: 'partial', message: '“{file}” is {detail}, an electronic letter of a kind that is not read here. What it carries was taken out where that could be done.', next: 'Read what was taken out of it, or ask for the letter as a PDF.' },

  // Web pages, messages, RTF
  'hidden-text': { outcome: 'warn', message: '“{file}” holds words that a reader cannot see. They were left out and no answer was taken from them.', next: 'Ask the sender whether anything is missing, or for a PDF.' },
  'text-garbled': { outcome: 'warn', message: '“{file}” holds characters that could not be decoded.', next: 'Compare names and words with the original before relying on them.' },
  'remote-content': { outcome: 'accept', message: '“{file}” points to pictures or other content elsewhere. Nothing was fetched.', next: 'Ask for anything missing as a file of its own.' },
  'active-content': { outcome: 'accept', message: '“{file}” holds a script, frame or embedded object. It was not run.', next: 'Nothing.' },

  // Met while the files are fetched, before anything is read
  'file-gone': { outcome: 'partial', message: '“{file}” could not be found any more.', next: 'Check that it is still there, then drop it again.' },
  'file-is-link': { outcome: 'partial', message: '“{file}” is a link to another place, so it was not read.', next: 'Drop the file itself.' },
  'file-not-plain': { outcome: 'partial', message: '“{file}” is not an ordinary file.', next: 'Save it as a file, then drop that.' },
  'file-locked': { outcome: 'partial', message: '“{file}” could not be opened; another program may hold it.', next: 'Close it in the other program, then drop it again.' },
  'folder-too-deep': { outcome: 'partial', message: 'The folder “{file}” lies too deep inside the pack to be read.', next: 'Drop it by itself.' },
  'too-many-files': { outcome: 'partial', message: 'The pack holds more files than the limit ({detail}), so “{file}” was not taken.', next: 'Split the pack.' },
} as const satisfies Readonly<Record<string, IssueKind>>;
