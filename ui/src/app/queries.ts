import { QueryClient } from '@tanstack/react-query';
import { TransportLost } from '../api/errors';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A rule's refusal stays what it is; a lost line may come back.
      retry: (times, failure) => failure instanceof TransportLost && times < 3,
      retryDelay: (times) => 500 * 2 ** times,
      // Changes announce themselves, see api/changes.ts.
      staleTime: 30_000,
      // The host is the same computer or the next room: what the browser says of the internet is no matter.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
