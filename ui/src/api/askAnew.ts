import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Asks anew what is shown of these reads, and is over when the answers are there. A read whose very first answer is still
 * on its way was asked before whatever happened, and may know nothing of it: it is not asked twice at a time, but once
 * more as soon as that answer is there.
 */
export async function askAnew(
  queries: QueryClient,
  predicate: (query: Query) => boolean = () => true,
): Promise<void> {
  const first = queries
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate })
    .filter((query) => query.state.data === undefined);
  const onceMore = first.map(async (query) => {
    await query.promise?.catch(() => undefined);
    await queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
  await Promise.all([queries.invalidateQueries({ predicate }), ...onceMore]);
}
