import type { ImportPriceRow, ImportPrices } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatRate } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { shopToday } from '../../i18n/time';
import { Alert } from '../../kit/Alert';
import { DayInput } from '../../kit/DayInput';
import { Field } from '../../kit/Field';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { Stack } from '../../kit/Stack';
import styles from './Imports.module.css';

interface PriceChangesProps {
  /** None where no price changes. */
  prices: ImportPrices | null;
  /** The first day on which they hold; today where nobody said. */
  from: string | undefined;
  onFrom: (day: string) => void;
  refusal: RefusalLike | undefined;
}

const none: ImportPrices = { rows: [], prices: 0, costs: 0, below_cost: 0 };

const share = (rate: number | null) => (rate === null ? '–' : formatRate(rate));

/** What a list makes of the prices of parts the shop has: old, new, and what is left; and from which day. */
export function PriceChanges({ prices: changes, from, onFrom, refusal }: PriceChangesProps) {
  const { t } = useTranslation();
  const prices = changes ?? none;
  const today = shopToday();
  const day = from ?? today;
  return (
    <Stack gap={8} data-testid="import-prices">
      <div className={styles.figures}>
        <strong>{t('imports:price.title')}</strong>
        {prices.prices > 0 && <span>{t('imports:price.prices', { count: prices.prices })}</span>}
        {prices.costs > 0 && <span>{t('imports:price.costs', { count: prices.costs })}</span>}
      </div>
      {/* Where nothing changes from the day that was named, another may be. */}
      {(prices.prices > 0 || from !== undefined) && (
        <Field
          label={t('imports:price.from')}
          names={['from_day']}
          refusal={refusal}
          hint={t(day > today ? 'imports:price.from_explained' : 'imports:price.at_once')}
        >
          <DayInput
            value={day}
            label={t('imports:price.from')}
            offer={2}
            testId="import-prices-from"
            onChange={onFrom}
          />
        </Field>
      )}
      {prices.below_cost > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('imports:price.below_cost', { count: prices.below_cost })}
          data-testid="import-below-cost"
        />
      )}
      {prices.rows.length === 0 && <Quiet as="p">{t('imports:price.nothing')}</Quiet>}
      {prices.rows.length > 0 && <PriceTable rows={prices.rows} />}
      {Math.max(prices.prices, prices.costs) > prices.rows.length && (
        <Quiet as="p">{t('imports:price.not_all', { count: prices.rows.length })}</Quiet>
      )}
    </Stack>
  );
}

function PriceTable({ rows }: { rows: ImportPriceRow[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.prices}>
      <QuietTable<ImportPriceRow>
        rowKey="number"
        dataSource={rows}
        columns={[
          { title: t('imports:column.row'), width: 64, render: (_, row) => row.number },
          { title: t('imports:price.code'), width: 140, ellipsis: true, render: (_, row) => row.code },
          {
            title: t('imports:price.name'),
            render: (_, row) => (
              <>
                {row.name} <Quiet>{[row.brand, row.specification].filter(Boolean).join(' · ')}</Quiet>
              </>
            ),
          },
          {
            title: t('imports:price.old'),
            width: 104,
            align: 'right',
            render: (_, row) => <Money fen={row.old_price} />,
          },
          {
            title: t('imports:price.new'),
            width: 104,
            align: 'right',
            render: (_, row) => <Money fen={row.new_price} strong owed={row.below_cost} />,
          },
          {
            title: t('imports:price.cost'),
            width: 180,
            align: 'right',
            render: (_, row) =>
              row.cost === row.old_cost ? (
                <Money fen={row.cost} />
              ) : (
                <>
                  <Money fen={row.old_cost} inline /> → <Money fen={row.cost} inline />
                </>
              ),
          },
          {
            title: t('imports:price.margin'),
            width: 150,
            align: 'right',
            render: (_, row) => `${share(row.margin_before)} → ${share(row.margin_after)}`,
          },
        ]}
      />
    </div>
  );
}
