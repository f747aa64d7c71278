import { heading, labelled, paragraph } from './blocks.ts';
import type { Block } from './document.ts';
import type { Reading } from './read.ts';
import type { LetterRecord } from './record.ts';

/** In the letter to the clinician: what was asked to be looked at again, on what ground and by which rule. Nothing where it is no reconsideration. */
export function reconsidered({ reconsideration }: LetterRecord, read: Reading): Block[] {
  if (!reconsideration) return [];
  const { firstNumber, grounds } = reconsideration;
  if (grounds.length === 0) read.lacks('reconsideration.grounds', 'No ground of the reconsideration is recorded.');
  const rule = read.section(reconsideration.rule, 'reconsideration.rule', 'The ICB’s rule on reconsideration');
  return [
    heading(2, 'This is a reconsideration'),
    paragraph(`We decided on this treatment before, under the reference ${firstNumber}. We were asked on ${read.date(reconsideration.askedOn, 'reconsideration.askedOn', 'The day on which it was asked for')} to look at it again. Other people than those who decided before have now decided it.`),
    ...labelled('Who asked', read.text(reconsideration.askedBy, 'reconsideration.askedBy', 'Who asked for the reconsideration')),
    ...labelled('Ground', grounds.map((ground, index) => read.text(ground, `reconsideration.grounds.${index}`, 'A ground of the reconsideration')).join('; ')),
    ...(rule === null ? [] : labelled('What our rules say', read.text(rule.ground, 'reconsideration.rule.ground', 'The ground in the ICB’s words'))),
    ...(rule === null ? [] : labelled('Who looks at it by our rules', read.text(rule.lookedAtBy, 'reconsideration.rule.lookedAtBy', 'Who looks at it by the ICB’s rules'))),
    ...labelled('What is new, as it was put to us', read.text(reconsideration.whatIsNew, 'reconsideration.whatIsNew', 'What is new')),
  ];
}

/** The same for the patient, in one paragraph. */
export function reconsideredForPatient({ reconsideration }: LetterRecord, read: Reading): Block[] {
  if (!reconsideration) return [];
  const asked = read.date(reconsideration.askedOn, 'reconsideration.askedOn', 'The day on which it was asked for');
  return [paragraph(`We had decided on this before. We were asked on ${asked} to look at it again. This is called a reconsideration. Other people have now looked at it, with what was new.`)];
}
