// npm run docs — writes the parts of docs/ that are made from the code: the vocabulary of facts, the JSON Schemas and the table of import issues.
// A test compares them with what this writes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importIssuesPage } from '../shared/import/published.ts';
import { publishedFiles } from '../shared/policy/published.ts';
import { root } from './lib/paths.mjs';

for (const [name, text] of Object.entries(publishedFiles())) writeFileSync(join(root, 'docs', name), text);
writeFileSync(join(root, 'docs', 'import-issues.md'), importIssuesPage());
