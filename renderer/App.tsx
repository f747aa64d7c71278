import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SessionStatus } from '../shared/contract/session.ts';
import { call } from './api/bridge.ts';
import { usePush } from './api/usePush.ts';
import { useQuery } from './api/useQuery.ts';
import { AnnouncerProvider } from './components/Announcer.tsx';
import { Frame } from './components/Frame.tsx';
import { Loading } from './components/Loading.tsx';
import { RolesProvider } from './components/May.tsx';
import { Problem } from './components/Problem.tsx';
import { useKeptFocus } from './components/useKeptFocus.ts';
import { draftsOf } from './components/useDraft.ts';
import { ChooseOwnPassphrase } from './features/session/ChooseOwnPassphrase.tsx';
import { SessionGate } from './features/session/SessionGate.tsx';
import { NavigationProvider } from './navigation/NavigationContext.tsx';
import { firstScreen, type Screen } from './navigation/screen.ts';

/**
 * The screens behind the sign-in are a file of their own: the field for the passphrase does not wait for them. They are fetched as soon as
 * that field stands, so that nobody waits for them after unlocking either.
 */
const screens = () => import('./navigation/ScreenSwitch.tsx');
const ScreenSwitch = lazy(async () => ({ default: (await screens()).ScreenSwitch }));

/** The app: until somebody is signed in there is the session gate and nothing else; then the frame with one screen. */
export function App() {
  useKeptFocus();
  const session = useQuery('session.status', {}, (event) => event.kind === 'changed' && event.applicationId === null);
  const [screen, setScreen] = useState<Screen>({ name: 'work' });
  const [why, setWhy] = useState<string | null>(null);
  const navigation = useMemo(() => ({ screen, go: setScreen }), [screen]);
  const { set, refetch } = session;
  const lastPerson = useRef<string | null>(null);

  usePush((event) => {
    if (event.kind === 'menu' && event.item === 'verify') setScreen({ name: 'settings', section: 'check' });
    if (event.kind === 'menu' && event.item === 'lock') void call('session.lock', {});
    if (event.kind !== 'locked') return;
    setWhy(lockReasons[event.why]);
    void refetch();
  });
  // A backup made elsewhere shows in the foot without being asked for.
  useEffect(() => {
    const timer = setInterval(() => void refetch(), 10 * 60_000);
    return () => clearInterval(timer);
  }, [refetch]);

  const ready = session.data !== null;
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => void screens(), 300);
    return () => clearTimeout(timer);
  }, [ready]);

  const signedIn = session.data?.phase === 'unlocked' ? (session.data.person?.id ?? null) : null;
  useEffect(() => {
    if (signedIn === null) return;
    lastPerson.current = signedIn;
    draftsOf(signedIn);
  }, [signedIn]);

  const onStatus = useCallback(
    (status: SessionStatus) => {
      if (status.phase === 'unlocked') {
        setWhy(null);
        // What one person was typing waits for that person, also while somebody else is signed in, who never sees it.
        if (status.person) draftsOf(status.person.id);
        if (lastPerson.current !== status.person?.id) setScreen(firstScreen(status.roles));
      }
      set(status);
    },
    [set],
  );

  return (
    <AnnouncerProvider>
      {session.data === null ? (
        <main className="gate">{session.error ? <Problem error={session.error} retry={() => void refetch()} /> : <Loading what="IFR Panel" />}</main>
      ) : session.data.phase === 'unlocked' && session.data.mustChangePassphrase ? (
        <main className="gate" id="main">
          <ChooseOwnPassphrase status={session.data} onStatus={onStatus} />
        </main>
      ) : session.data.phase === 'unlocked' ? (
        <NavigationProvider value={navigation}>
          <RolesProvider value={session.data.roles}>
            <Frame session={session.data} onLocked={onStatus}>
              <Suspense fallback={<Loading what="the screen" />}>
                <ScreenSwitch />
              </Suspense>
            </Frame>
          </RolesProvider>
        </NavigationProvider>
      ) : (
        <SessionGate status={session.data} why={why} onStatus={onStatus} />
      )}
    </AnnouncerProvider>
  );
}

const lockReasons = {
  asked: null,
  idle: 'IFR Panel locked itself because nobody used it for a while. What you had saved is safe.',
  'screen-locked': 'IFR Panel locked itself because this device was locked. What you had saved is safe.',
  'worker-restarted': 'IFR Panel had to restart its store and locked itself. What you had saved is safe; the last thing you were typing may not be.',
} as const;
