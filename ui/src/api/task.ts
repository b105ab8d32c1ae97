import type { Commands, TaskKind, TaskStatus } from '@bindings';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { askAnew } from './askAnew';
import { call, type Request } from './call';
import { useRead } from './read';

const beat = 500;
/** A look at a short file is over at once: nobody waits half a second to hear of it. */
const beatOfALook = 100;

/** What is answered with the work it began goes on for a while, and is followed. */
type LongCommand = {
  [Name in keyof Commands]: Commands[Name]['response'] extends TaskStatus ? Name : never;
}[keyof Commands];

export interface LongWork {
  /** The work this page follows; work that was over before the page came up is no news. */
  task: TaskStatus | undefined;
  /** Some long work goes on, this page's or another's: only one can. */
  busy: boolean;
  begin: <Name extends LongCommand>(name: Name, request: Request<Name>) => Promise<TaskStatus>;
  cancel: () => Promise<void>;
}

function beatOf(task: TaskStatus | null | undefined): number | false {
  if (task?.state !== 'running') return false;
  return task.kind === 'preview_import' ? beatOfALook : beat;
}

/** Long work of these kinds, from its beginning or from where the page finds it going on. */
export function useLongWork(kinds: readonly TaskKind[]): LongWork {
  const queries = useQueryClient();
  const { data: newest } = useRead(
    'task_status',
    {},
    { refetchInterval: (query) => beatOf(query.state.data) },
  );
  const [followed, setFollowed] = useState<number>();
  const going = newest?.state === 'running' && kinds.includes(newest.kind) ? newest.id : undefined;
  useEffect(() => {
    if (going !== undefined) setFollowed(going);
  }, [going]);

  const task = newest && newest.id === followed ? newest : undefined;
  // A look at a file changes nothing that a page shows.
  const ended = task !== undefined && task.state !== 'running' && task.kind !== 'preview_import';
  useEffect(() => {
    if (ended) void askAnew(queries);
  }, [ended, queries]);

  const begin = useCallback(
    async <Name extends LongCommand>(name: Name, request: Request<Name>) => {
      const status: TaskStatus = await call(name, request);
      setFollowed(status.id);
      // The bar at the head of the page starts at once instead of at the next question.
      queries.setQueryData(['task_status', {}], status);
      return status;
    },
    [queries],
  );
  const cancel = useCallback(async () => {
    queries.setQueryData(['task_status', {}], await call('cancel_task', {}));
  }, [queries]);

  return { task, busy: newest?.state === 'running', begin, cancel };
}
