import { isLeaf, type Condition } from '../../../shared/policy/conditionSchema.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords, optionText } from '../assessment/assessmentModel.ts';
import { readingsOfLeaf, testWords } from './policyModel.ts';

interface Props {
  readonly policy: Policy;
  readonly condition: Condition;
  /** The reading in force, by reading. */
  readonly readings: ReadonlyMap<string, string>;
  readonly onClause: (clause: string) => void;
  /** Clauses that the tree has gone through, so that a loop in a policy cannot draw for ever. */
  readonly trail?: readonly string[];
}

/** The logic of a condition in words, as nested lists. Clauses lead to their own row. */
export function ConditionTree({ policy, condition, readings, onClause, trail = [] }: Props) {
  const inner = (node: Condition, key?: number) => (
    <ConditionTree key={key} policy={policy} condition={node} readings={readings} onClause={onClause} trail={typeof condition === 'string' ? [...trail, condition] : trail} />
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
    const instead = condition.ifOpen?.choose[readings.get(condition.ifOpen.reading) ?? ''];
    return (
      <>
        {condition.text ? `${condition.text}. ` : ''}
        <span className="quiet">Asked: {testWords(condition, readings)}</span>
        <Rests policy={policy} readings={readings} ids={readingsOfLeaf(condition)} />
        {instead ? (
          <div className="logic__inner">
            <span>While nobody has answered that, it is reckoned:</span> {inner(instead)}
          </div>
        ) : null}
        {condition.ifOpen ? <Rests policy={policy} readings={readings} ids={[condition.ifOpen.reading]} /> : null}
      </>
    );
  }
  if ('reading' in condition) {
    const chosen = condition.choose[readings.get(condition.reading) ?? ''];
    return (
      <>
        {condition.text ? `${condition.text}. ` : ''}
        <Rests policy={policy} readings={readings} ids={[condition.reading]} />
        <div className="logic__inner">{chosen ? inner(chosen) : 'This reading has no rule here.'}</div>
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

function Rests({ policy, readings, ids }: { policy: Policy; readings: ReadonlyMap<string, string>; ids: readonly string[] }) {
  return ids.map((id) => (
    <span key={id} className="logic__reading">
      Rests on a reading: {optionText(policy, id, readings.get(id) ?? '')}
    </span>
  ));
}
