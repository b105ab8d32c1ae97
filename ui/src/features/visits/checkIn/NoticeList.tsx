import type { WarrantyNotice as Earlier, Notices, Visit } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../api/call';
import { dayOf, formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { Alert } from '../../../kit/Alert';
import { Money } from '../../../kit/Money';
import { Stack } from '../../../kit/Stack';
import { DeclinedLines } from '../lines/DeclinedLines';
import { matterOf } from '../visit/visit';
import styles from './checkIn.module.css';
import { MakerNotice } from './MakerNotice';
import { RecallNotice } from './RecallNotice';
import { itemsOf } from './warranty';

/** Who is not told amounts does not collect them either. */
const isOwed = ({ unpaid }: Notices): boolean => unpaid !== null && unpaid > 0;

export const hasNotices = (notices: Notices): boolean =>
  notices.open_visits.length > 0 ||
  notices.declined.length > 0 ||
  notices.declined_findings.length > 0 ||
  notices.under_warranty.length > 0 ||
  Boolean(notices.maker) ||
  (notices.recalls?.length ?? 0) > 0 ||
  notices.complaints.length > 0 ||
  isOwed(notices) ||
  notices.service_overdue ||
  notices.note !== '';

/** What the advisor should know before saying a word: at the top, while the customer stands there. */
export function NoticeList({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const mayComplaint = useMay('get_complaint');
  // Once lines are edited, what was declined before stands among them.
  const atCounter = visit.order.stage === 'checked_in';
  const notices = atCounter ? visit.notices : { ...visit.notices, declined: [] };
  if (!hasNotices(notices)) return null;

  return (
    <Stack gap={8} data-testid="notices">
      {notices.complaints.map((complaint) => (
        <Notice
          key={`c${complaint.id}`}
          kind="error"
          to={mayComplaint ? `/complaints/${complaint.id}` : undefined}
        >
          {t('visits:notice.complaint', {
            number: complaint.number,
            matter: matterOf(complaint, word),
            state: word('complaint_state', complaint.state),
          })}
        </Notice>
      ))}
      {notices.declined_findings.map((found) => (
        <Notice
          key={`f${found.finding_id}`}
          kind={found.unsafe_to_drive ? 'error' : 'warning'}
          to={`/visits/${found.work_order_id}`}
        >
          {t(found.unsafe_to_drive ? 'visits:notice.unsafe_finding' : 'visits:notice.declined_finding', {
            text: found.text,
            number: found.work_order_number,
            day: dayOf(found.at),
          })}
        </Notice>
      ))}
      {notices.recalls?.map((recall) => (
        <RecallNotice key={`r${recall.id}`} visit={visit} recall={recall} />
      ))}
      {notices.open_visits.map((open) => (
        <Notice key={`v${open.work_order_id}`} kind="warning" to={`/visits/${open.work_order_id}`}>
          {t('visits:notice.open_visit', { number: open.number, stage: word('stage', open.stage) })}
        </Notice>
      ))}
      {isOwed(notices) && (
        <Notice kind="warning">
          {t('visits:notice.unpaid')} <Money fen={notices.unpaid} inline strong />
        </Notice>
      )}
      {notices.under_warranty.map((earlier) => (
        <WarrantyNotice key={`w${earlier.work_order_id}`} earlier={earlier} />
      ))}
      {notices.maker && <MakerNotice maker={notices.maker} />}
      {notices.service_overdue && (
        <Notice kind="info">
          {t('visits:notice.service_overdue', {
            day: notices.service_due_on ? formatDay(t, notices.service_due_on) : '–',
            km: notices.service_due_km ?? '–',
          })}
        </Notice>
      )}
      {notices.note !== '' && <Notice kind="info">{notices.note}</Notice>}
      {atCounter && <DeclinedLines visit={visit} />}
    </Stack>
  );
}

/** What is asked for again comes first; the rest of that visit only says what else was done. */
function WarrantyNotice({ earlier }: { earlier: Earlier }) {
  const { t } = useTranslation();
  const { again, others } = itemsOf(earlier);
  const list = (items: readonly string[]) => items.join(t('words:list_separator'));
  const days = t('visits:notice.days_ago', { count: earlier.days_ago });
  const ago =
    earlier.km_ago === null ? days : t('visits:notice.km_and_days_ago', { km: earlier.km_ago, days });
  const doubtful = earlier.cover === 'by_days' && t('visits:notice.by_days');
  const day = formatDay(t, earlier.until);
  const until = earlier.until_km === null ? day : t('visits:notice.until_km', { day, km: earlier.until_km });
  return (
    <Notice kind={again.length > 0 ? 'warning' : 'info'} to={`/visits/${earlier.work_order_id}`}>
      {again.length > 0 ? (
        <span data-testid="same-item">
          <strong>{t('visits:notice.same_item', { items: list(again), ago })}</strong>
          {t('visits:notice.same_item_until', { until })}
          {others.length > 0 && (
            <span className={styles.later}>{t('visits:notice.done_too', { items: list(others) })}</span>
          )}
          {doubtful && <span className={styles.later}>{doubtful}</span>}
        </span>
      ) : (
        <>
          {t('visits:notice.warranty', { items: list(others), ago, until })}
          {doubtful && <span className={styles.later}>{doubtful}</span>}
        </>
      )}
    </Notice>
  );
}

function Notice({
  kind,
  to,
  children,
}: {
  kind: 'info' | 'warning' | 'error';
  to?: string | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Alert
      type={kind}
      showIcon
      title={<span>{children}</span>}
      action={to && <Link to={to}>{t('visits:notice.open')}</Link>}
    />
  );
}
