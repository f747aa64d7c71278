import { useEffect, useRef, useState } from 'react';
import type { FactValue } from '../../../shared/domain/facts.ts';
import { formatNhsNumber, parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { Line } from '../../components/Words.tsx';
import { nhsNumberFaults } from '../intake/intakeModel.ts';

interface Props {
  readonly id: string;
  readonly value: FactValue | null;
  readonly onChange: (value: FactValue | null) => void;
  readonly tried: number;
}

/** An NHS number: its check digit is looked at before it is taken. */
export function NhsNumberEditor({ id, value, onChange, tried }: Props) {
  const [typed, setTyped] = useState(() => asTyped(value));
  const box = useRef<HTMLDivElement>(null);
  const read = parseNhsNumber(typed.trim());
  const error = tried > 0 && !read.ok ? (typed.trim() === '' ? 'Type the answer' : nhsNumberFaults[read.fault]) : undefined;

  useEffect(() => {
    if (tried > 0) box.current?.querySelector('input')?.focus();
  }, [tried]);

  const change = (text: string) => {
    setTyped(text);
    const number = parseNhsNumber(text.trim());
    onChange(number.ok ? { kind: 'text', text: number.digits } : null);
  };
  return (
    <div ref={box}>
      <Line id={`${id}-text`} label="Answer" value={typed} error={error} onChange={change} />
    </div>
  );
}

function asTyped(value: FactValue | null): string {
  if (value?.kind !== 'text') return '';
  const number = parseNhsNumber(value.text);
  return number.ok ? formatNhsNumber(number.digits) : value.text;
}
