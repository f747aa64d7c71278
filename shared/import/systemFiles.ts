/** What operating systems and office programs leave beside papers (`a/__MACOSX/b`, `Thumbs.db`, `~$form.docx`): it is nobody's paper. Takes a name or a path inside an archive. */
export function isSystemFile(path: string): boolean {
  const parts = path.split(/[/\\]/);
  const name = parts.at(-1) ?? '';
  if (parts.some((part) => part === '__MACOSX' || part === '.Spotlight-V100' || part === '.Trashes' || part === '$RECYCLE.BIN')) return true;
  return /^(?:\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.localized)$/i.test(name) || /^(?:\._|~\$|\.~lock\.)/.test(name);
}
