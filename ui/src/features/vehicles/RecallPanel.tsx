import type { RecallOfCar, VehiclePage } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './WorkHistory.module.css';

/** What makers want done to this car: open, or closed by a visit. */
export function RecallPanel({ page }: { page: VehiclePage }) {
  const { t } = useTranslation();
  const mayClose = useMay('close_recall');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const close = useCommand('close_recall');
  const reopen = useCommand('reopen_recall');
  const mayLine = useMay('add_recall_line');
  const toLine = useCommand('add_recall_line');
  if (page.recalls.length === 0) return null;
  const open = page.open_work_order;
  const line = ({ recall, done, planned }: RecallOfCar) =>
    mayLine &&
    done === null &&
    !planned &&
    open !== null && (
      <ActionButton
        label={t('history:recall.to_line')}
        size="small"
        testId={`recall-line-${recall.id}`}
        onRefused={setRefusal}
        onAct={() => toLine({ work_order_id: open, recall_id: recall.id })}
      />
    );
  const action = ({ recall, done }: RecallOfCar) => {
    if (!mayClose) return null;
    if (done)
      return (
        <ActionButton
          label={t('history:recall.reopen')}
          size="small"
          testId={`recall-reopen-${recall.id}`}
          onRefused={setRefusal}
          onAct={() => reopen({ recall_id: recall.id, work_order_id: done.work_order_id })}
        />
      );
    return (
      <ActionButton
        label={t('history:recall.close')}
        size="small"
        missing={open === null ? [t('history:recall.no_visit')] : []}
        testId={`recall-close-${recall.id}`}
        onRefused={setRefusal}
        onAct={() => open !== null && close({ recall_id: recall.id, work_order_id: open })}
      />
    );
  };
  return (
    <Panel
      title={t('history:recall.title')}
      count={page.recalls.filter(({ done }) => done === null).length}
      testId="vehicle-recalls"
      extra={<Link to="/recalls">{t('history:recall.all')}</Link>}
    >
      <RefusalAlert refusal={refusal} />
      <ul className={styles.putOff}>
        {page.recalls.map((of) => (
          <li key={of.recall.id} data-done={of.done !== null || undefined}>
            <span>
              {of.recall.safety && <strong className={styles.unsafe}>{t('history:recall.safety')} </strong>}
              {of.recall.name} <Quiet>{of.recall.text}</Quiet>
            </span>
            <Quiet>{of.recall.recall_number}</Quiet>
            {of.done ? (
              <span>
                <Link to={`/visits/${of.done.work_order_id}`}>{of.done.number}</Link>{' '}
                <DateTimeText at={of.done.at} />
              </span>
            ) : (
              <span>{t(of.planned ? 'history:recall.planned' : 'history:recall.open')}</span>
            )}
            {line(of)}
            {action(of)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
