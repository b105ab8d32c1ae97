import type { Visit } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { stationWords, useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { shownEntries } from './changes';
import { useFieldName, useShownText } from './shownText';
import styles from './side.module.css';

/** Who changed what, when, at which station, and what it was before. */
export function Changes({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const changes = useRead('visit_changes', { work_order_id: visit.order.id });
  const text = useShownText(visit);
  const fieldName = useFieldName();
  if (changes.error) return <RefusalAlert refusal={changes.error} />;
  if (!changes.data) return <Skeleton active />;
  const entries = shownEntries(changes.data.rows);
  if (entries.length === 0) return <EmptyState>{t('visits:side.no_changes')}</EmptyState>;
  return (
    <ol className={styles.timeline} data-testid="changes">
      {entries.map(({ entry, about, changes: shown }) => (
        <li key={entry.id} className={styles.plain}>
          <p className={styles.when}>
            <DateTimeText at={entry.at} />
            <span>{[entry.person_name, stationWords(t, entry.station)].filter(Boolean).join(' · ')}</span>
          </p>
          <p className={styles.what}>
            {[word('entity', entry.entity), about.map(text).join(' · ')].filter(Boolean).join(' ')}
            <span className={styles.command}>
              {t(`visits:command.${entry.command}`, { defaultValue: entry.command })}
            </span>
          </p>
          <dl className={styles.fields}>
            {shown.map((change) => (
              <div key={change.field}>
                <dt>{fieldName(entry.entity, change.field)}</dt>
                <dd>
                  {change.before.as !== 'nothing' && change.before.as !== 'recorded' && (
                    <del>{text(change.before)}</del>
                  )}{' '}
                  {text(change.after)}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
