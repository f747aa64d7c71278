/**
 * A file name as it may be shown: what could reorder, hide or break a line is written out as `[U+202E]`, so that a name
 * cannot pass for another. At most `longest` characters. It is for reading only: nothing is ever stored under it.
 */
export function displayName(name: string, longest = 200): string {
  let shown = '';
  for (const char of name) {
    const code = char.codePointAt(0) ?? 0;
    shown += isUnshowable(code) ? `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` : char;
    if (shown.length > longest) return `${shown.slice(0, longest - 1)}…`;
  }
  return shown.trim() || '(no name)';
}

/** Control characters, bidirectional controls, invisible and line-breaking characters, lone surrogates. */
function isUnshowable(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x61c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0xfffd ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}

/** Why a name inside an archive must not be used as a path, or null where nothing is wrong with it. */
export function nameFault(name: string): string | null {
  if (name === '') return 'no name';
  if (name.includes('\0')) return 'a null character';
  if (/^[/\\]/.test(name)) return 'an absolute path';
  if (/^[A-Za-z]:/.test(name)) return 'a drive letter';
  if (name.split(/[/\\]/).includes('..')) return 'a path that climbs out of the archive';
  if (name.includes('\\')) return 'a backslash';
  if (name.split('/').some((part) => /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(part.trim()))) return 'a name that Windows keeps for itself';
  if (/[. ]$/.test(name)) return 'an ending that Windows drops';
  for (const char of name) if (isUnshowable(char.codePointAt(0) ?? 0)) return 'a hidden or reordering character';
  return null;
}
