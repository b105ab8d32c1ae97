import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { ActionButton } from '../../kit/ActionButton';
import { Quiet } from '../../kit/Quiet';
import { Row } from '../../kit/Row';

interface Taken {
  minutes: number;
  estimate: number | undefined;
}

interface ByPriceListProps {
  items: readonly string[];
  customer: number | null;
  /** What stands in the form by now. */
  taken: Taken;
  onTake: (proposal: Partial<Taken>) => void;
}

/** How long what is wanted takes and what it comes to by the price list, to be taken over by one press. */
export function ByPriceList({ items, customer, taken, onTake }: ByPriceListProps) {
  const { t } = useTranslation();
  const enabled = useMay('propose_booking') && items.length > 0;
  const { data } = useRead(
    'propose_booking',
    { items: [...items], customer_id: customer },
    { enabled, placeholderData: keepPreviousData },
  );
  if (!enabled || !data) return null;
  const { minutes, unknown } = data;
  const estimate = fenOf(data.estimate);
  const same = (minutes === null || taken.minutes === minutes) && taken.estimate === estimate;
  return (
    <Row gap={8} wrap data-testid="by-price-list">
      <Quiet>
        {t('bookings:by_list.says', {
          minutes: minutes ?? '–',
          amount: formatMoney(estimate),
        })}
        {unknown.length > 0 &&
          ` ${t('bookings:by_list.unknown', { items: unknown.join(t('words:list_separator')) })}`}
      </Quiet>
      {!same && (
        <ActionButton
          size="small"
          label={t('bookings:by_list.take')}
          onAct={() => onTake({ estimate, ...(minutes === null ? {} : { minutes }) })}
          testId="take-by-list"
        />
      )}
    </Row>
  );
}
