import type { SessionStatus } from '../../shared/contract/session.ts';
import { useCommand } from '../api/useCommand.ts';
import { ago } from './words.ts';

/** Who is signed in, how old the last backup is, and Lock. */
export function Foot({ session, onLocked }: { session: SessionStatus; onLocked: (status: SessionStatus) => void }) {
  const lock = useCommand('session.lock');
  return (
    <footer className="foot">
      <p>
        Signed in: <strong>{session.person?.name ?? 'nobody'}</strong>
        {session.person ? <span className="foot__role">, {session.person.role}</span> : null}
      </p>
      <p>{session.lastBackup ? `Last backup: ${ago(session.lastBackup, new Date())}` : 'No backup has been made yet'}</p>
      {lock.error ? <p role="alert">{lock.error.message}</p> : null}
      <button
        type="button"
        className="foot__lock"
        disabled={lock.busy}
        onClick={async () => {
          const answer = await lock.run({});
          if (answer.ok) onLocked(answer.value);
        }}
      >
        {session.asksSignInName ? 'Lock or switch person' : 'Lock'}
      </button>
    </footer>
  );
}
