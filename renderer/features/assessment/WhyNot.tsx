import type { Assessment } from '../../../shared/policy/answer.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { whyNot, type Deciding, type WhyNot as Why } from '../../../shared/policy/whyNot.ts';
import { clauseWords, statusWords } from './assessmentModel.ts';
import type { TreeContext } from './FindingTree.tsx';
import { Sources } from './Sources.tsx';

const titles: Readonly<Record<string, string>> = {
  'not-met': 'Why the criteria are not met',
  'outside-scope': 'Why the policy does not cover this request',
  silent: 'Why the policy has no rule for this request',
  'position-applies': 'Why this position applies',
};

interface Props {
  readonly policy: Policy;
  readonly assessment: Assessment;
  /** The purpose to explain; null for a request that names none. */
  readonly purpose: string | null;
  readonly context: TreeContext;
  /** 2 where it stands by itself, 3 inside a purpose's block. */
  readonly level: 2 | 3;
}

/** Which conditions decided an answer, in words: as few as force it. Nothing where the answer is open or "criteria met". */
export function WhyNot({ policy, assessment, purpose, context, level }: Props) {
  const why = whyNot(policy, assessment).find((one) => one.purpose === purpose || one.verdict === 'outside-scope');
  if (!why) return null;
  const id = `why-${purpose ?? 'answer'}`;
  const title = titles[why.verdict] ?? 'Why this answer';
  return (
    <section aria-labelledby={id}>
      {level === 2 ? (
        <h2 className="section-title" id={id}>
          {title}
        </h2>
      ) : (
        <h3 id={id}>{title}</h3>
      )}
      <Reasons why={why} policy={policy} context={context} />
    </section>
  );
}

function Reasons({ why, policy, context }: { why: Why; policy: Policy; context: TreeContext }) {
  const { deciding, given } = why;
  return (
    <>
      <p>{deciding.length === 1 ? 'This alone decided it:' : 'These together decided it:'}</p>
      <DecidingList list={deciding} policy={policy} context={context} />
      {given.length > 0 ? (
        <details className="fold">
          <summary>Why this was the question ({given.length})</summary>
          <DecidingList list={given} policy={policy} context={context} />
        </details>
      ) : null}
      <p className="quiet">As long as these facts, the date and the readings stand, no other fact changes this answer. It says nothing about this patient’s case for an exception.</p>
    </>
  );
}

function DecidingList({ list, policy, context }: { list: readonly Deciding[]; policy: Policy; context: TreeContext }) {
  return (
    <ul className="findings">
      {list.map(({ finding }) => (
        <li key={finding.id} className="finding">
          <p>
            <strong className="finding__status">{statusWords(finding)}</strong> {finding.text}
          </p>
          {finding.reason ? <p>{finding.reason}</p> : null}
          {finding.clauses.length > 0 ? <p className="finding__clauses">{finding.clauses.map((clause) => clauseWords(policy, clause)).join('; ')}</p> : null}
          <Sources finding={finding} context={context} />
        </li>
      ))}
    </ul>
  );
}
