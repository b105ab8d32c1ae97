import type { CallOutcome, ComplaintCategory, FollowUpPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useSession } from '../../api/session';
import { dayOf, formatDay } from '../../i18n/time';
import { dottedPlate } from '../../kit/PlateBadge';
import styles from './Calls.module.css';

interface ScriptProps {
  page: FollowUpPage;
  outcome: CallOutcome | null;
  /** What the problem is about, once the clerk has said so. */
  category: ComplaintCategory | null;
}

/** What to say, with the names filled in: the opening, then the words that fit what the customer said. */
export function Script({ page, outcome, category }: ScriptProps) {
  const { t } = useTranslation();
  const session = useSession();
  const { data: shop } = useRead('get_shop', {});
  const { row } = page;
  const car = row.plate ? dottedPlate(row.plate) : `${row.make} ${row.model}`.trim();
  const names = {
    customer: row.customer_name,
    shop: shop?.name ?? '',
    clerk: session?.name ?? '',
    car,
    at: row.delivered_at ? formatDay(t, dayOf(row.delivered_at)) : '',
    work: page.work_done.slice(0, 3).join(t('words:list_separator')),
    owner: page.suggestion_owner,
  };
  // Only what the program sees to is promised: who answers, by when, and that we call again.
  const owner =
    outcome === 'problem' ? page.matter_owners.find((one) => one.category === category) : undefined;
  const due = [
    page.next_service_on && formatDay(t, page.next_service_on),
    page.next_service_km !== null && t('words:km', { km: page.next_service_km }),
  ].filter(Boolean);
  const opening =
    page.work_done.length > 0 ? t('calls:script.opening', names) : t('calls:script.opening_plain', names);
  return (
    <blockquote className={styles.script} data-testid="call-script">
      <p>{outcome ? t(`calls:script.after.${outcome}`, names) : opening}</p>
      {outcome === 'satisfied' && due.length > 0 && (
        <p>{t('calls:script.next_service', { when: due.join(' / ') })}</p>
      )}
      {owner && (
        <p data-testid="call-owner">
          {t('calls:script.owner', { owner: owner.owner_name, hours: owner.response_hours })}
        </p>
      )}
      {!outcome && page.declined.length > 0 && (
        <p>{t('calls:script.declined', { items: page.declined.join(t('words:list_separator')) })}</p>
      )}
    </blockquote>
  );
}
