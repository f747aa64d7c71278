import { isLeaf, type Condition } from './conditionSchema.ts';
import type { Policy } from './schema.ts';

/** A condition of a policy file and where it stands. */
export interface Place {
  readonly where: string;
  readonly condition: Condition;
}

/** The conditions that stand by themselves in a policy file: of clauses, of the scope, of parts. */
export function topConditions(policy: Policy): Place[] {
  const clauses = Object.entries(policy.clauses).flatMap(([id, clause]) =>
    clause.condition === undefined ? [] : [{ where: `clauses.${id}.condition`, condition: clause.condition }],
  );
  const parts = policy.parts.flatMap((part) => [
    ...(part.when === undefined ? [] : [{ where: `parts.${part.id}.when`, condition: part.when }]),
    ...(part.position === 'commissioned-if' ? [{ where: `parts.${part.id}.criteria`, condition: part.criteria }] : []),
  ]);
  return [...clauses, { where: 'scope', condition: policy.scope }, ...parts];
}

/** A condition and everything written inside it. Clauses that it names are not followed. */
export function everyCondition(place: Place): Place[] {
  const { where, condition } = place;
  const inside: Place[] = [];
  if (typeof condition === 'object') {
    if (isLeaf(condition)) {
      for (const [option, one] of Object.entries(condition.ifOpen?.choose ?? {})) {
        if (one !== null) inside.push({ where: `${where}.ifOpen.${option}`, condition: one });
      }
    } else if ('reading' in condition) {
      for (const [option, one] of Object.entries(condition.choose)) inside.push({ where: `${where}.${option}`, condition: one });
    } else if ('not' in condition) {
      inside.push({ where: `${where}.not`, condition: condition.not });
    } else {
      const [name, list] = 'all' in condition ? ['all', condition.all] as const : ['any', condition.any] as const;
      list.forEach((one, index) => inside.push({ where: `${where}.${name}.${index}`, condition: one }));
    }
  }
  return [place, ...inside.flatMap(everyCondition)];
}
