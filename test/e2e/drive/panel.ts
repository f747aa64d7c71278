import type { ElectronApplication } from 'playwright-core';
import { button, daysFromToday, field, onScreen, radio, typeDay } from './fields.ts';
import type { Hands } from './hands.ts';
import { approveWords, declineWords, deferWords, screener } from './words.ts';

/** Presses the one next step of the open case. */
export async function nextStep(hands: Hands, label: string): Promise<void> {
  await onScreen(hands.page, /^Case /);
  if (label === 'Record the panel’s decision') await answerPapers(hands);
  await hands.press(button(hands.page, label).first());
}

/** Answers everything that reading the papers brought up, one after the other: a case goes to no panel before. */
async function answerPapers(hands: Hands): Promise<void> {
  const { page } = hands;
  const open = page.getByRole('button', { name: /^Seen: answer it/ });
  for (let left = await open.count(); left > 0; left--) {
    await hands.press(open.first());
    await hands.type(field(page, 'What did you find, or what was decided?'), 'Looked at the papers and settled with the clinic.');
    await hands.press(button(page, 'Record this answer'));
    await page.waitForFunction((before) => [...document.querySelectorAll('button')].filter((one) => one.textContent?.startsWith('Seen: answer it')).length < before, left);
  }
}

/** Confirms the assessment. Returns its one sentence. */
export async function confirmAssessment(hands: Hands): Promise<string> {
  const { page } = hands;
  await onScreen(page, 'Assessment against the policy');
  const confirm = button(page, 'Confirm assessment');
  await confirm.waitFor();
  const sentence = await page.locator('.sentence').first().innerText();
  await hands.press(confirm);
  await button(page, 'Go on to screening').waitFor();
  return sentence;
}

export interface Screened {
  readonly route: string | RegExp;
  readonly reason: string;
  /** The second person who checks, where the route takes the case away from the panel; see {@link secondCheck}. */
  readonly second?: string;
}

export const toPanel: Screened = { route: 'To the panel', reason: 'The clinician argues that this patient differs from others, so a panel has to consider it.' };
export const criteriaMet: Screened = {
  route: /^Criteria met/,
  reason: 'Both earlier injections and the conservative treatment are confirmed from the papers, so the criteria of the policy are met.',
  second: 'Dr Kim Second',
};

export async function screen(hands: Hands, { route, reason, second }: Screened): Promise<void> {
  const { page } = hands;
  await onScreen(page, 'Screening');
  await hands.choose(radio(page, 'What happens with the request?', route));
  await hands.type(field(page, 'Why?'), reason);
  await hands.type(field(page, 'Name and role'), screener);
  await typeDay(hands, 'When was it decided?', daysFromToday(-10));
  if (second) {
    await hands.choose(radio(page, 'How does the patient hear of it?', 'We write to the patient'));
  }
  await hands.press(button(page, 'Record screening outcome'));
  await button(page, 'Go to the case').waitFor();
}

/** Another person checks the route that was recorded, on the case that is open. */
export async function secondCheck(hands: Hands, app: ElectronApplication, name: string): Promise<void> {
  const { page } = hands;
  const signInAs = (who: string | null) => app.evaluate((_electron, to) => (globalThis as unknown as { ifrTest: { signInAs(name: string | null): Promise<unknown> } }).ifrTest.signInAs(to), who);
  await signInAs(name);
  await nextStep(hands, 'Check the route: a second person');
  await onScreen(page, 'Check the route, as the second person');
  await hands.choose(radio(page, 'Is this route right?', /^Yes, I have checked it/));
  await hands.press(button(page, 'Record your check'));
  await onScreen(page, /^Case /);
  await signInAs(null);
}

async function whoDecided(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.type(field(page, 'The panel’s name'), 'Individual Funding Request panel');
  await typeDay(hands, 'When did it meet?', daysFromToday(-5));
  for (const [index, [name, role]] of [['Dr A Chair', 'public health'], ['B Pharmacist', 'pharmacist'], ['C Lay-Member', 'lay member']].entries()) {
    const person = page.getByRole('group', { name: `Person ${index + 1}`, exact: true });
    if ((await person.count()) === 0) await hands.press(button(page, 'Add another person'));
    await hands.type(field(person, 'Name'), name!);
    await hands.type(field(person, 'Role'), role!);
    await hands.choose(radio(person, 'Did this person decide?', 'Yes'));
    await hands.choose(radio(person, 'Interest declared', 'None declared'));
  }
  await hands.type(field(page, 'Quorum, in words'), 'Quorate; no interests were declared');
}

/** Says how the patient hears of it, and signs. */
export async function recordFilled(hands: Hands): Promise<void> {
  await hands.choose(radio(hands.page, 'How does the patient hear of it?', 'We write to the patient'));
  await hands.press(button(hands.page, 'Record the decision'));
  await button(hands.page, 'Go on to the letters').waitFor();
}

/** Fills in everything that a decision to decline needs, without recording it. */
export async function fillDecline(hands: Hands): Promise<void> {
  const { page } = hands;
  await onScreen(page, 'The panel’s decision');
  await hands.choose(radio(page, 'What did the panel decide?', 'Decline'));
  await fillReasons(hands);
  await hands.choose(radio(page, 'What did the panel find?', 'The panel did not find that the patient is exceptional'));
  await hands.type(field(page, 'The finding in the panel’s own words'), declineWords.found);
  await hands.type(page.getByLabel('What could change this: In the panel’s words'), declineWords.couldChange);
}

/** Fills in everything that an approval needs, without recording it. */
export async function fillApprove(hands: Hands): Promise<void> {
  const { page } = hands;
  await onScreen(page, 'The panel’s decision');
  await hands.choose(radio(page, 'What did the panel decide?', /^Approve$/));
  await fillReasons(hands);
  await hands.choose(radio(page, 'What did the panel find?', 'The panel found that the patient is exceptional'));
  await hands.type(field(page, 'The finding in the panel’s own words'), approveWords.found);
  await hands.choose(radio(page, 'When does the approval end?', 'On a day'));
  await typeDay(hands, 'On which day does it end?', daysFromToday(365));
  await hands.type(field(page, 'Approval reference, if one was given'), approveWords.reference);
  await hands.choose(radio(page, 'Is outcome data to be reported back?', 'No'));
}

/** What a decision to approve or to decline both need: who decided, and the reasons up to the finding on exceptionality. */
async function fillReasons(hands: Hands): Promise<void> {
  const { page } = hands;
  await whoDecided(hands);
  await hands.type(field(page, 'Who made sure'), 'Ann Officer, IFR officer');
  await hands.type(field(page, 'Is this ICB responsible?'), 'Yes, by the practice.');
  await hands.type(field(page, 'Does this policy, in this version, govern the request?'), 'Yes, this version.');
  await hands.type(field(page, 'Is the treatment funded already, or are the criteria met?'), 'No.');
  await hands.type(field(page, 'The case as the panel understood it'), declineWords.caseRestated);
  await hands.type(page.getByLabel('The group that this patient was compared with: In the panel’s words'), declineWords.comparator);
  const argumentCount = await page.getByRole('region', { name: /^Argument \d+ of/ }).count();
  for (let index = 0; index < argumentCount; index++) {
    await hands.type(field(page, `What the panel found on argument ${index + 1}`), declineWords.finding(index));
    await hands.type(field(page, `Why, on argument ${index + 1}`), declineWords.reason(index));
    const named = `Does the policy name this feature as not itself an exception? (argument ${index + 1})`;
    if (await page.getByRole('group', { name: named, exact: true }).count()) await hands.choose(radio(page, named, 'No'));
  }
  await hands.type(page.getByLabel('Evidence for this patient: In the panel’s words'), declineWords.evidence);
  const principles = page.getByRole('region', { name: 'The policy’s principles' }).getByRole('textbox');
  for (const principle of await principles.all()) {
    const label = await principle.evaluate((element) => (element as HTMLTextAreaElement).labels[0]!.innerText);
    await hands.type(principle, declineWords.principle(label.replace(/ \(clause .*/, '')));
  }
  await hands.type(field(page, 'What is known of similar patients'), 'None known to the panel.');
  await hands.type(field(page, 'What was considered'), 'Age and disability.');
  await hands.choose(radio(page, 'Did everybody who decided agree?', 'Everybody agreed: no dissent'));
}

export async function decline(hands: Hands): Promise<void> {
  await fillDecline(hands);
  await recordFilled(hands);
}

export async function defer(hands: Hands): Promise<void> {
  const { page } = hands;
  await onScreen(page, 'The panel’s decision');
  await hands.choose(radio(page, 'What did the panel decide?', 'Defer for information'));
  await whoDecided(hands);
  await hands.type(field(page, 'What the panel cannot tell'), deferWords.cannotTell);
  await hands.type(field(page, 'Why that matters to the decision'), deferWords.why);
  const need = page.getByRole('group', { name: 'Need 1' });
  await hands.type(field(need, 'Clause that it serves'), deferWords.need.clause);
  await hands.type(field(need, 'What is needed'), deferWords.need.what);
  await hands.type(field(need, 'What would prove it'), deferWords.need.proof);
  await hands.type(field(need, 'Who holds it'), deferWords.need.heldBy);
  await hands.type(field(page, 'Who looks after the wait'), deferWords.owner);
  await typeDay(hands, 'By when is it needed?', daysFromToday(28));
  await typeDay(hands, 'When to ask again, if nothing has come', daysFromToday(14));
  await recordFilled(hands);
}

/** Corrects the words on the group compared with, in a decision that is recorded. */
export async function correctComparator(hands: Hands, words: string): Promise<void> {
  const { page } = hands;
  await page.getByLabel('Which words?').selectOption({ label: 'The group that this patient was compared with' });
  await hands.type(field(page, 'The words as they should stand'), words);
  await hands.type(field(page, 'What was wrong with them'), 'The length of time was left out');
  await hands.type(field(page, 'Who asked for the correction'), 'Dr A Chair, chair');
  await hands.press(button(page, 'Record the correction'));
  await page.getByText('As signed', { exact: true }).waitFor();
}
