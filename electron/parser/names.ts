/** The last part of a path, whichever way its slashes lean: what is shown of a name that must not be used as one. */
export function harmless(name: string): string {
  return name.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..').at(-1)?.replace(/^[A-Za-z]:/, '') ?? '';
}
