import type { Prompt } from '../../shared/policy/prompts.ts';

/** What to look at in an argument: a hint with the words that led to it. It excludes nothing and refuses nothing. */
export function Hints({ prompts }: { prompts: readonly Prompt[] }) {
  if (prompts.length === 0) return null;
  return (
    <ul className="hints" aria-label="Look at this">
      {prompts.map((prompt) => (
        <li key={`${prompt.kind}-${prompt.sentence}`}>
          <strong>Look at this:</strong> {prompt.sentence} <span className="quiet">The words: “{prompt.found}”.</span>
        </li>
      ))}
    </ul>
  );
}
