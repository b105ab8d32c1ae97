import type { HostClock } from '@bindings';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../api/call';
import type { Refusal } from '../api/errors';
import { keepHostTime } from '../i18n/hostTime';
import { setShopZone } from '../i18n/time';

// A computer that sleeps stops counting: every half minute, and when the page is looked at again, the host is asked anew.
const again = 30_000;

/** The host's clock. Every answer sets the time of this page, also before anybody signed in. */
export function useHostClock(): UseQueryResult<HostClock, Refusal> {
  return useQuery<HostClock, Refusal>({
    queryKey: ['get_clock', {}],
    queryFn: async () => {
      const clock = await call('get_clock', {});
      keepHostTime(clock.now);
      setShopZone(clock.zone);
      return clock;
    },
    refetchInterval: again,
    refetchOnWindowFocus: 'always',
  });
}
