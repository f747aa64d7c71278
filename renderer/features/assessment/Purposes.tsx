import type { Assessment, PurposeAnswer } from '../../../shared/policy/answer.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { saysNotARefusal } from './assessmentModel.ts';
import { FindingTree, type TreeContext } from './FindingTree.tsx';
import { Routes } from './Routes.tsx';
import { WhyNot } from './WhyNot.tsx';

interface Props {
  readonly policy: Policy;
  readonly assessment: Assessment;
  readonly context: TreeContext;
  /** True while supposed answers are shown: what could follow is then not said. */
  readonly supposing: boolean;
}

/** A request that asks for more than one thing: each with its own sentence, reasons, ways on and clauses. */
export function Purposes({ policy, assessment, context, supposing }: Props) {
  return assessment.purposes.map((answer) => <Purpose key={answer.purpose ?? answer.title} answer={answer} policy={policy} assessment={assessment} context={context} supposing={supposing} />);
}

function Purpose({ answer, policy, assessment, context, supposing }: Props & { readonly answer: PurposeAnswer }) {
  const { purpose, title, sentence, routes, verdict } = answer;
  const parts = policy.parts.filter((part) => part.purpose === undefined || part.purpose === purpose).map((part) => part.id);
  const tree = { ...assessment.finding, children: assessment.finding.children.filter((child) => parts.includes(child.id)) };
  const id = `purpose-${purpose ?? 'all'}`;
  return (
    <section className="purpose" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
        {assessment.assuming ? ', if this version is in force' : ''}
        {supposing ? ' – what if, nothing is recorded' : ''}
      </h2>
      <p className="purpose__sentence">{sentence}</p>
      {saysNotARefusal(verdict) ? <p>This is not a refusal.</p> : null}
      <WhyNot policy={policy} assessment={assessment} purpose={purpose} context={context} level={3} />
      {supposing || routes.length === 0 ? null : (
        <>
          <h3>What can follow</h3>
          <Routes routes={routes} />
        </>
      )}
      {tree.children.length > 0 ? (
        <details className="fold">
          <summary>
            Clause by clause<span className="nhsuk-u-visually-hidden">: {title}</span>
          </summary>
          <FindingTree finding={tree} context={context} />
        </details>
      ) : (
        <p>The policy has no part for this.</p>
      )}
    </section>
  );
}

/** The branches of the tree that stand in no purpose's block: whether the policy covers the request, and parts that nobody asked for. */
export function besidePurposes(policy: Policy, assessment: Assessment): Assessment['finding'] {
  const asked = assessment.purposes.map((one) => one.purpose);
  const shown = policy.parts.filter((part) => part.purpose === undefined || asked.includes(part.purpose)).map((part) => part.id);
  return { ...assessment.finding, children: assessment.finding.children.filter((child) => !shown.includes(child.id)) };
}
