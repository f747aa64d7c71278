const titles = /^(dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|rev)\s+/;

/** A person's name without title and role ("Dr A. Chair, public health" and "a chair" are one), for comparing what people typed. */
function plainName(text: string): string {
  const name = (text.split(/[,(;–]/)[0] ?? '').normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/['’.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return name.replace(titles, '').trim();
}

/** Whether two texts name the same person. Blank names nobody. */
export function samePerson(a: string, b: string): boolean {
  const plain = plainName(a);
  return plain !== '' && plain === plainName(b);
}

/** Those of `names` who are also among `others`, as `names` has them. */
export function peopleInBoth(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => others.some((other) => samePerson(name, other)));
}
