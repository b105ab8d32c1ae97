import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useEffect } from 'react';
import { onRefusal } from '../api/call';
import { refreshOnChanges } from '../api/changes';
import { heedRefusal, useSession } from '../api/session';
import { transport } from '../api/transport';
import { Dials } from '../components/Phone';
import { AskPaper } from '../components/PrintRemark';
import { useAntLocale } from './antLocale';
import { useOnPaper } from './askPaper';
import { Entrance } from './Entrance';
import { ErrorBoundary } from './ErrorBoundary';
import { InputMethodGuard } from './InputMethodGuard';
import { queries } from './queries';
import { Rooms } from './Rooms';
import { useTheme } from './theme';
import { WindowHands } from './WindowHands';
import './base.css';

function Door() {
  const session = useSession();
  useEffect(() => refreshOnChanges(queries), []);
  useEffect(() => onRefusal(heedRefusal), []);
  // Another person has other rights: nothing read for the one before is shown to the next.
  const person = session?.person_id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the person changing is what empties the answers
  useEffect(() => () => queries.clear(), [person]);
  return session ? (
    <Dials value={transport().place !== 'window'}>
      <AskPaper value={useOnPaper}>
        <Rooms key={person} session={session} />
      </AskPaper>
    </Dials>
  ) : (
    <Entrance />
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
