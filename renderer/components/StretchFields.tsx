import { newStretch, type StretchDraft, type ValueFault } from './factValueDraft.ts';
import { RadioGroup } from './RadioGroup.tsx';
import { RangeFields } from './RangeFields.tsx';

interface Props {
  readonly id: string;
  readonly legend: string;
  /** Whether more than one stretch may be given. */
  readonly several: boolean;
  readonly stretches: readonly StretchDraft[];
  readonly fault: ValueFault | null;
  readonly onChange: (stretches: readonly StretchDraft[]) => void;
}

/** More than a person would type, and few enough to read. */
const most = 12;

/** One or several stretches of time, each with its start and its end or still going on. */
export function StretchFields({ id, legend, several, stretches, fault, onChange }: Props) {
  const change = (index: number, part: Partial<StretchDraft>) => onChange(stretches.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const add = () => onChange([...stretches, newStretch(Math.max(...stretches.map((one) => one.key)) + 1)]);
  const many = stretches.length > 1;
  return (
    <fieldset className="nhsuk-fieldset nhsuk-form-group">
      <legend className="nhsuk-fieldset__legend">{legend}</legend>
      {stretches.map((stretch, index) => (
        <Stretch
          key={stretch.key}
          id={id}
          index={index}
          name={many ? `Stretch ${index + 1}: ` : ''}
          stretch={stretch}
          fault={fault}
          onChange={(part) => change(index, part)}
          onRemove={many ? () => onChange(stretches.filter((_, at) => at !== index)) : null}
        />
      ))}
      {several && stretches.length < most ? (
        <p>
          <button type="button" className="link-button" onClick={add}>
            Add another stretch of time<span className="nhsuk-u-visually-hidden">: {legend}</span>
          </button>
        </p>
      ) : null}
    </fieldset>
  );
}

interface StretchProps {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly stretch: StretchDraft;
  readonly fault: ValueFault | null;
  readonly onChange: (part: Partial<StretchDraft>) => void;
  readonly onRemove: (() => void) | null;
}

function Stretch({ id, index, name, stretch, fault, onChange, onRemove }: StretchProps) {
  const legend = (words: string) => (name ? name + words.toLowerCase() : words);
  return (
    <div className="fact-value__stretch">
      <RangeFields id={`${id}-start-${index}`} legend={legend('Start')} value={stretch.start} fault={fault} field={`start-${index}`} onChange={(start) => onChange({ start })} />
      <RadioGroup
        id={`${id}-ended-${index}`}
        legend={legend('Has it ended?')}
        choices={[
          { id: 'ended', label: 'Yes, it ended' },
          { id: 'going-on', label: 'No, it was still going on when this was written' },
        ]}
        value={stretch.ended}
        error={fault?.field === `ended-${index}` ? fault.message : undefined}
        onChange={(ended) => onChange({ ended: ended === 'ended' ? 'ended' : 'going-on' })}
      />
      {stretch.ended === 'ended' ? (
        <RangeFields id={`${id}-end-${index}`} legend={legend('End')} value={stretch.end} fault={fault} field={`end-${index}`} onChange={(end) => onChange({ end })} />
      ) : null}
      {onRemove ? (
        <p>
          <button type="button" className="link-button" onClick={onRemove}>
            Take out stretch {index + 1}
          </button>
        </p>
      ) : null}
    </div>
  );
}
