import type { ClassPrice, OrderedPart, PartNeed, PartPage, PlaceRow, PriceSet } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { formatQuantity, formatRate } from '../../../i18n/amounts';
import { warrantyWords } from '../../../i18n/warranty';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Columns } from '../../../kit/Columns';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Nothing, Panel } from '../../../kit/Panel';
import { PlateBadge } from '../../../kit/PlateBadge';
import { basisOf, priceLabel } from '../../../kit/priceBasis';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { PaperButton } from '../part/PaperButton';
import { CoreTerms } from './CoreTerms';
import { ItemForm } from './ItemForm';
import styles from './items.module.css';
import { Picture } from './Picture';
import { PriceDialog } from './PriceDialog';
import { StockCard } from './StockCard';

/** One part; `/store/items/new` begins one. */
export default function ItemPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  if (id !== undefined) return <Known key={id} id={Number(id)} />;
  return (
    <>
      <PageHeader title={t('items:new')} />
      <Panel padded>
        <ItemForm
          page={undefined}
          onSaved={(saved) => navigate(`/store/items/${saved}`, { replace: true })}
          onClose={() => navigate('/store/items')}
        />
      </Panel>
    </>
  );
}

function Known({ id }: { id: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const [pricing, setPricing] = useState(false);
  const { data: page, error } = useRead('get_part', { id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { item, successor, replaces } = page;
  return (
    <>
      <PageHeader
        title={item.name}
        windowTitle={[item.code, item.name].filter(Boolean).join(' ')}
        actions={
          <>
            <ActionButton
              label={t('items:to_list')}
              opens
              testId="item-to-list"
              onAct={() => navigate('/store/items')}
            />
            <PaperButton kind="shelf_label" id={id} number={item.code || item.name} />
            {page.sets_prices && (
              <ActionButton
                label={t('items:price.open')}
                hotkey="F10"
                opens
                testId="item-price"
                onAct={() => setPricing(true)}
              />
            )}
            {page.keeps && !editing && (
              <ActionButton
                label={t('items:edit')}
                hotkey="Ctrl+E"
                opens
                testId="item-edit"
                onAct={() => setEditing(true)}
              />
            )}
          </>
        }
      >
        <Quiet>{[item.code, item.brand, item.specification].filter(Boolean).join(' · ')}</Quiet>
        {!item.active && <Tag>{t('items:retired')}</Tag>}
        {page.below_minimum && <Tag color="error">{t('items:below')}</Tag>}
        {successor && (
          <Link to={`/store/items/${successor.id}`} data-testid="item-successor">
            {t('items:replaced_by', { name: [successor.code, successor.name].filter(Boolean).join(' ') })}
          </Link>
        )}
        {replaces.map((one) => (
          <Link key={one.id} to={`/store/items/${one.id}`}>
            {t('items:replaces', { name: [one.code, one.name].filter(Boolean).join(' ') })}
          </Link>
        ))}
      </PageHeader>
      {editing ? (
        <Panel padded>
          <ItemForm page={page} onSaved={() => setEditing(false)} onClose={() => setEditing(false)} />
        </Panel>
      ) : (
        <Stack gap={16}>
          <div className={styles.sums}>
            <Sums page={page} />
          </div>
          <Columns widths="minmax(0, 1fr) 320px" below={1100}>
            <Stack gap={16}>
              <Places places={page.places} unit={item.unit} />
              <Needed rows={page.needed} />
              <Ordered rows={page.ordered} />
              <StockCard part={id} number={item.code || item.name} showsCost={page.average_cost !== null} />
            </Stack>
            <Stack gap={16}>
              <Prices page={page} />
              <Terms page={page} />
              <CoreTerms part={id} />
              <Picture id={id} page={page} />
            </Stack>
          </Columns>
        </Stack>
      )}
      {pricing && <PriceDialog part={page} onClose={() => setPricing(false)} />}
    </>
  );
}

/** What there is of it, in one line. */
function Sums({ page }: { page: PartPage }) {
  const { t } = useTranslation();
  const { there, free, item } = page;
  const amount = (quantity: number) => `${formatQuantity(quantity)} ${item.unit}`;
  return (
    <Panel padded testId="item-sums">
      <Facts gap="8px 24px">
        <Fact label={t('items:on_hand')} className={page.below_minimum ? styles.low : styles.numbers}>
          {amount(there.on_hand)}
        </Fact>
        <Fact label={t('items:reserved')}>{amount(there.reserved)}</Fact>
        <Fact label={t('items:free')} className={free < 0 ? styles.low : styles.numbers}>
          {amount(free)}
        </Fact>
        <Fact label={t('items:on_order')}>
          {amount(there.on_order)} {there.expected_on && <DayText day={there.expected_on} />}
        </Fact>
        <Fact label={t('items:field.bin_id')}>{page.bin_code || '–'}</Fact>
        {page.average_cost !== null && (
          <>
            <Fact label={t('items:average_cost')}>
              <Money fen={page.average_cost} inline />
            </Fact>
            <Fact label={t('items:last_cost')}>
              <Money fen={there.last_cost} inline />
            </Fact>
            <Fact label={t('items:stock_value')}>
              <Money fen={there.stock_value} inline />
            </Fact>
          </>
        )}
      </Facts>
    </Panel>
  );
}

function Places({ places, unit }: { places: PlaceRow[]; unit: string }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <Panel title={t('items:places.title')} testId="item-places">
      <QuietTable<PlaceRow>
        rowKey={(row) => `${row.bin_id}-${row.batch_number}-${row.expires_on}`}
        dataSource={places}
        empty={<Nothing>{t('items:places.none')}</Nothing>}
        columns={[
          {
            title: t('items:places.bin'),
            render: (_, row) => [row.bin_code, row.bin_name].filter(Boolean).join(' · '),
          },
          {
            title: t('items:places.kind'),
            width: 96,
            render: (_, row) => row.bin_kind !== 'shelf' && <Tag>{word('bin_kind', row.bin_kind)}</Tag>,
          },
          { title: t('items:places.batch'), width: 140, render: (_, row) => row.batch_number },
          {
            title: t('items:places.expires'),
            width: 110,
            render: (_, row) => row.expires_on && <DayText day={row.expires_on} />,
          },
          {
            title: t('items:places.quantity'),
            width: 110,
            align: 'right',
            render: (_, row) => `${formatQuantity(row.quantity)} ${unit}`,
          },
        ]}
      />
    </Panel>
  );
}

function Needed({ rows }: { rows: PartNeed[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Panel title={t('items:needed.title')} count={rows.length} testId="item-needed">
      {rows.length === 0 ? (
        <Nothing>{t('items:needed.none')}</Nothing>
      ) : (
        <QuietTable<PartNeed>
          rowKey={(row) => `${row.work_order_id}-${row.since}`}
          dataSource={rows}
          onOpen={(row) => navigate(`/visits/${row.work_order_id}`)}
          columns={[
            {
              title: t('items:needed.car'),
              width: 140,
              render: (_, row) => <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />,
            },
            { title: t('items:needed.visit'), render: (_, row) => row.number },
            {
              title: t('items:needed.since'),
              width: 112,
              render: (_, row) => <DateTimeText at={row.since} />,
            },
            {
              title: t('items:needed.open'),
              width: 110,
              align: 'right',
              render: (_, row) =>
                row.issued === 0
                  ? formatQuantity(row.open)
                  : t('items:needed.of', {
                      open: formatQuantity(row.open),
                      wanted: formatQuantity(row.wanted),
                    }),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Ordered({ rows }: { rows: OrderedPart[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('items:ordered.title')} count={rows.length} testId="item-ordered">
      {rows.length === 0 ? (
        <Nothing>{t('items:ordered.none')}</Nothing>
      ) : (
        <QuietTable<OrderedPart>
          rowKey={(row) => `${row.purchase_order_id}-${row.expected_on}-${row.quantity}`}
          dataSource={rows}
          columns={[
            { title: t('items:ordered.number'), width: 160, render: (_, row) => row.number },
            { title: t('items:ordered.supplier'), render: (_, row) => row.supplier_name },
            {
              title: t('items:ordered.expected'),
              width: 110,
              render: (_, row) => <DayText day={row.expected_on} />,
            },
            {
              title: t('items:ordered.quantity'),
              width: 96,
              align: 'right',
              render: (_, row) => formatQuantity(row.quantity),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Prices({ page }: { page: PartPage }) {
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

function Terms({ page }: { page: PartPage }) {
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
