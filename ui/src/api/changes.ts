import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { askAnew } from './askAnew';
import { isOwnWrite } from './call';
import { read } from './read';
import { keptSession, onSession } from './session';
import { shows, type Touched, touchedBy } from './touched';
import { type ChangeEvent, transport, type Unsubscribe } from './transport';

const gather = 50;

/**
 * What shows something that changed is asked again, a lone change at once and a rush at most once per `gather`. A write of this page's own is no
 * news: whoever pressed the button asks anew by itself. What is shown stays until the answer is there, and forms
 * hold their own state, so nobody loses typing.
 */
export function refreshOnChanges(queries: QueryClient): Unsubscribe {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let returning: ReturnType<typeof setTimeout> | undefined;
  let heard: Touched[] = [];
  let asked = Number.NEGATIVE_INFINITY;
  const refresh = (event: ChangeEvent) => {
    if (isOwnWrite(event.key)) return;
    heard.push(touchedBy(event));
    const rest = asked + gather - performance.now();
    waiting ??= setTimeout(
      () => {
        asked = performance.now();
        const touched = heard;
        heard = [];
        waiting = undefined;
        void askAnew(queries, ({ queryKey }) => touched.some((one) => shows(queryKey, one)));
      },
      Math.max(0, rest),
    );
  };
  const stopChanges = transport().onChanges(refresh);
  // Without anybody signed in no change is told; the host is asked all the time whether it is there, and says who works
  // here with it.
  const stopStatus = transport().onShopStatus?.((status) => {
    queries.setQueryData(read('shop_status', {}).queryKey, status);
  });
  const stopConnection = transport().onConnection((connection) => {
    // While the line is down nothing is asked but whether the host is there, and questions wait. Changes made meanwhile
    // were not heard: when it is back, everything on screen is asked anew, once, and all else when it is shown next.
    if (connection === 'lost') void queries.invalidateQueries({ refetchType: 'none' });
    clearTimeout(returning);
    if (connection === 'lost') onlineManager.setOnline(false);
    // With the line it may have come out that the session is over: what only showed to whom it belonged goes first.
    else returning = setTimeout(() => onlineManager.setOnline(true));
  });
  const stopSession = onSession(() => {
    // To nobody everything is refused: what was answered stays, for whoever comes back to it.
    if (!keptSession()) void queries.cancelQueries();
    else void queries.invalidateQueries({ refetchType: 'none' });
  });
  return () => {
    clearTimeout(waiting);
    stopChanges();
    stopStatus?.();
    stopConnection();
    stopSession();
    clearTimeout(returning);
    onlineManager.setOnline(true);
  };
}
