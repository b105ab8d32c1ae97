import type { FollowUpPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../api/call';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { Money } from '../../kit/Money';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import styles from './Calls.module.css';

/** Whom the call reaches, the visit it is about, and what earlier calls brought. */
export function CallVisit({ page }: { page: FollowUpPage }) {
  const { t } = useTranslation();
  const word = useWords();
  const { row, follow_up: followUp } = page;
  const separator = t('words:list_separator');
  // A missing phone is said to those who would call: to others it may only not be told.
  const mayCall = useMay('record_call');
  const mayComplaint = useMay('get_complaint');
  return (
    <>
      <header className={styles.head}>
        <strong className={styles.name}>{row.customer_name}</strong>
        {row.asks_for && (
          <span data-testid="call-asks-for">{t('contacts:asks_for', { name: row.asks_for })}</span>
        )}
        {row.phone ? (
          <Phone number={row.phone} className={styles.phone} testId="call-phone" />
        ) : (
          mayCall && <span className={styles.phone}>{t('calls:no_phone')}</span>
        )}
        <PlateBadge plate={row.plate} colour={row.plate_colour} />
        <span>{`${row.make} ${row.model}`.trim()}</span>
        <Link className={styles.visit} to={`/visits/${row.work_order_id}`} data-testid="call-visit">
          {row.work_order_number}
        </Link>
      </header>
      <Facts names="beside" gap="4px 16px">
        <Fact label={t('calls:fact.done')}>{page.work_done.join(separator) || t('calls:fact.nothing')}</Fact>
        {page.declined.length > 0 && (
          <Fact label={t('calls:fact.declined')}>{page.declined.join(separator)}</Fact>
        )}
        {page.advice && <Fact label={t('calls:fact.advice')}>{page.advice}</Fact>}
        <Fact label={t('calls:fact.delivered')} className={styles.inline}>
          <DateTimeText at={row.delivered_at} weekday />
          {row.total !== null && (
            <span>
              {t('calls:fact.total')} <Money fen={row.total} inline />
            </span>
          )}
          <span>
            {t('calls:fact.advisor')} {page.advisor_name}
          </span>
          {page.technician_names.length > 0 && (
            <span>
              {t('calls:fact.technicians')} {page.technician_names.join(separator)}
            </span>
          )}
        </Fact>
        {page.survey && (
          <Fact label={t('calls:fact.survey')}>
            {t('calls:fact.recommend', { mark: page.survey.marks.recommend })}
            {page.survey.comment && ` · ${page.survey.comment}`}
          </Fact>
        )}
        {page.calls.length > 0 && (
          <Fact label={t('calls:fact.earlier')}>
            <ul className={styles.earlier} data-testid="call-earlier">
              {page.calls.map((call) => (
                <li key={call.id}>
                  <DateTimeText at={call.at} weekday /> {word('call_outcome', call.outcome)}
                  {call.note && ` · ${call.note}`}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {followUp.waits_for !== null && (
          <Fact label={t('calls:group.waiting')} testId="call-waits">
            {mayComplaint ? (
              <Link to={`/complaints/${followUp.waits_for}`}>{row.waits_for_number}</Link>
            ) : (
              row.waits_for_number
            )}{' '}
            {t('calls:waits_explained', { number: row.waits_for_number })}
          </Fact>
        )}
        {followUp.closed_at && (
          <Fact label={t('calls:fact.closed')} testId="call-closed">
            <DateTimeText at={followUp.closed_at} weekday /> {word('call_outcome', followUp.outcome)}
          </Fact>
        )}
      </Facts>
    </>
  );
}
