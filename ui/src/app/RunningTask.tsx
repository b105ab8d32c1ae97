import { useEffect, useState } from 'react';
import { call, useMay } from '../api/call';
import { useRead } from '../api/read';
import { TaskProgress } from '../kit/TaskProgress';
import styles from './RunningTask.module.css';

const beat = 700;

/** Long work shows at the head of every page while it goes on, and for a moment once it is done. */
export function RunningTask() {
  const { data: task, refetch } = useRead(
    'task_status',
    {},
    { refetchInterval: (query) => (query.state.data?.state === 'running' ? beat : false) },
  );
  const mayStop = useMay('cancel_task');
  // Work that was over before this page came up is no news.
  const [seen, setSeen] = useState<number>();
  const running = task?.state === 'running' ? task.id : undefined;
  useEffect(() => {
    if (running !== undefined) setSeen(running);
  }, [running]);
  useEffect(() => {
    if (seen === undefined || (task?.state !== 'done' && task?.refusal?.code !== 'cancelled')) return;
    const timer = setTimeout(() => setSeen(undefined), 4000);
    return () => clearTimeout(timer);
  }, [seen, task?.state, task?.refusal?.code]);

  // Who looks at a file sees on that page how far it is.
  if (!task || task.id !== seen || task.kind === 'preview_import') return null;
  const stop = async () => {
    await call('cancel_task', {});
    await refetch();
  };
  return (
    <div className={task.refusal ? undefined : styles.task}>
      <TaskProgress {...task} onCancel={mayStop ? () => void stop() : undefined} />
    </div>
  );
}
