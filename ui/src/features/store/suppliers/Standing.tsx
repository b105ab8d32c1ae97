import type { SupplierRating, SupplierRow } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { Quiet } from '../../../kit/Quiet';
import styles from '../orders/Orders.module.css';

const colours: Readonly<Record<SupplierRating, string | undefined>> = {
  new: undefined,
  good: 'green',
  fair: 'orange',
  poor: 'red',
};

/** How it delivers, and from what that is reckoned. */
export function Rating({ row }: { row: Pick<SupplierRow, 'rating' | 'counts'> }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <span className={styles.cars}>
      <Tag color={colours[row.rating]}>{word('supplier_rating', row.rating)}</Tag>
      {row.counts.delivered > 0 && <Quiet>{t('suppliers:counts', { ...row.counts })}</Quiet>}
    </span>
  );
}

/** Until when it may trade; in red when that is past. */
export function Licence({ row }: { row: Pick<SupplierRow, 'licence' | 'licence_until'> }) {
  const word = useWords();
  if (row.licence === 'untold') return <Quiet>{word('licence_state', row.licence)}</Quiet>;
  const colour = row.licence === 'over' ? 'red' : row.licence === 'ends_soon' ? 'orange' : undefined;
  return (
    <span className={styles.cars}>
      {row.licence_until}
      {row.licence !== 'holds' && <Tag color={colour}>{word('licence_state', row.licence)}</Tag>}
    </span>
  );
}
