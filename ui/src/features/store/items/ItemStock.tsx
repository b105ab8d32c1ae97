import type { OrderedPart, PartNeed, PartPage, PlaceRow } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { Nothing, Panel } from '../../../kit/Panel';
import { PlateBadge } from '../../../kit/PlateBadge';
import { QuietTable } from '../../../kit/QuietTable';
import styles from './items.module.css';

/** What there is of it, in one line. */
export function Sums({ page }: { page: PartPage }) {
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

/** Where it lies, and of which batch. */
export function Places({ places, unit }: { places: PlaceRow[]; unit: string }) {
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

/** The visits that wait for it. */
export function Needed({ rows }: { rows: PartNeed[] }) {
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

/** What of it is on its way. */
export function Ordered({ rows }: { rows: OrderedPart[] }) {
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
