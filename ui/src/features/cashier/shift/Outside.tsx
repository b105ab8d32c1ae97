import type { CashOutside } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../i18n/time';
import { Alert } from '../../../kit/Alert';

/** Cash that was taken between two shifts: no count finds it, so that whoever opens the next one is asked where it is. */
export function Outside({ outside }: { outside: CashOutside | null }) {
  const { t } = useTranslation();
  if (!outside) return null;
  const { since, receipts, refunds, net } = outside;
  return (
    <div data-testid="outside-shifts">
      <Alert
        type="warning"
        showIcon
        title={t('cashier:shift.outside', { at: formatInstant(t, since), receipts, refunds, net })}
        description={t('cashier:shift.outside_explained')}
      />
    </div>
  );
}
