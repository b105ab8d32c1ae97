import type { CounterSaleQuote } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../../api/units';
import { formatQuantity } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { Row } from '../../../kit/Row';
import { UnitChoice } from '../../../kit/UnitChoice';
import type { CartLine } from './cart';
import styles from './Sales.module.css';

interface CartTableProps {
  cart: readonly CartLine[];
  quote: CounterSaleQuote | undefined;
  priceTitle: string;
  onType: (part: number, patch: Partial<CartLine>) => void;
  onRemove: (part: number) => void;
}

/** What lies on the counter: how many, at what price, and what there is of it. */
export function CartTable({ cart, quote, priceTitle, onType, onRemove }: CartTableProps) {
  const { t } = useTranslation();
  const units = useUnits(cart.map(({ part }) => part));
  // What it costs in the other unit the host tells: what was typed was the price of the one before.
  const otherUnit = (row: CartLine, soldIn: string) =>
    onType(row.part, { soldIn, price: row.listed, discount: 0 });
  const of = (row: CartLine) => quote?.lines.find((line) => line.part_id === row.part);
  return (
    <QuietTable<CartLine>
      rowKey="part"
      dataSource={[...cart]}
      tableLayout="fixed"
      onRow={(row) => ({ 'data-testid': `sale-line-${row.part}` }) as object}
      empty={<EmptyState>{t('sales:nothing')}</EmptyState>}
      columns={[
        {
          title: t('sales:part'),
          render: (_, row) => (
            <>
              {row.name} <Quiet>{[row.code, row.about].filter(Boolean).join(' · ')}</Quiet>
            </>
          ),
        },
        {
          title: t('sales:quantity'),
          width: 170,
          align: 'right',
          render: (_, row) => (
            <Row gap={6}>
              <QuantityInput
                value={row.quantity}
                aria-label={t('sales:quantity')}
                data-testid={`sale-quantity-${row.part}`}
                onChange={(quantity) => onType(row.part, { quantity: quantity ?? 0 })}
              />
              <UnitChoice
                units={units(row.part)}
                counted={row.unit}
                value={row.soldIn}
                testId={`sale-unit-${row.part}`}
                onChange={(soldIn) => otherUnit(row, soldIn)}
              />
            </Row>
          ),
        },
        {
          title: t('sales:there'),
          width: 160,
          render: (_, row) => {
            const line = of(row);
            if (!line) return null;
            const free = formatQuantity(line.free);
            return (
              <span className={line.is_short || line.is_promised ? styles.late : undefined}>
                {t(line.is_short ? 'sales:short' : 'sales:free', {
                  usable: formatQuantity(line.usable),
                  free,
                })}
                {row.soldIn && ` ${row.unit}`}
              </span>
            );
          },
        },
        {
          title: priceTitle,
          width: 130,
          align: 'right',
          render: (_, row) => (
            <MoneyInput
              value={row.price}
              aria-label={priceTitle}
              data-testid={`sale-price-${row.part}`}
              onChange={(price) => onType(row.part, { price: price ?? 0 })}
            />
          ),
        },
        {
          title: t('sales:discount'),
          width: 120,
          align: 'right',
          render: (_, row) => (
            <MoneyInput
              value={row.discount}
              aria-label={t('sales:discount')}
              data-testid={`sale-discount-${row.part}`}
              onChange={(discount) => onType(row.part, { discount: discount ?? 0 })}
            />
          ),
        },
        {
          title: t('sales:amount'),
          width: 110,
          align: 'right',
          render: (_, row) => {
            const line = of(row);
            return line && <Money fen={line.amount} strong />;
          },
        },
        {
          title: '',
          width: 70,
          render: (_, row) => (
            <ActionButton
              label={t('sales:remove')}
              size="small"
              testId={`sale-remove-${row.part}`}
              onAct={() => onRemove(row.part)}
            />
          ),
        },
      ]}
    />
  );
}
