import type { CallOutcome, FollowUpPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/call';
import { useSession } from '../../api/session';
import { dottedPlate } from '../../components/PlateBadge';
import { formatDay, inShop } from '../../i18n/time';
import styles from './Calls.module.css';

/** What to say, with the names filled in: the opening, then the words that fit what the customer said. */
export function Script({ page, outcome }: { page: FollowUpPage; outcome: CallOutcome | null }) {
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
    at: row.delivered_at ? formatDay(t, inShop(row.delivered_at).format('YYYY-MM-DD')) : '',
    work: page.work_done.slice(0, 3).join(t('words:list_separator')),
  };
  const opening =
    page.work_done.length > 0 ? t('calls:script.opening', names) : t('calls:script.opening_plain', names);
  return (
    <blockquote className={styles.script} data-testid="call-script">
      <p>{outcome ? t(`calls:script.after.${outcome}`, names) : opening}</p>
      {!outcome && page.declined.length > 0 && (
        <p>{t('calls:script.declined', { items: page.declined.join(t('words:list_separator')) })}</p>
      )}
    </blockquote>
  );
}
