import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { Activity, useEffect, useState } from 'react';
import { onRefusal } from '../api/call';
import { refreshOnChanges } from '../api/changes';
import { heedRefusal, Seat, useEndedBy, useSession } from '../api/session';
import { type Session, transport } from '../api/transport';
import { Dials } from '../kit/Phone';
import { AskPaper } from '../kit/PrintRemark';
import { useAntLocale } from './antLocale';
import { useOnPaper } from './askPaper';
import { ErrorBoundary } from './ErrorBoundary';
import { InputMethodGuard } from './InputMethodGuard';
import { queries } from './queries';
import { SignedInRoutes } from './SignedInRoutes';
import { SignIn } from './SignIn';
import { useTheme } from './theme';
import { WindowHands } from './WindowHands';
import './base.css';

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

function Door() {
  const { seat, away } = useSeat();
  useEffect(() => refreshOnChanges(queries), []);
  useEffect(() => onRefusal(heedRefusal), []);
  // Another person has other rights: nothing read for the one before is shown to the next.
  const person = seat?.person_id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the person changing is what empties the answers
  useEffect(() => () => queries.clear(), [person]);
  return (
    <>
      {seat && (
        // Out of sight nothing of it listens: no key, no clock, no question.
        <Activity key={person} mode={away ? 'hidden' : 'visible'}>
          <Dials value={transport().place !== 'window'}>
            <AskPaper value={useOnPaper}>
              <Seat value={seat}>
                <SignedInRoutes session={seat} />
              </Seat>
            </AskPaper>
          </Dials>
        </Activity>
      )}
      {away && <SignIn />}
    </>
  );
}

export function App() {
  return (
    <ConfigProvider
      theme={useTheme()}
      locale={useAntLocale()}
      wave={{ disabled: true }}
      // A space between two Chinese characters of a button reads as two words.
      button={{ autoInsertSpace: false }}
    >
      <AntApp message={{ maxCount: 3 }}>
        <InputMethodGuard />
        <WindowHands />
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <Door />
          </QueryClientProvider>
        </ErrorBoundary>
      </AntApp>
    </ConfigProvider>
  );
}
