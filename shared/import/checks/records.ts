import type { PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { listed } from './kit.ts';

/** The records of a list (rows, entries of a message), each as a pack of its own: they are different requests, often of different patients. */
export function recordsOf(papers: readonly PackPaper[]): PackPaper[] {
  return papers.flatMap(({ paperId, file }) => {
    const { records = [], ...rest } = file;
    return records.map((record) => ({ paperId, file: { ...rest, name: `${record.label} of ${file.name}`, pages: [], document: null, candidates: record.candidates } }));
  });
}

const mostNamed = 5;

/** The same issue of several records, said once with the records that it is about. */
export function together(found: readonly { readonly name: string; readonly issue: ImportIssue }[]): ImportIssue[] {
  const groups = new Map<string, { issue: ImportIssue; names: string[] }>();
  for (const { name, issue } of found) {
    const key = `${issue.code} ${issue.message.replaceAll(name, '')}`;
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { issue, names: [name] });
  }
  return [...groups.values()].map(({ issue, names }) => {
    const more = names.length - mostNamed;
    return { ...issue, file: more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : listed(names) };
  });
}
