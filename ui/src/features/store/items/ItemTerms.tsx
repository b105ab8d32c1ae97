import type { ClassPrice, PartPage, PriceSet } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { formatQuantity, formatRate } from '../../../i18n/amounts';
import { warrantyWords } from '../../../i18n/warranty';
import { useWords } from '../../../i18n/words';
import { DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';
import { basisOf, priceLabel } from '../../../kit/priceBasis';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { Stack } from '../../../kit/Stack';
import styles from './items.module.css';

/** What it is sold for, and since when. */
export function Prices({ page }: { page: PartPage }) {
  const { t } = useTranslation();
  const word = useWords();
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const { class_prices, prices, proposed_price } = page;
  return (
    <Panel title={priceLabel(t, t('items:price.title'), basis)} testId="item-prices">
      <QuietTable<ClassPrice>
        rowKey="price_class"
        showHeader={false}
        dataSource={class_prices.filter((price) => price.own)}
        columns={[
          { key: 'class', render: (_, row) => word('price_class', row.price_class) },
          {
            key: 'price',
            width: 120,
            align: 'right',
            render: (_, row) => <Money fen={row.unit_price} strong />,
          },
        ]}
      />
      {proposed_price !== null && proposed_price !== page.item.unit_price && (
        <p className={styles.bar}>
          <Quiet>
            {t('items:price.proposed')} <Money fen={proposed_price} inline />
          </Quiet>
        </p>
      )}
      {prices.length > 0 && (
        <QuietTable<PriceSet>
          rowKey="id"
          dataSource={prices.slice(0, 12)}
          columns={[
            {
              title: t('items:price.from_day'),
              width: 84,
              render: (_, row) => (
                <>
                  <DayText day={row.from_day} />
                  {row.to_come && <span className={styles.second}>{t('items:price.to_come')}</span>}
                </>
              ),
            },
            {
              title: t('items:price.class'),
              render: (_, row) => (
                <>
                  {word('price_class', row.price_class)}
                  <span className={styles.second}>{row.person_name}</span>
                </>
              ),
            },
            {
              title: t('items:price.price'),
              width: 100,
              align: 'right',
              render: (_, row) => <Money fen={row.unit_price} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}

/** How it is kept, and under which numbers it is known. */
export function Terms({ page }: { page: PartPage }) {
  const { t } = useTranslation();
  const word = useWords();
  const { item, numbers, units } = page;
  const { stock } = item;
  const limit = (quantity: number | undefined) =>
    quantity ? `${formatQuantity(quantity)} ${item.unit}` : '';
  const facts: [string, string][] = [
    ['grade', item.grade ? word('part_grade', item.grade) : ''],
    ['unit', item.unit],
    [
      'units',
      units
        .map((one) =>
          t('items:unit.is', { unit: one.unit, factor: formatQuantity(one.factor), counted: item.unit }),
        )
        .join(t('words:list_separator')),
    ],
    ['supplier_id', page.supplier_name],
    ['minimum', limit(stock?.minimum)],
    ['reorder_point', limit(stock?.reorder_point)],
    ['maximum', limit(stock?.maximum)],
    ['shelf_life_days', stock?.shelf_life_days ? `${stock.shelf_life_days} ${t('items:days')}` : ''],
    ['abc', stock?.abc ? word('abc_class', stock.abc) : ''],
    ['tax_rate', stock?.tax_rate == null ? '' : formatRate(stock.tax_rate)],
    ['warranty', item.warranty ? warrantyWords(t, item.warranty) : ''],
    ['fits', stock?.fits.join(t('words:list_separator')) ?? ''],
  ];
  return (
    <Panel title={t('items:terms')} padded testId="item-terms">
      <Stack gap={12}>
        <Facts gap="10px" names="beside" nameWidth={96}>
          {facts.map(
            ([name, fact]) =>
              fact !== '' && (
                <Fact key={name} label={t(`items:field.${name}`)}>
                  {fact}
                </Fact>
              ),
          )}
        </Facts>
        {numbers.length > 0 && (
          <Facts gap="10px" names="beside" nameWidth={96}>
            {numbers.map((number) => (
              <Fact
                key={`${number.number_kind}-${number.part_number}`}
                label={word('part_number_kind', number.number_kind)}
              >
                {number.part_number} {number.number_brand !== '' && <Quiet>{number.number_brand}</Quiet>}
              </Fact>
            ))}
          </Facts>
        )}
      </Stack>
    </Panel>
  );
}
