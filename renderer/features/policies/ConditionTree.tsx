import { isLeaf, type Condition } from '../../../shared/policy/conditionSchema.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { optionWords, readingsOfLeaf, testWords, type Followed } from './policyModel.ts';

interface Props {
  readonly policy: Policy;
  readonly condition: Condition;
  /** The reading followed, by reading. */
  readonly followed: Followed;
  readonly onClause: (clause: string) => void;
  /** Clauses that the tree has gone through, so that a loop in a policy cannot draw for ever. */
  readonly trail?: readonly string[];
}

/** The logic of a condition in words, as nested lists. Clauses lead to their own row. */
export function ConditionTree({ policy, condition, followed, onClause, trail = [] }: Props) {
  const inner = (node: Condition, key?: number) => (
    <ConditionTree key={key} policy={policy} condition={node} followed={followed} onClause={onClause} trail={typeof condition === 'string' ? [...trail, condition] : trail} />
  );

  if (typeof condition === 'string') {
    const clause = policy.clauses[condition];
    return (
      <>
        <button type="button" className="link-button" onClick={() => onClause(condition)}>
          {clauseWords(policy, condition)}
        </button>{' '}
        {clause?.summary ?? 'This clause is not in the policy'}
        {clause?.condition && !trail.includes(condition) ? <div className="logic__inner">{inner(clause.condition)}</div> : null}
      </>
    );
  }
  if (isLeaf(condition)) {
    const instead = condition.ifOpen?.choose[followed[condition.ifOpen.reading] ?? ''];
    return (
      <>
        {condition.text ? `${condition.text}. ` : ''}
        <span className="quiet">Asked: {testWords(condition, policy, followed)}</span>
        <Rests policy={policy} followed={followed} ids={readingsOfLeaf(condition)} />
        {instead ? (
          <div className="logic__inner">
            <span>While nobody has answered that, it is reckoned:</span> {inner(instead)}
          </div>
        ) : null}
        {condition.ifOpen ? <Rests policy={policy} followed={followed} ids={[condition.ifOpen.reading]} /> : null}
      </>
    );
  }
  if ('reading' in condition) {
    const chosen = condition.choose[followed[condition.reading] ?? ''];
    return (
      <>
        {condition.text ? `${condition.text}. ` : ''}
        <Rests policy={policy} followed={followed} ids={[condition.reading]} />
        <div className="logic__inner">{chosen ? inner(chosen) : <EachOption policy={policy} condition={condition} inner={inner} />}</div>
      </>
    );
  }
  if ('not' in condition) {
    return (
      <>
        {condition.text ? `${condition.text}. ` : ''}This must not be so:
        <ul className="logic">
          <li>{inner(condition.not)}</li>
        </ul>
      </>
    );
  }
  const list = 'all' in condition ? condition.all : condition.any;
  return (
    <>
      {condition.text ? `${condition.text}. ` : ''}
      <strong>{'all' in condition ? 'All of these:' : 'One of these is enough:'}</strong>
      <ul className="logic">
        {list.map((child, index) => (
          <li key={index}>{inner(child)}</li>
        ))}
      </ul>
    </>
  );
}

/** Where nobody has chosen a reading, each of its options stands with its own rule. */
function EachOption({ policy, condition, inner }: { policy: Policy; condition: Extract<Condition, { reading: string }>; inner: (node: Condition, key?: number) => React.ReactNode }) {
  return (
    <ul className="logic">
      {Object.entries(condition.choose).map(([option, node], index) => (
        <li key={option}>
          If it is read as “{optionWords(policy, condition.reading, option)}”: {inner(node, index)}
        </li>
      ))}
    </ul>
  );
}

function Rests({ policy, followed, ids }: { policy: Policy; followed: Followed; ids: readonly string[] }) {
  return ids.map((id) => (
    <span key={id} className="logic__reading">
      Rests on a reading: {optionWords(policy, id, followed[id])}
    </span>
  ));
}
