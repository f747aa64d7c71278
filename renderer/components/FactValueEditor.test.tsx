import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FactKind } from '../../shared/domain/factKind.ts';
import { factValue, sameValue, type FactValue } from '../../shared/domain/facts.ts';
import { draftOf, readValue } from './factValueDraft.ts';
import { FactValueEditor } from './FactValueEditor.tsx';

const start = (answer: FactKind, value: FactValue | null = null, tried = 0) => {
  const said: (FactValue | null)[] = [];
  const shown = render(<FactValueEditor id="x" label="The question" answer={answer} value={value} tried={tried} onChange={(now) => said.push(now)} />);
  return { user: userEvent.setup(), last: () => said.at(-1), ...shown };
};
const type = async (user: ReturnType<typeof userEvent.setup>, group: string, parts: { day?: string; month?: string; year: string }) => {
  const fields = within(screen.getByRole('group', { name: group }));
  if (parts.day) await user.type(fields.getByLabelText('Day'), parts.day);
  if (parts.month) await user.type(fields.getByLabelText('Month'), parts.month);
  await user.type(fields.getByLabelText('Year'), parts.year);
};
const spring = { from: '2025-03-01', to: '2025-05-31', printed: 'spring 2025' };

describe('the fields of an answer', () => {
  it('take several choices in the order of the question, and none is null', async () => {
    const { user, last } = start({ kind: 'choice', several: true, choices: [{ id: 'a', label: 'Aspiration' }, { id: 'b', label: 'Injection' }, { id: 'c', label: 'Cannot tell', cannotTell: true }] });
    await user.click(screen.getByRole('checkbox', { name: 'Injection' }));
    await user.click(screen.getByRole('checkbox', { name: 'Aspiration' }));
    expect(last()).toEqual({ kind: 'choices', choices: ['a', 'b'] });
    await user.click(screen.getByRole('checkbox', { name: 'Cannot tell' }));
    expect(last()).toEqual({ kind: 'choices', choices: ['c'] });
    await user.click(screen.getByRole('checkbox', { name: 'Cannot tell' }));
    expect(last()).toBeNull();
  });

  it('take an amount in the unit of the question and no other way of writing it', async () => {
    const { user, last } = start({ kind: 'quantity', unit: 'mm' });
    await user.type(screen.getByLabelText('The question'), '9.5');
    expect(last()).toEqual({ kind: 'quantity', amount: 9.5, unit: 'mm' });
    await user.type(screen.getByLabelText('The question'), ',5');
    expect(last()).toBeNull();
  });

  it('never take an amount in another unit for the same number', () => {
    start({ kind: 'quantity', unit: 'mm' }, { kind: 'quantity', amount: 2, unit: 'cm' });
    expect(screen.getByLabelText('The question')).toHaveValue('');
  });

  it('take a month alone, and a date that is only known to lie between two', async () => {
    const { user, last } = start({ kind: 'date' });
    await type(user, 'The question', { month: '3', year: '2025' });
    expect(last()).toEqual({ kind: 'date', date: { from: '2025-03-01', to: '2025-03-31', printed: 'March 2025' } });
    await user.click(screen.getByRole('button', { name: /Only known to lie between two dates/ }));
    expect(last()).toBeNull();
    await type(user, 'The question: at the latest', { month: '5', year: '2025' });
    expect(last()).toEqual({ kind: 'date', date: { from: '2025-03-01', to: '2025-05-31', printed: 'between March 2025 and May 2025' } });
  });

  it('take a stretch that is still going on, and a second one', async () => {
    const { user, last } = start({ kind: 'interval', several: true });
    await type(user, 'Start', { year: '2024' });
    expect(last()).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Yes, it ended' }));
    await type(user, 'End', { day: '20', month: '4', year: '2024' });
    await user.click(screen.getByRole('button', { name: /Add another stretch/ }));
    expect(last()).toBeNull();
    await type(user, 'Stretch 2: start', { month: '2', year: '2025' });
    await user.click(within(screen.getByRole('group', { name: 'Stretch 2: has it ended?' })).getByRole('radio', { name: /still going on/ }));
    expect(last()).toMatchObject({ kind: 'interval', printed: '2024 to 20 April 2024; February 2025, still going on', further: [{ end: null }] });
    expect(factValue.parse(last())).toEqual(last());
    await user.click(screen.getByRole('button', { name: 'Take out stretch 1' }));
    expect(last()).toMatchObject({ start: { printed: 'February 2025' }, end: null });
  });

  it('say what is missing only once the person has tried, at the field that is wrong', () => {
    const { rerender } = start({ kind: 'date' });
    expect(screen.queryByText(/needs a year/)).toBeNull();
    rerender(<FactValueEditor id="x" label="The question" answer={{ kind: 'date' }} value={null} tried={1} onChange={() => {}} />);
    expect(screen.getByText(/The date needs a year/)).toBeVisible();
    expect(screen.getByLabelText('Year')).toHaveFocus();
  });
});

describe('an answer that is looked at again', () => {
  const values: [FactKind, FactValue][] = [
    [{ kind: 'date' }, { kind: 'date', date: spring }],
    [{ kind: 'interval' }, { kind: 'interval', start: spring, end: null, printed: 'since spring' }],
    [{ kind: 'interval', several: true }, { kind: 'interval', start: spring, end: { from: '2025-06-01', to: '2025-06-30', printed: 'June' }, printed: 'x', further: [{ start: spring, end: null }] }],
    [{ kind: 'choice', several: true, choices: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }] }, { kind: 'choices', choices: ['a', 'b'] }],
    [{ kind: 'quantity', unit: 'ml' }, { kind: 'quantity', amount: -2.5, unit: 'ml' }],
  ];
  it.each(values)('%j keeps its value and its words', (answer, value) => expect(readValue(answer, draftOf(answer, value))).toEqual({ ok: true, value }));

  it('keeps the season of a start when only the end is typed', () => {
    const draft = draftOf({ kind: 'interval' }, { kind: 'interval', start: spring, end: null, printed: 'since spring' });
    const ended = { ...draft, stretches: [{ ...draft.stretches[0]!, ended: 'ended' as const, end: { first: { day: '', month: '', year: '2026' }, latest: null, kept: null } }] };
    const read = readValue({ kind: 'interval' }, ended);
    expect(read.ok && sameValue(read.value, { kind: 'interval', start: spring, end: { from: '2026-01-01', to: '2026-12-31', printed: '' }, printed: '' })).toBe(true);
  });

  it('refuses an end before the start', () => {
    const draft = draftOf({ kind: 'interval' }, { kind: 'interval', start: spring, end: null, printed: '' });
    const read = readValue({ kind: 'interval' }, { ...draft, stretches: [{ ...draft.stretches[0]!, ended: 'ended', end: { first: { day: '', month: '2', year: '2025' }, latest: null, kept: null } }] });
    expect(read).toMatchObject({ ok: false, fault: { field: 'end-0' } });
  });
});
