import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { LetterheadImage } from '../../../../shared/domain/icbSections/identity.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { HintAndError } from '../../../components/HintAndError.tsx';
import { Problem } from '../../../components/Problem.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: LetterheadImage | null;
  readonly error: string | undefined;
  readonly onChange: (value: LetterheadImage | null) => void;
}

/** The image at the head of letters: chosen as a file, looked at by the app, shown as letters will print it. */
export function LetterheadField({ id, label, hint, value, error, onChange }: Props) {
  const choose = useCommand('intake.choose');
  const read = useCommand('icb.letterhead.read');
  const [cleared, setCleared] = useState(false);
  const run = async () => {
    read.clear();
    const chosen = await choose.run({ what: 'image' });
    const [first] = chosen.ok ? chosen.value.tokens : [];
    if (!first) return;
    const answer = await read.run({ tokens: [first.token] });
    if (!answer.ok) return;
    setCleared(false);
    onChange(answer.value.letterhead);
  };
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`} role="group" aria-labelledby={`${id}-label`}>
      <span className="nhsuk-label" id={`${id}-label`}>
        {label}
      </span>
      <HintAndError id={id} hint={hint} error={error} />
      <Problem error={choose.error ?? read.error} title="This image cannot be used" />
      {read.busy ? <p role="status">Looking at the image…</p> : null}
      {value ? (
        <>
          {/* What it says is typed in the next field; here it is only shown. */}
          <img className="letterhead" src={`data:image/${value.kind};base64,${value.base64}`} alt="The chosen image" />
          <p>
            {value.kind.toUpperCase()}, {value.width} by {value.height} pixels. Letters print it at the top right, at most 18 mm high and 70 mm wide.
          </p>
        </>
      ) : (
        <p role="status">{cleared ? 'Without an image, once you save.' : 'No image is set.'}</p>
      )}
      <div className="nhsuk-button-group">
        <Button type="button" secondary id={`${id}-choose`} disabled={choose.busy || read.busy} onClick={() => void run()}>
          {value ? 'Choose another image' : 'Choose an image'}
        </Button>
        {value ? (
          <Button
            type="button"
            secondary
            onClick={() => {
              setCleared(true);
              onChange(null);
            }}
          >
            Use no image
          </Button>
        ) : null}
      </div>
    </div>
  );
}
