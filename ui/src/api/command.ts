import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { askAnew } from './askAnew';
import { type CommandName, call, type Request, type Response } from './call';
import { asRefusal, type Refusal, TransportLost } from './errors';
import { shows, touchedByCommand } from './touched';

const wasFaster = ({ code }: Refusal): boolean => code === 'conflict' || code === 'amount_changed';

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
        const answer = await call(name, request, 'by itself');
        const touched = touchedByCommand(name);
        await askAnew(queries, ({ queryKey }) => shows(queryKey, touched));
        return answer;
      } catch (failure) {
        // Somebody was faster, or it may have happened without an answer: all of it is doubtful.
        const doubtful = failure instanceof TransportLost || wasFaster(asRefusal(failure));
        if (doubtful) await askAnew(queries);
        throw failure;
      }
    },
    [name, queries],
  );
}
