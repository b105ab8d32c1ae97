import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../i18n/refusal';
import { useWords } from '../i18n/words';
import { Alert } from './Alert';
import { RefusalAlert } from './RefusalAlert';

interface TaskProgressProps {
  kind: string;
  state: string;
  done: number;
  /** 0 while it is not known yet. */
  total: number;
  refusal?: RefusalLike | null;
  /** Long work can be called off. */
  onCancel?: () => void;
}

/** How far a long piece of work is. */
export function TaskProgress({ kind, state, done, total, refusal, onCancel }: TaskProgressProps) {
  const { t } = useTranslation();
  const word = useWords();
  // Whoever stopped it knows: that is no fault.
  if (refusal?.code === 'cancelled')
    return (
      <Alert type="info" showIcon title={t('words:task.cancelled', { work: word('task_kind', kind) })} />
    );
  if (refusal) return <RefusalAlert refusal={refusal} />;
  // More may be touched than was counted before: nobody is told of 120 of 5.
  const reached = total > 0 ? Math.min(done, total) : done;
  const percent = state === 'done' ? 100 : total > 0 ? Math.floor((reached * 100) / total) : 0;
  return (
    <div role="status" style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <span>{word('task_kind', kind)}</span>
      <Progress
        percent={percent}
        style={{ flex: 1, margin: 0 }}
        status={state === 'done' ? 'success' : 'active'}
        format={() => {
          if (total > 0) return t('words:task.progress', { done: reached, total });
          // A file that is still being read: nobody knows yet how long it is.
          return done > 0 ? t('words:task.read_so_far', { done }) : '';
        }}
      />
      {state === 'running' && onCancel && (
        <Button onClick={onCancel} data-testid="task-cancel">
          {t('words:task.cancel')}
        </Button>
      )}
    </div>
  );
}
