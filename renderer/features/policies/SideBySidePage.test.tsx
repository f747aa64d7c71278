import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBridge, type Handlers } from '../../../test/dom/fakeBridge.ts';
import { centralEast, gapPolicy, hny, libraryOf, lsc, summaryOf } from '../../../test/dom/policySamples.ts';
import { foundCase, searchOver } from '../../../test/dom/samples.ts';
import { showPage } from '../../../test/dom/show.tsx';
import { PoliciesPage } from './PoliciesPage.tsx';

function start(handlers: Handlers = {}) {
  const bridge = fakeBridge({ 'policy.library': () => libraryOf([lsc, centralEast, hny]), ...searchOver([]), ...handlers });
  return { bridge, ...showPage(<PoliciesPage part="side-by-side" />) };
}
type User = ReturnType<typeof start>['user'];
const column = (name: string) => within(screen.getByRole('region', { name }));
async function asAt(user: User, parts: readonly [string, string, string]) {
  const fields = within(await screen.findByRole('group', { name: 'As-at date' }));
  for (const [index, label] of (['Day', 'Month', 'Year'] as const).entries()) {
    await user.clear(fields.getByLabelText(label));
    await user.type(fields.getByLabelText(label), parts[index]!);
  }
}
async function choose(user: User, label: string, choice: string) {
  const summary = screen.getByText(label, { selector: '.question__label' });
  await user.click(summary);
  await user.click(within(summary.closest('details')!).getByLabelText(choice));
}

describe('one request under each ICB', () => {
  it('answers by each ICB’s own policy, and says where none is held', async () => {
    const { user } = start();
    await user.selectOptions(await screen.findByLabelText('Treatment'), 'Low-intensity pulsed ultrasound');
    await asAt(user, ['1', '6', '2026']);
    await choose(user, 'What is the ultrasound for?', 'To help a broken bone heal');
    expect(column('Lancashire and South Cumbria').getByText(/The policy’s position applies/, { selector: 'strong' })).toBeVisible();
    expect(column('Central East').getByText('Not known', { selector: 'strong' })).toBeVisible();
    expect(column('Central East').getByText('State of the fracture, as a clinician classified it')).toBeVisible();
    expect(column('Humber and North Yorkshire').getByText('No policy held', { selector: 'strong' })).toBeVisible();
    expect(column('Humber and North Yorkshire').getByText(/not a refusal/)).toBeVisible();
    expect(column('Central East').getByText('Nobody has compared it with the published version.')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/lsc-clin12|central-east-exogen|fractureStatus|no-policy-held/);
  });

  it('leaves out ICBs that are gone on the day, and policies that nobody adopted', async () => {
    const { user } = start({
      'policy.library': () => ({ ...libraryOf([lsc]), policies: [...libraryOf([lsc]).policies, { ...libraryOf([gapPolicy]).policies[0]!, summary: summaryOf(gapPolicy, { state: 'inert' }) }] }),
    });
    await asAt(user, ['1', '6', '2026']);
    expect(screen.queryByRole('region', { name: 'Hertfordshire and West Essex' })).toBeNull();
    expect(column('Essex').getByText('No policy held', { selector: 'strong' })).toBeVisible();
    await asAt(user, ['1', '6', '2025']);
    expect(column('Hertfordshire and West Essex').getByText('No policy held', { selector: 'strong' })).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Essex' })).toBeNull();
  });

  it('takes the facts of a case over, and changes nothing in it', async () => {
    const known = (choice: string) => ({ state: 'known' as const, value: { kind: 'choice' as const, choice }, confirmation: 'c' });
    const view = {
      seq: 1, asAt: '2026-06-01', lookup: { answer: 'held', sentence: '' }, assessment: null, ifConfirmed: null, sources: {}, policy: null, compared: null,
      responsible: { answer: 'agrees' as const, icb: null, sentence: '' }, prompts: [], confirmed: null, canConfirm: false, whyNot: null,
      facts: { lipusPurpose: known('bone-healing'), fractureStatus: known('fresh'), ageGroup: { state: 'notKnown' as const }, dateOfBirth: { state: 'known' as const, value: { kind: 'date' as const, date: { from: '1961-05-04', to: '1961-05-04', printed: '4 May 1961' } }, confirmation: 'd' }, patientName: { state: 'known' as const, value: { kind: 'text' as const, text: 'Jo Testcase' }, confirmation: 'n' } },
    };
    const { user, bridge } = start({ ...searchOver([foundCase('IFR-9')]), 'assessment.get': () => view });
    await user.selectOptions(await screen.findByLabelText('Treatment'), 'Low-intensity pulsed ultrasound');
    await user.selectOptions(screen.getByLabelText('Take the facts from a case'), 'IFR-9: Low-intensity pulsed ultrasound');
    await user.click(screen.getByRole('button', { name: 'Take these facts' }));
    expect(await screen.findByText('Fresh fracture', { selector: '.question__state' })).toBeVisible();
    expect(screen.getByText('Looked for, and not known', { selector: '.question__state' })).toBeVisible();
    expect(screen.getByText('Taken from the case and not shown here: Date of birth.')).toBeVisible();
    expect(document.body.innerHTML).not.toMatch(/Jo Testcase|1961/);
    expect(bridge.calls.map((call) => call.channel)).toEqual(expect.not.arrayContaining(['facts.answer', 'assessment.confirm']));
  });
});
