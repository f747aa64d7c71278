import { useState } from 'react';
import { QuestionCard } from './QuestionCard.tsx';
import type { AllTried, Question, Tried } from './supposed.ts';

interface Props {
  readonly questions: readonly Question[];
  readonly tried: AllTried;
  /** Questions that no longer change the answer. */
  readonly idle: readonly string[];
  readonly onChange: (tried: AllTried) => void;
}

/** The questions that can be tried, in the policy's order, each folded until it is wanted. */
export function QuestionList({ questions, tried, idle, onChange }: Props) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const set = (id: string, next: Tried | null) => {
    const { [id]: _, ...others } = tried;
    onChange(next ? { ...others, [id]: next } : others);
  };
  return (
    <div className="questions">
      {questions.map((question) => {
        const { id } = question.fact;
        return (
          <QuestionCard
            key={id}
            question={question}
            tried={tried[id]}
            idle={idle.includes(id)}
            open={open.includes(id)}
            onToggle={(now) => setOpen((before) => (now ? [...before.filter((one) => one !== id), id] : before.filter((one) => one !== id)))}
            onChange={(next) => set(id, next)}
          />
        );
      })}
    </div>
  );
}
