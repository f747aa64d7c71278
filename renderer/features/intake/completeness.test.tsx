import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Completeness as Found } from '../../../shared/import/forms/completeness.ts';
import { Completeness } from './Completeness.tsx';

const diagnosis = { id: 'diagnosis', question: 'Diagnosis', what: 'the diagnosis for which it is asked' };
const evidence = { id: 'evidence', question: 'Evidence', what: 'the evidence that it would help' };
const found: Found = {
  form: { paperId: 'p1', name: 'form.docx', title: 'IFR form: non-drug', version: '3.1', kind: 'non-drug' },
  standing: 'superseded', asked: { kind: 'non-drug', version: 1, label: 'what a request for anything but a drug needs' }, answered: [evidence], missing: [diagnosis],
};
const region = () => within(screen.getByRole('region', { name: 'What the form still lacks' }));

describe('What the form still lacks', () => {
  it('names the form, its version, whether it is accepted, and each question without an answer', () => {
    render(<Completeness found={found} />);
    expect(region().getByText('IFR form: non-drug, in “form.docx”')).toBeVisible();
    expect(region().getByText('3.1')).toBeVisible();
    expect(region().getByText('The ICB does not accept this version any more, or never did.').tagName).toBe('STRONG');
    expect(region().getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Diagnosis: we need the diagnosis for which it is asked.']);
    expect(region().getByText(/has no answer that was read/)).toHaveTextContent('1 of 2 questions has no answer that was read, by what a request for anything but a drug needs:');
  });

  it('says so where no form was recognised, and where nothing is missing', () => {
    const { rerender } = render(<Completeness found={{ ...found, form: null, standing: 'not-recognised' }} settled />);
    expect(region().getByText('None was recognised')).toBeVisible();
    expect(region().getByText(/leaves this list when it is answered on Check facts/)).toBeVisible();
    rerender(<Completeness found={{ ...found, missing: [], answered: [diagnosis, evidence] }} />);
    expect(region().getByText(/All 2 questions that the request must answer have an answer/)).toBeVisible();
    expect(region().queryByRole('list')).toBeNull();
    rerender(<Completeness found={undefined} />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
