import type { QueryClient } from '@tanstack/react-query';
import { transport, type Unsubscribe } from './transport';

const gather = 100;

/**
 * Any change makes every shown figure doubtful, and asking the local file again costs a millisecond or two:
 * so everything on screen is asked again, at most once per `gather`. What is shown stays until the answer is
 * there, and forms hold their own state, so nobody loses typing.
 */
export function refreshOnChanges(queries: QueryClient): Unsubscribe {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void queries.invalidateQueries();
    }, gather);
  };
  const stopChanges = transport().onChanges(refresh);
  let first = true;
  const stopConnection = transport().onConnection((connection) => {
    // Changes made while the line was down were not heard: ask again when it is back.
    if (!first && connection === 'connected') refresh();
    first = false;
  });
  return () => {
    clearTimeout(waiting);
    stopChanges();
    stopConnection();
  };
}
