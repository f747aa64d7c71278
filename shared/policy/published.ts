import { factCatalogue, factGroupLabels, type FactDefinition, type FactGroup } from '../domain/factCatalogue.ts';
import type { FactKind } from '../domain/factKind.ts';
import { policyJsonSchema } from './schema.ts';

/** What is published beside the code and made from it: file name in docs/ → text. */
export function publishedFiles(): Readonly<Record<string, string>> {
  return {
    'facts.md': factsPage(),
    'facts.schema.json': `${JSON.stringify(factsSchema(), null, 2)}\n`,
    'policy.schema.json': `${JSON.stringify(policyJsonSchema(), null, 2)}\n`,
  };
}

const facts: readonly FactDefinition[] = factCatalogue;

function factsPage(): string {
  const groups = (Object.keys(factGroupLabels) as FactGroup[]).filter((group) => facts.some((fact) => fact.group === group));
  return [
    '# The vocabulary of facts',
    '',
    'Made from `shared/domain/factCatalogue.ts` by `npm run docs`. The same as JSON Schema: [facts.schema.json](facts.schema.json).',
    '',
    'These are the questions that the app knows by itself. A policy may define more (`define` in its file, see [add-a-policy.md](add-a-policy.md)).',
    '',
    '## The door for scripts',
    '',
    '`npm run -s assess -- FILE.json` takes an array and prints an array in the same order. It opens no database and keeps nothing.',
    '',
    '```json',
    JSON.stringify([{ id: 'A1', commissioner: 'QOQ', received: '2026-06-01', facts: { treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes', conservativeTreatment: { start: '2026-01-20', end: '2026-05-20' }, conservativeResponse: 'none' } }], null, 2),
    '```',
    '',
    '| In | What it is |',
    '| --- | --- |',
    '| `id` | your own text or number; it comes back |',
    '| `commissioner` | the ODS code of the ICB |',
    '| `received` | the day on which the request was received, `YYYY-MM-DD`: the as-at date |',
    '| `facts` | fact → answer, as below. A fact that is left out, or `null`, is open: nobody has answered it |',
    '| `readings` | optional: policy → reading → option, in place of those in the policy’s file |',
    '',
    'Each answer has `outcome` `answered` or `refused`. An answered one has `verdict`, `sentence`, and `assessments`: one for each policy text that governs or may govern, with the finding tree (`finding`), the answer to each purpose (`purposes`), routes, open facts, settling sets, and readings under which the answer would differ. A refused one has `reasons`: where, what, and what to do. Nothing that cannot be right gets a verdict. More policies: `--policy POLICY.json`, as often as needed.',
    '',
    'The verdicts: `met`, `not-met`, `position-applies` (the policy’s position applies: not routinely commissioned, not normally funded), `parts-differ` (two purposes with two settled answers; see `purposes`), `not-known`, `disputed`, `rules-clash`, `depends-on-reading`, `outside-scope`, `silent`, `no-policy-held`, `text-not-held`, `cannot-tell-which-version`, `not-yet-in-force`, `no-longer-in-force`. None of them means that a request is declined.',
    '',
    '## How an answer is written',
    '',
    '| Kind | Written as |',
    '| --- | --- |',
    '| text | `"words"` |',
    '| choice | the id of the choice: `"yes"`. Where several may hold at once: `["aspiration", "corticosteroid"]` |',
    '| count | a whole number from 0: `2` |',
    '| quantity | `{ "amount": 12, "unit": "mm" }`, in the unit of the fact |',
    '| date | `"2026-03-02"`; a month `"2026-03"`; a year `"2026"`; or `{ "from": "2026-03-01", "to": "2026-05-31", "printed": "spring" }` |',
    '| interval | `{ "start": …, "end": … }`, each as a date; `"end": null` while it goes on. Where several stretches may belong together: `"further": [{ "start": …, "end": … }]` |',
    '| any | `{ "notKnown": true }`: a person looked, and it is not known. `{ "disputed": [ …, … ] }`: sources disagree |',
    '',
    'A choice marked *cannot tell* is an answer that leaves the question open.',
    '',
    ...groups.flatMap((group) => [
      `## ${factGroupLabels[group]}`,
      '',
      '| Fact | Question | Kind |',
      '| --- | --- | --- |',
      ...facts.filter((fact) => fact.group === group).map((fact) => `| \`${fact.id}\` | ${fact.label} | ${kindWords(fact.answer)} |`),
      '',
    ]),
  ].join('\n');
}

function kindWords(answer: FactKind): string {
  switch (answer.kind) {
    case 'choice': {
      const choices = answer.choices.map((choice) => `\`${choice.id}\` ${choice.label}${choice.cannotTell ? ' (cannot tell)' : ''}`).join('; ');
      return `${answer.several ? 'choice, several may hold' : 'choice'}: ${choices}`;
    }
    case 'quantity':
      return `quantity in ${answer.unit}`;
    case 'interval':
      return answer.several ? 'interval, several stretches may be given' : 'interval';
    default:
      return answer.kind;
  }
}

/** The items of the door for scripts as JSON Schema (2020-12). */
function factsSchema(): unknown {
  const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
  const range = { anyOf: [{ type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }, { type: 'object', required: ['from', 'to'], properties: { from: day, to: day, printed: { type: 'string' } }, additionalProperties: false }] };
  const stretch = (more: object) => ({ type: 'object', required: ['start', 'end'], properties: { start: range, end: { anyOf: [range, { type: 'null' }] }, ...more }, additionalProperties: false });
  const value = (answer: FactKind): object => {
    switch (answer.kind) {
      case 'text':
        return { type: 'string', minLength: 1 };
      case 'choice': {
        const one = { enum: answer.choices.map((choice) => choice.id) };
        return answer.several ? { anyOf: [one, { type: 'array', items: one, minItems: 1, uniqueItems: true }] } : one;
      }
      case 'count':
        return { type: 'integer', minimum: 0, maximum: 10_000 };
      case 'quantity':
        return { type: 'object', required: ['amount', 'unit'], properties: { amount: { type: 'number', minimum: 0 }, unit: { const: answer.unit } }, additionalProperties: false };
      case 'date':
        return range;
      case 'interval':
        return stretch(answer.several ? { further: { type: 'array', items: stretch({}), minItems: 1 } } : {});
    }
  };
  const fact = ({ label, answer }: FactDefinition) => ({
    description: label,
    anyOf: [
      value(answer),
      { type: 'null' },
      { type: 'object', required: ['notKnown'], properties: { notKnown: { const: true } }, additionalProperties: false },
      { type: 'object', required: ['disputed'], properties: { disputed: { type: 'array', items: value(answer), minItems: 2 } }, additionalProperties: false },
    ],
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Items of the door for scripts (npm run assess)',
    description: 'Facts that a policy defines itself come besides those listed here; they are written by the same rules.',
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'commissioner', 'received', 'facts'],
      properties: {
        id: { anyOf: [{ type: 'string', minLength: 1, maxLength: 200 }, { type: 'number' }] },
        commissioner: { type: 'string', pattern: '^[A-Z0-9]{3,6}$' },
        received: day,
        facts: { type: 'object', properties: Object.fromEntries(facts.map((one) => [one.id, fact(one)])) },
        readings: { type: 'object', additionalProperties: { type: 'object', additionalProperties: { type: 'string' } } },
      },
      additionalProperties: false,
    },
  };
}
