import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/call';
import { DateTimeText } from '../../../components/DateTimeText';
import { EmptyState } from '../../../components/EmptyState';
import { RefusalAlert } from '../../../components/RefusalAlert';
import { useWords } from '../../../i18n/words';
import styles from './side.module.css';

/** Who changed what, when, at which station, and what it was before. */
export function Changes({ workOrderId }: { workOrderId: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const changes = useRead('visit_changes', { work_order_id: workOrderId });
  if (changes.error) return <RefusalAlert refusal={changes.error} />;
  if (!changes.data) return <Skeleton active />;
  if (changes.data.rows.length === 0) return <EmptyState>{t('visits:side.no_changes')}</EmptyState>;
  return (
    <ol className={styles.timeline} data-testid="changes">
      {changes.data.rows.map((row) => (
        <li key={row.id} className={styles.plain}>
          <p className={styles.when}>
            <DateTimeText at={row.at} />
            <span>{[row.person_name, row.station].filter(Boolean).join(' · ')}</span>
          </p>
          <p className={styles.what}>
            {word('entity', row.entity)}
            <span className={styles.command}>
              {t(`visits:command.${row.command}`, { defaultValue: row.command })}
            </span>
          </p>
          {row.changed.length > 0 && (
            <dl className={styles.fields}>
              {row.changed.map((change) => (
                <div key={change.field}>
                  <dt>{word('field', change.field)}</dt>
                  <dd>
                    {change.before !== null && <del>{change.before}</del>} {change.after ?? '–'}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
