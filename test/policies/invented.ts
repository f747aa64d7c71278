import { parsePolicy, type Policy } from '../../shared/policy/index.ts';

export interface InventedPart { readonly when?: unknown; readonly criteria?: unknown; readonly purpose?: string | undefined }

/** A policy that asks its own questions, in their order. A part without criteria says that it is not normally funded. */
export function invented(questions: Readonly<Record<string, object>>, scope: unknown, parts: readonly InventedPart[], more: object = {}): Policy {
  return parsePolicy({
    id: 'invented', line: 'invented', commissioner: 'QOQ', treatment: 'invented', treatmentLabel: 'Invented', version: '1', title: 'Invented', ourTitle: 'Invented',
    dates: { ratified: null, published: null, effective: null, review: null },
    inForce: { from: '2020-01-01', to: '2020-01-01', printed: '1 January 2020' }, earlierVersions: [],
    clauses: { says: { kind: 'position', summary: 'It says', source: {} } },
    facts: Object.entries(questions).map(([id, answer]) => ({ id, why: 'Asked', decides: true, define: { label: id, answer } })),
    scope,
    parts: parts.map(({ when, criteria, purpose }, index) => ({
      id: `part-${index}`, title: 'Part', clause: 'says', ...(when ? { when } : {}), ...(purpose ? { purpose } : {}),
      ...(criteria ? { position: 'commissioned-if', criteria } : { position: 'not-normally-funded' }),
    })),
    readings: [], principles: [], notThemselvesAnException: [], force: null, exceptionClause: null, codes: [], defects: [], goldenCases: [], ...more,
  });
}

export const yesNo = { kind: 'choice', choices: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }] };
