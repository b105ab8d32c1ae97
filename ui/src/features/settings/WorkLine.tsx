import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LongWork } from '../../api/task';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Row } from '../../kit/Row';
import styles from './Settings.module.css';

/** Long work in a line where it was begun: how far it is, and the way to stop it. */
export function WorkLine({ work }: { work: LongWork }) {
  const { t } = useTranslation();
  const word = useWords();
  const { task } = work;
  if (!task || task.state === 'failed') return null;
  if (task.state === 'done') {
    return (
      <p className={styles.done} role="status" data-testid="work-done">
        {t('settings:done', { work: word('task_kind', task.kind) })}
      </p>
    );
  }
  return (
    <Row gap={12} role="status" data-testid="work-running">
      <Spin size="small" />
      <span>{word('task_kind', task.kind)}</span>
      {task.total > 0 && <span>{t('words:task.progress', { done: task.done, total: task.total })}</span>}
      <ActionButton label={t('words:task.cancel')} size="small" onAct={work.cancel} testId="work-cancel" />
    </Row>
  );
}
