import { Button } from 'nhsuk-react-components';
import { useState, type DragEvent } from 'react';
import type { Refusal } from '../../../shared/domain/result.ts';
import { tokenFor } from '../../api/bridge.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';

interface Chosen {
  readonly token: string;
  readonly name: string;
}
interface Props {
  readonly files: readonly Chosen[];
  readonly error: string | undefined;
  readonly onAdd: (files: readonly Chosen[]) => void;
  readonly onRemove: (token: string) => void;
}

/** Papers dropped here or chosen by the two buttons. The page gets a name and a token, never a path. */
export function DropZone({ files, error, onAdd, onRemove }: Props) {
  const choose = useCommand('intake.choose');
  const say = useAnnounce();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);

  const add = (added: readonly Chosen[]) => {
    if (added.length === 0) return;
    onAdd(added);
    say(`${count(added.length, 'file or folder', 'files or folders')} added`);
  };
  const ask = async (what: 'files' | 'folder') => {
    setRefused(null);
    const answer = await choose.run({ what });
    if (answer.ok) add(answer.value.tokens);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setRefused(null);
    const answers = await Promise.all([...event.dataTransfer.files].map((file) => tokenFor(file)));
    add(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) setRefused(failed.error);
  };

  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset className="nhsuk-fieldset" aria-describedby={error ? 'papers-error' : undefined}>
        <legend className="nhsuk-fieldset__legend">Papers</legend>
        {error ? (
          <span className="nhsuk-error-message" id="papers-error">
            <span className="nhsuk-u-visually-hidden">Error:</span> {error}
          </span>
        ) : null}
        <Problem error={refused ?? choose.error} title="That could not be added" />
        <div
          className={`drop${over ? ' drop--over' : ''}`}
          data-testid="drop"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => void drop(event)}
        >
          <p>Drop files or a folder here, or</p>
          <div className="drop__buttons">
            <Button id="choose-files" type="button" secondary small onClick={() => void ask('files')}>
              Choose files
            </Button>
            <Button type="button" secondary small onClick={() => void ask('folder')}>
              Choose a folder
            </Button>
          </div>
        </div>
        {files.length > 0 ? (
          <ul className="drop__files" aria-label="Papers added">
            {files.map((file) => (
              <li key={file.token}>
                <span>{file.name}</span>
                <button type="button" className="link-button" onClick={() => onRemove(file.token)}>
                  Take out<span className="nhsuk-u-visually-hidden"> {file.name}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </fieldset>
    </div>
  );
}
