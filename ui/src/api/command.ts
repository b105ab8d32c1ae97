import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type CommandName, call, type Request, type Response } from './call';
import { asRefusal } from './errors';

/**
 * A command that is over only when the page shows what came of it: `const save = useCommand('save_bay')`. Somebody
 * else being faster also asks anew, so that the form can show what they wrote.
 */
export function useCommand<Name extends CommandName>(
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
        if (asRefusal(failure).code === 'conflict') await queries.invalidateQueries();
        throw failure;
      }
    },
    [name, queries],
  );
}
