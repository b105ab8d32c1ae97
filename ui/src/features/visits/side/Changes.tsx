import type { Visit } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/call';
import { DateTimeText } from '../../../components/DateTimeText';
import { EmptyState } from '../../../components/EmptyState';
import { RefusalAlert } from '../../../components/RefusalAlert';
import { formatHours, formatMoney, formatQuantity, formatRate } from '../../../i18n/amounts';
import { formatDay, formatInstant } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { bayOf, nameOf } from '../visit';
import { type Shown, shownEntries } from './changes';
import styles from './side.module.css';

/** Who changed what, when, at which station, and what it was before. */
export function Changes({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const changes = useRead('visit_changes', { work_order_id: visit.order.id });
  const text = useShownText(visit);
  if (changes.error) return <RefusalAlert refusal={changes.error} />;
  if (!changes.data) return <Skeleton active />;
  const entries = shownEntries(changes.data.rows);
  if (entries.length === 0) return <EmptyState>{t('visits:side.no_changes')}</EmptyState>;
  return (
    <ol className={styles.timeline} data-testid="changes">
      {entries.map(({ entry, changes: shown }) => (
        <li key={entry.id} className={styles.plain}>
          <p className={styles.when}>
            <DateTimeText at={entry.at} />
            <span>
              {[entry.person_name, entry.station === 'browser' ? t('shell:station_browser') : entry.station]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          <p className={styles.what}>
            {word('entity', entry.entity)}
            <span className={styles.command}>
              {t(`visits:command.${entry.command}`, { defaultValue: entry.command })}
            </span>
          </p>
          <dl className={styles.fields}>
            {shown.map((change) => (
              <div key={change.field}>
                <dt>
                  {t(
                    [
                      `visits:change.field.${entry.entity}_${change.field}`,
                      `visits:change.field.${change.field}`,
                    ],
                    {
                      defaultValue: word('field', change.field),
                    },
                  )}
                </dt>
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

function useShownText(visit: Visit): (shown: Shown) => string {
  const { t } = useTranslation();
  const word = useWords();
  const list = (words: string[]) => words.join(t('words:list_separator'));
  return (shown) => {
    switch (shown.as) {
      case 'text':
        return shown.text;
      case 'money':
        return formatMoney(shown.value);
      case 'hours':
        return `${formatHours(shown.value)} h`;
      case 'quantity':
        return formatQuantity(shown.value);
      case 'rate':
        return formatRate(shown.value);
      case 'instant':
        return formatInstant(t, shown.at);
      case 'day':
        return formatDay(t, shown.at);
      case 'words':
        return list(shown.codes.map((code) => word(shown.kind, code))) || '–';
      case 'people':
        return list(shown.ids.map((id) => nameOf(visit, id))) || '–';
      case 'bay':
        return bayOf(visit, shown.id) ?? '–';
      case 'answer':
        return t(shown.yes ? 'visits:yes' : 'visits:no');
      case 'recorded':
        return t('visits:change.recorded');
      case 'nothing':
        return '–';
    }
  };
}
