import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { type CommandName, call, type Request, type Response } from './call';
import type { Refusal } from './errors';

/** A read as a query, for who asks it before a page does. */
export const read = <Name extends CommandName>(name: Name, request: Request<Name>) => ({
  queryKey: [name, request],
  queryFn: () => call(name, request),
});

type ReadOptions<Name extends CommandName> = Omit<
  UseQueryOptions<Response<Name>, Refusal>,
  'queryKey' | 'queryFn'
>;

/** A read as a live query: `useRead('work_order', { id })`. It refreshes when something it shows changes. */
export function useRead<Name extends CommandName>(
  name: Name,
  request: Request<Name>,
  options?: ReadOptions<Name>,
): UseQueryResult<Response<Name>, Refusal> {
  return useQuery<Response<Name>, Refusal>({ ...options, ...read(name, request) });
}

const halfMinute = 30_000;

/** What only waits for its time is asked about again: no change says that the time has come. */
export const againWhile = <Answer>(waits: (answer: Answer) => boolean) => ({
  refetchInterval: ({ state }: { state: { data?: Answer | undefined } }) =>
    state.data !== undefined && waits(state.data) ? halfMinute : (false as const),
});

/**
 * Asks a read for one answer: a scanner, and a fast hand, press Enter before the live query has heard what was typed
 * last. The answer is kept where `useRead` finds it.
 */
export function useAsk<Name extends CommandName>(
  name: Name,
): (request: Request<Name>) => Promise<Response<Name>> {
  const queries = useQueryClient();
  return useCallback(
    (request) => queries.fetchQuery<Response<Name>, Refusal>(read(name, request)),
    [name, queries],
  );
}

/** What the page shows of a read at this moment, for a write that must not wait for the page to be drawn again. */
export function useShown<Name extends CommandName>(
  name: Name,
): (request: Request<Name>) => Response<Name> | undefined {
  const queries = useQueryClient();
  return useCallback((request) => queries.getQueryData<Response<Name>>([name, request]), [name, queries]);
}

/** A long list a page at a time; `next` makes the request for the page after this one. */
export function useReadPages<Name extends CommandName>(
  name: Name,
  first: Request<Name>,
  next: (page: Response<Name>) => Request<Name> | undefined,
): UseInfiniteQueryResult<InfiniteData<Response<Name>>, Refusal> {
  return useInfiniteQuery<
    Response<Name>,
    Refusal,
    InfiniteData<Response<Name>>,
    readonly unknown[],
    Request<Name>
  >({
    queryKey: [name, 'pages', first],
    queryFn: ({ pageParam }) => call(name, pageParam as Request<Name>),
    initialPageParam: first,
    getNextPageParam: next,
  });
}
