import type { Notices, Visit } from '@bindings';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDeed } from '../../../api/deed';
import { ActionButton } from '../../../components/ActionButton';
import { Money } from '../../../components/Money';
import { formatDay, formatInstant } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { isYours } from '../visit';
import styles from './checkIn.module.css';

export const hasNotices = (notices: Notices): boolean =>
  notices.open_visits.length > 0 ||
  notices.declined.length > 0 ||
  notices.under_warranty.length > 0 ||
  notices.complaints.length > 0 ||
  notices.unpaid > 0 ||
  notices.service_overdue ||
  notices.note !== '';

/** What the advisor should know before saying a word: at the top, while the customer stands there. */
export function NoticeList({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const quote = useDeed('quote_declined');
  const { notices } = visit;
  if (!hasNotices(notices)) return null;

  const declined = notices.declined.length > 0 && (
    <Alert
      type="info"
      showIcon
      title={t('visits:notice.declined', { count: notices.declined.length })}
      description={
        <ul className={styles.declined}>
          {notices.declined.map((line) => (
            <li key={line.line_id}>
              <span className={styles.declinedName}>
                {line.name} · {formatInstant(t, line.at)}
                {line.reason && ` · ${line.reason}`}
              </span>
              <Money fen={line.amount} inline />
              {isYours(visit, 'edit_lines') && (
                <ActionButton
                  label={t('visits:notice.quote_again')}
                  size="small"
                  testId={`quote-again-${line.line_id}`}
                  onAct={() => quote({ work_order_id: visit.order.id, line_id: line.line_id })}
                />
              )}
            </li>
          ))}
        </ul>
      }
    />
  );

  return (
    <div className={styles.notices} data-testid="notices">
      {notices.complaints.map((complaint) => (
        <Notice key={`c${complaint.id}`} kind="error" to={`/complaints/${complaint.id}`}>
          {t('visits:notice.complaint', {
            number: complaint.number,
            matter: complaint.matter,
            state: word('complaint_state', complaint.state),
          })}
        </Notice>
      ))}
      {notices.open_visits.map((open) => (
        <Notice key={`v${open.work_order_id}`} kind="warning" to={`/visits/${open.work_order_id}`}>
          {t('visits:notice.open_visit', { number: open.number, stage: word('stage', open.stage) })}
        </Notice>
      ))}
      {notices.unpaid > 0 && (
        <Notice kind="warning">
          {t('visits:notice.unpaid')} <Money fen={notices.unpaid} inline strong />
        </Notice>
      )}
      {notices.under_warranty.map((earlier) => (
        <Notice key={`w${earlier.work_order_id}`} kind="warning" to={`/visits/${earlier.work_order_id}`}>
          {t(earlier.km_ago === null ? 'visits:notice.warranty' : 'visits:notice.warranty_km', {
            items: earlier.items.join(t('words:list_separator')),
            days: earlier.days_ago,
            km: earlier.km_ago ?? 0,
            until: formatDay(t, earlier.until),
          })}
        </Notice>
      ))}
      {notices.service_overdue && (
        <Notice kind="info">
          {t('visits:notice.service_overdue', {
            day: notices.service_due_on ? formatDay(t, notices.service_due_on) : '–',
            km: notices.service_due_km ?? '–',
          })}
        </Notice>
      )}
      {notices.note !== '' && <Notice kind="info">{notices.note}</Notice>}
      {declined}
    </div>
  );
}

function Notice({
  kind,
  to,
  children,
}: {
  kind: 'info' | 'warning' | 'error';
  to?: string;
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
