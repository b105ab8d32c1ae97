import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { shortSaid } from './said';

/** Why nobody owes the sheet: what was bought before pays it, and so much of that is left. */
export function PaidByContract({ order, contract }: { order: number; contract: number }) {
  const { t } = useTranslation();
  const { data } = useRead('visit_contracts', { work_order_id: order });
  const row = data?.contracts.find((one) => one.id === contract);
  if (!row) return null;
  const left = row.rests.map((rest) => shortSaid(t, rest)).join(t('words:list_separator'));
  return <p data-testid="paid-by-contract">{t('packages:paid_by', { number: row.number, left })}</p>;
}
