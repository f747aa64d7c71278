import type { DecisionView } from '../../../shared/contract/decision.ts';
import { blockOf, openQuestions } from './decisionCheck.ts';
import type { DecisionDraft } from './decisionDraft.ts';

/** How many questions are open, and a way to each. It says what is missing, and stops nobody from leaving. */
export function OpenQuestions({ draft, view, name }: { draft: DecisionDraft; view: DecisionView; name: string }) {
  const open = openQuestions(draft, view);
  if (open.length === 0) return <p>No question is open.</p>;
  return (
    <nav aria-label={name}>
      <details className="fold">
        <summary>{open.length === 1 ? '1 question open' : `${open.length} questions open`}</summary>
        <ul className="open-questions">
          {open.map(({ id, label }) => (
            <li key={id}>
              <a
                href={`#${blockOf(id)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const heading = document.getElementById(`${blockOf(id)}-title`);
                  heading?.focus();
                  heading?.scrollIntoView?.({ block: 'start' });
                }}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
