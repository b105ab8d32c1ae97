import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { onRefusal } from '../api/call';
import { refreshOnChanges } from '../api/changes';
import { useConnection } from '../api/connection';
import { heedRefusal, useEndedBy, useSession } from '../api/session';
import type { Session } from '../api/transport';
import { customerScreen } from '../kit/customerScreen';
import { loaded } from '../kit/loaded';
import { Waiting } from '../kit/Waiting';
import { ErrorBoundary } from './ErrorBoundary';
import { HostAwayPage } from './HostAway';
import { whenIdle } from './idle';
import { usePalette } from './palette';
import { queries } from './queries';
import { SignIn } from './SignIn';
import { type Hung, hang, hungHere } from './wall';
import './base.css';

// All of the program but the screen it begins with, and with it all of Ant Design.
const Inside = loaded(() => import('./Inside'));
const Wall = loaded(() => import('./Wall'));
const CustomerScreen = loaded(() => import('./CustomerScreen'));

/**
 * Who sits here, or sat here until the host no longer knew them: after their PIN they find everything as they left it,
 * the half-filled dialog too. After a restore the same number may be somebody else's: then nothing is kept.
 */
function useSeat(): { seat: Session | undefined; away: boolean } {
  const session = useSession();
  const endedBy = useEndedBy();
  const [left, setLeft] = useState(session);
  if (session && session !== left) setLeft(session);
  const returns = endedBy?.code === 'not_signed_in';
  return { seat: session ?? (returns ? left : undefined), away: session === undefined };
}

/** Somebody sits here, and the pages are on their way: after a reload, or where the line is slow. */
function Opening() {
  return useConnection() === 'lost' ? <HostAwayPage /> : <Waiting whole />;
}

function Door() {
  const { seat, away } = useSeat();
  // The first screen is painted before the rest of the program is fetched.
  const [painted, setPainted] = useState(false);
  const [shown, setShown] = useState(false);
  const [hung, setHung] = useState(hungHere);
  const hangUp = useCallback((what: Hung | undefined) => {
    hang(what);
    setHung(what);
  }, []);
  const leave = useCallback(() => hangUp(undefined), [hangUp]);
  // A second window of the till, which the cashier opened and turned to the customer.
  const [isSecond] = useState(() => window.location.hash === customerScreen);
  useEffect(() => (shown ? whenIdle(() => setPainted(true)) : undefined), [shown]);
  useEffect(() => refreshOnChanges(queries), []);
  useEffect(() => onRefusal(heedRefusal), []);
  // Another person has other rights: nothing read for the one before is shown to the next.
  const person = seat?.person_id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the person changing is what empties the answers
  useEffect(() => () => queries.clear(), [person]);
  if (isSecond || (away && hung)) {
    return (
      <Suspense fallback={<Waiting whole />}>
        {isSecond ? (
          <CustomerScreen />
        ) : hung === 'till_display' ? (
          <CustomerScreen onLeave={leave} />
        ) : (
          <Wall onLeave={leave} />
        )}
      </Suspense>
    );
  }
  return (
    <>
      {(painted || seat) && (
        <Suspense fallback={away ? null : <Opening />}>
          <Inside seat={seat} away={away} />
        </Suspense>
      )}
      {away && <SignIn onShown={() => setShown(true)} complete={painted} onHang={hangUp} />}
    </>
  );
}

export function App() {
  usePalette();
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <Door />
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
