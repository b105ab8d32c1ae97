import type { PartStock } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../i18n/amounts';
import { formatDay } from '../../i18n/time';
import styles from './StockWords.module.css';

interface StockWordsProps {
  stock: Pick<PartStock, 'on_hand' | 'free' | 'on_order' | 'expected_on'>;
  unit: string;
}

/** What there is of a part, what of it may still be promised, and when more is expected. */
export function StockWords({ stock, unit }: StockWordsProps) {
  const { t } = useTranslation();
  const of = (quantity: number) => [formatQuantity(quantity), unit].filter(Boolean).join(' ');
  const ordered =
    stock.expected_on === null
      ? t('parts:stock.ordered', { quantity: of(stock.on_order) })
      : t('parts:stock.expected', { quantity: of(stock.on_order), day: formatDay(t, stock.expected_on) });
  return (
    <span className={styles.stock}>
      <span className={stock.on_hand > 0 ? undefined : styles.none}>
        {t('parts:stock.on_hand', { quantity: of(stock.on_hand) })}
      </span>
      <span className={stock.free > 0 ? undefined : styles.none}>
        {t('parts:stock.free', { quantity: of(stock.free) })}
      </span>
      {stock.on_order > 0 && <span>{ordered}</span>}
    </span>
  );
}
