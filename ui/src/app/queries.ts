import { QueryClient } from '@tanstack/react-query';
import { TransportLost } from '../api/errors';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A rule's refusal stays what it is; a lost line comes back, and what was asked is asked until then.
      retry: (_, failure) => failure instanceof TransportLost,
      retryDelay: (times) => Math.min(1000, 300 * 2 ** times),
      // Changes announce themselves, see api/changes.ts.
      staleTime: 30_000,
      // The host is the same computer or the next room: what the browser says of the internet is no matter.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
