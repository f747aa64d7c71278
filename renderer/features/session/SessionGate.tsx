import { useState } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { FirstStart } from './FirstStart.tsx';
import { NewRecoveryKey } from './NewRecoveryKey.tsx';
import { Recover } from './Recover.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';
import { Unlock } from './Unlock.tsx';

/** What stands in front of the app until a person is signed in. */
export function SessionGate({ status, why, onStatus }: { status: SessionStatus; why: string | null; onStatus: (status: SessionStatus) => void }) {
  const [key, setKey] = useState<string | null>(null);
  const [forgotten, setForgotten] = useState(false);

  const startAgain = () => {
    setKey(null);
    setForgotten(false);
  };

  return (
    <main className="gate" id="main">
      <p className="gate__name">IFR Panel</p>
      {key !== null ? (
        <RecoveryKey recoveryKey={key} onConfirmed={onStatus} onStartAgain={startAgain} />
      ) : status.phase === 'recovery-unconfirmed' ? (
        <NewRecoveryKey onMade={setKey} />
      ) : status.phase === 'first-start' ? (
        <FirstStart onCreated={setKey} />
      ) : forgotten ? (
        <Recover onRecovered={setKey} onBack={() => setForgotten(false)} />
      ) : (
        <Unlock status={status} why={why} onUnlocked={onStatus} onForgotten={() => setForgotten(true)} />
      )}
    </main>
  );
}
