import { onlineManager, QueryClient } from '@tanstack/react-query';
import { TransportLost } from '../api/errors';

// The host is the same computer or the next room: what the browser says of the internet is no matter.
onlineManager.setEventListener(() => undefined);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A rule's refusal stays what it is; a lost line comes back, and what was asked is asked until then.
      retry: (_, failure) => failure instanceof TransportLost,
      retryDelay: (times) => Math.min(1000, 300 * 2 ** times),
      // Changes announce themselves, see api/changes.ts.
      staleTime: 30_000,
      // Who has to sign in again finds the page as it was, with what it showed.
      gcTime: 30 * 60_000,
      // Questions wait while the line is lost, and all that is shown is asked again when it is back, see api/changes.ts.
      networkMode: 'online',
      refetchOnReconnect: 'always',
    },
  },
});
