import type { FollowUpList, FollowUpRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Due } from '../../kit/Age';
import { DayText } from '../../kit/DateTimeText';
import { PlateBadge } from '../../kit/PlateBadge';
import styles from './Calls.module.css';
import { type CallGroup, callGroups } from './callList';

interface CallListProps {
  list: FollowUpList;
  chosen: number | undefined;
  onOpen: (row: FollowUpRow) => void;
}

/** Who is to be called, in groups: asked for a time, overdue, due today, later. */
export function CallList({ list, chosen, onOpen }: CallListProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('calls:list')}>
      {callGroups
        .filter((group) => list[group].length > 0)
        .map((group) => (
          <section key={group} data-testid={`calls-${group}`}>
            <h2 className={`${styles.group} ${group === 'overdue' ? styles.late : ''}`}>
              {t(`calls:group.${group}`)} <span>{list[group].length}</span>
            </h2>
            {list[group].map((row) => (
              <button
                type="button"
                key={row.id}
                className={`${styles.row} ${row.id === chosen ? styles.chosen : ''}`}
                data-row={row.id}
                data-testid={`call-${row.id}`}
                aria-current={row.id === chosen || undefined}
                onClick={() => onOpen(row)}
              >
                <span className={styles.who}>
                  <strong>{row.customer_name}</strong>
                  <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />
                </span>
                <span className={styles.about}>
                  <span className={styles.car}>
                    {`${row.make} ${row.model}`.trim() || row.work_order_number}
                  </span>
                  <When row={row} group={group} />
                </span>
              </button>
            ))}
          </section>
        ))}
    </nav>
  );
}

function When({ row, group }: { row: FollowUpRow; group: CallGroup }) {
  const { t } = useTranslation();
  if (row.waits_for_number) {
    return <span className={styles.when}>{t('calls:waits_for', { number: row.waits_for_number })}</span>;
  }
  return (
    <span className={styles.when}>
      {row.attempts > 0 && <span>{t('calls:attempts', { count: row.attempts })}</span>}
      {row.call_back_at ? (
        <Due at={row.call_back_at} />
      ) : (
        <span className={group === 'overdue' ? styles.late : undefined}>
          {t('calls:due')} <DayText day={row.due_on} />
        </span>
      )}
    </span>
  );
}
