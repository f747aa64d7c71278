import type { FactSource } from '../../../shared/contract/assessment.ts';
import type { FactStates } from '../../../shared/domain/facts.ts';
import type { Finding } from '../../../shared/policy/finding.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords, optionText, positionWords, statusWords } from './assessmentModel.ts';
import { Sources } from './Sources.tsx';

export interface TreeContext {
  readonly policy: Policy | null;
  readonly sources: Readonly<Record<string, FactSource>>;
  /** The facts as confirmed: tells which numbers of a sum are still open. Absent where there is no case. */
  readonly facts?: FactStates;
  readonly onSource: (source: FactSource) => void;
  /** Leads to the fact on Check facts. */
  readonly onFact: (factId: string) => void;
}

/**
 * The findings, clause by clause: first whether the policy covers the request, then each of its parts.
 * How each stands is said in words; met is not "good", so nothing is ticked, crossed or coloured.
 */
export function FindingTree({ finding, context }: { finding: Finding; context: TreeContext }) {
  return finding.children.map((child) => <Branch key={child.id} finding={child} context={context} />);
}

/** The scope or a part. A part that does not apply is folded, since nothing hangs on it. */
function Branch({ finding, context }: { finding: Finding; context: TreeContext }) {
  const part = finding.kind === 'part' ? context.policy?.parts.find((one) => one.id === finding.id) : undefined;
  const idle = part !== undefined && statusWords(finding) === 'Does not apply';
  return (
    <section className="findings-part" aria-labelledby={`finding-${finding.id}`}>
      <h3 className="findings-part__title" id={`finding-${finding.id}`}>
        {finding.text} <Status finding={finding} />
      </h3>
      {part ? (
        <p className="finding__clauses">
          {clauseWords(context.policy, part.clause)}: {positionWords[part.position]}
        </p>
      ) : null}
      {idle ? (
        <details className="fold">
          <summary>Why this part does not apply, and what it would ask</summary>
          <Children finding={finding} context={context} />
        </details>
      ) : (
        <Children finding={finding} context={context} />
      )}
    </section>
  );
}

function Children({ finding, context }: { finding: Finding; context: TreeContext }) {
  if (finding.children.length === 0) return null;
  return (
    <ul className="findings">
      {finding.children.map((child) => (
        <li key={child.id} className="finding">
          <Node finding={child} context={context} />
        </li>
      ))}
    </ul>
  );
}

const groupWords = { all: 'All of these are needed:', any: 'One of these is enough:', not: 'This must not be so:' } as const;
/** What the policy module says of a group that has no words of its own. */
const plainGroups = ['All of these', 'At least one of these', 'This must not be so'];

function Node({ finding, context }: { finding: Finding; context: TreeContext }) {
  const group = finding.kind === 'all' || finding.kind === 'any' || finding.kind === 'not' ? groupWords[finding.kind] : null;
  const own = plainGroups.includes(finding.text) ? null : finding.text;
  const line = (
    <>
      <Status finding={finding} /> {own ?? group}
    </>
  );
  if (group) {
    return (
      <details className="fold fold--group" open>
        <summary>{line}</summary>
        <Clauses finding={finding} context={context} />
        {own ? <p>{group}</p> : null}
        <Children finding={finding} context={context} />
      </details>
    );
  }
  return (
    <>
      <p>{line}</p>
      {finding.reason ? <p>{finding.reason}</p> : null}
      <Clauses finding={finding} context={context} />
      <Sources finding={finding} context={context} />
      <Children finding={finding} context={context} />
    </>
  );
}

function Status({ finding }: { finding: Finding }) {
  return <strong className="finding__status">{statusWords(finding)}</strong>;
}

function Clauses({ finding, context }: { finding: Finding; context: TreeContext }) {
  return (
    <>
      {finding.clauses.length > 0 ? <p className="finding__clauses">{finding.clauses.map((clause) => clauseWords(context.policy, clause)).join('; ')}</p> : null}
      {finding.readings.map(({ reading, option }) => (
        <p key={reading} className="finding__clauses">
          Rests on a reading of the wording. {context.policy?.readings.find((one) => one.id === reading)?.question} Read as: {optionText(context.policy, reading, option)}
        </p>
      ))}
    </>
  );
}
