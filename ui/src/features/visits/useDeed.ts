import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type CommandName, call, type Request, type Response } from '../../api/call';
import { asRefusal } from '../../api/errors';

/** A write that is over only when the page shows what came of it. */
export function useDeed<Name extends CommandName>(
  name: Name,
): (request: Request<Name>) => Promise<Response<Name>> {
  const queries = useQueryClient();
  return useCallback(
    async (request) => {
      try {
        const answer = await call(name, request);
        await queries.invalidateQueries();
        return answer;
      } catch (failure) {
        // Somebody was faster: what they wrote is shown, so that the next press knows of it.
        if (asRefusal(failure).code === 'conflict') await queries.invalidateQueries();
        throw failure;
      }
    },
    [name, queries],
  );
}
