import { normalise } from '../../../shared/workflow/reasons.ts';

interface Context {
  /** Names of the principles that the policy relies on. */
  readonly relied: readonly string[];
  readonly found: 'found' | 'not-found' | null;
  /** What the words are about: a group is named rightly under the comparison and under similar patients. */
  readonly about?: 'group';
}

const remarks: readonly { readonly when: RegExp; readonly say: string }[] = [
  { when: /\bunique(?:ly|ness)?\b/i, say: '“unique” – the question is not whether the patient is the only one. Say what the comparison with the group showed.' },
  { when: /\bnot (?:(?:clinically|considered|found|felt|deemed|shown to be|thought|an?) )*exceptional\b/i, say: '“not exceptional” says what was concluded and not why. Say what the comparison with the group showed.' },
  { when: /\b(?:precedents?|floodgates)\b/i, say: 'other patients’ requests are not a reason about this patient.' },
  { when: /\b(?:fails?|failed) to (?:demonstrate|meet|show|satisfy)\b/i, say: 'this can read as blame. Say what the panel looked for and could not find.' },
  { when: /\b(?:insufficient|lack of|no) (?:clinical )?evidence\b/i, say: 'say which evidence was read, and what it does not show for this patient.' },
  { when: /\b(?:after|following) (?:careful|due|full) consideration\b/i, say: 'say what was considered.' },
];

/** Ross: that there are others like the patient is no ground for refusing this one. */
const group = /\b(?:cohort|(?:part|member|one|representative) of (?:a|the|this) (?:wider |larger |definable )?group|represents? (?:a|the) group|(?:other|many|all) (?:such )?patients (?:like|with|in) (?:this|him|her|them|the same)|service development)\b/i;
const saved = /\b(?:sav(?:e|es|ed|ing|ings)|offset\w*|alternatives?|instead|otherwise)\b/i;

const money = /\b(?:cost|costs|costly|expensive|afford\w*|budget\w*|price)\b/i;
const ethics = /\bethic\w*/i;

/** Remarks on the wording while it is typed. They stop nobody, judge no reason and suggest no finding. */
export function wordingRemarks(text: string, context: Context): string[] {
  const found = remarks.filter((remark) => remark.when.test(text)).map((remark) => remark.say);
  if (context.about !== 'group' && group.test(text)) found.push('that there are others like this patient is not by itself a reason to refuse. Say what holds for this patient beside them.');
  if (money.test(text) && !saved.test(text)) found.push('where cost is looked at, look also at what would be saved, and at what the alternatives cost.');
  const relies = (word: RegExp) => context.relied.some((name) => word.test(name));
  if (context.found !== 'found') {
    if (/\b(?:afford\w*|budget\w*)/i.test(text) && !relies(/afford/i)) found.push('this policy does not rely on affordability before exceptionality is found.');
    else if (money.test(text) && !relies(/cost|afford/i)) found.push('this policy does not rely on cost before exceptionality is found.');
    if (ethics.test(text) && !relies(/ethic/i)) found.push('this policy does not rely on ethics before exceptionality is found.');
  }
  return found;
}

/** Whether the panel's restatement is no more than the clinician's own words again: it then does not show that they were understood. */
export function restatedRemark(restated: string, clinician: string | null): string[] {
  const [own, theirs] = [normalise(restated), normalise(clinician ?? '')];
  return own.length >= 25 && theirs.includes(own) ? ['these are the clinician’s words again. Say in the panel’s own words what is asked for, and why.'] : [];
}
