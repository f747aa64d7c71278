import { describe, expect, it } from 'vitest';
import { openIssues } from '../../../shared/workflow/decideIssues.ts';
import { parseCaseEvent } from '../../../shared/workflow/events.ts';
import type { CaseState } from '../../../shared/workflow/evolve.ts';
import { after, ask, at, confirm, decline, list, raise, right, screen } from './cases.ts';

const answer = (issueId: string, words = 'Rang the clinic: the second letter is right.') => ({ type: 'answerIssue' as const, issueId, words, how: 'seen' as const });

describe('what reading the papers brought up', () => {
  const screened = (): CaseState => after(at.assessed(), screen('to-panel'), raise());

  it('keeps a case from the panel until a person has answered it, and from nothing else', () => {
    const open = screened();
    expect(ask(open, list)).toMatchObject({ ok: false, refusal: { code: 'REFUSED', field: 'issues', message: expect.stringContaining('One thing that reading the papers brought up') } });
    expect(ask(open, right.withdrawCase(open)).ok).toBe(true);
    expect(ask(after(at.assessed(), raise()), right.recordScreening(open)).ok).toBe(true);
    const answered = after(open, answer(openIssues(open)[0]!));
    expect(openIssues(answered)).toEqual([]);
    expect(ask(answered, list).ok).toBe(true);
  });

  it('stops a decision where a paper came after the case was put to the panel', () => {
    const late = after(at['at-panel'](), raise());
    expect(ask(late, decline()(late))).toMatchObject({ ok: false, refusal: { field: 'issues' } });
    const answered = after(late, answer(openIssues(late)[0]!));
    expect(ask(answered, decline()(answered)).ok).toBe(true);
  });

  it('is settled by the facts that it is about once a person has answered each of them after it came up', () => {
    const differ = after(at.checking(), raise(['bone', 'fractureStatus']));
    const one = after(differ, confirm('bone'));
    expect(openIssues(one)).toHaveLength(1);
    const both = after(one, confirm('fractureStatus'));
    expect(openIssues(both)).toEqual([]);
    expect(Object.values(both.issues)[0]).toMatchObject({ standing: 'settled', facts: [] });
    // A fact that was answered before says nothing of what a later paper says.
    expect(openIssues(after(both, raise(['bone'])))).toHaveLength(1);
  });

  it('is answered once, in words', () => {
    const open = screened();
    const [id] = openIssues(open);
    expect(ask(open, answer(id!, ' '))).toMatchObject({ ok: false, refusal: { code: 'INVALID', field: 'words' } });
    expect(ask(open, answer('none'))).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(ask(after(open, answer(id!)), answer(id!))).toMatchObject({ ok: false, refusal: { message: 'That has been answered already.' } });
  });

  it('keeps its words in rows and out of the event', () => {
    const given = ask(at.received(), raise());
    if (!given.ok) throw new Error('refused');
    const [event] = given.events;
    expect(event!.rows).toMatchObject([{ table: 'case_entry', values: { kind: 'issue', value: { message: 'The date can be read in more than one way.' } } }]);
    const { rows: _rows, ...stored } = event!;
    expect(JSON.stringify(stored)).not.toContain('date can be read');
    expect(parseCaseEvent(JSON.parse(JSON.stringify(stored))).type).toBe('issuesRaised');
  });
});
