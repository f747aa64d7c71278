import type { ReactNode } from 'react';
import { icbSectionLines, icbSections } from '../../../shared/domain/icbConfiguration.ts';
import type { CaseRules } from '../../../shared/contract/icbConfiguration.ts';
import { shortIcb } from '../../components/words.ts';
import { useCaseRules } from './CaseRules.tsx';
import { SaidLines } from './SaidLines.tsx';

/** On a screen of a case: what its ICB has set on one matter, or that nobody has, and what follows. It decides nothing. */
export function IcbSays({ id, level = 3, children }: { id: keyof CaseRules; level?: 2 | 3; children?: ReactNode }) {
  const held = useCaseRules();
  if (!held) return null;
  const value = held.rules[id];
  const { label, whileUnset } = icbSections[id];
  const Heading = level === 2 ? 'h2' : 'h3';
  const lines = value === null ? null : icbSectionLines(id, value);
  return (
    <section className="icb-says" aria-labelledby={`icb-says-${id}`}>
      <Heading className={level === 2 ? 'section-title' : undefined} id={`icb-says-${id}`}>
        {label}: {shortIcb(held.ods)}
      </Heading>
      {lines ? <SaidLines lines={lines} /> : <NotSet words={whileUnset} />}
      {lines ? children : null}
    </section>
  );
}

/** The state of being unset, said with what follows from it. */
export const NotSet = ({ words }: { words: string }) => (
  <p>
    <strong>Not set.</strong> {words}
  </p>
);
