import { SearchOutlined } from '@ant-design/icons';
import { PART_FILTERS, type PartFilter, type PartRow } from '@bindings';
import { Button, Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead, useReadPages } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { isComposing } from '../../../kit/composition';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { useEnter } from '../../../kit/enter';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { basisOf, priceLabel } from '../../../kit/priceBasis';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { ListOut } from '../../lists/ListOut';
import styles from './items.module.css';
import { PriceDialog } from './PriceDialog';

export const itemPage = (id: number): string => `/store/items/${id}`;

/** Every part the shop keeps, with what there is of it. A number that is typed or scanned opens its part. */
export default function ItemsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<PartFilter>('all');
  const [pricing, setPricing] = useState(false);
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const text = useDeferredValue(typed.trim());
  const first = { text, part_filter: filter, after: null };
  const list = useReadPages('list_parts', first, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { ...first, after: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const page = list.data?.pages[0];

  const isAsked = typed.trim() === text;
  const { enter, forget } = useEnter({
    text: typed.trim(),
    answered: isAsked && rows !== undefined && !list.isPlaceholderData,
    failed: isAsked && list.isError,
    onEnter: () => {
      const only = page?.numbered ?? (rows?.length === 1 ? rows[0]?.id : undefined);
      if (only != null) navigate(itemPage(only));
      else document.querySelector<HTMLElement>('[data-testid^="part-row-"]')?.focus();
    },
  });

  return (
    <>
      <PageHeader
        title={t('items:title')}
        actions={
          <>
            {page?.keeps && <ListOut kind="stock_list" />}
            {page?.sets_prices && (
              <ActionButton
                label={t('items:price.open')}
                hotkey="F10"
                opens
                testId="items-prices"
                onAct={() => setPricing(true)}
              />
            )}
            {page?.keeps && (
              <ActionButton
                label={t('items:new')}
                hotkey="F4"
                opens
                primary
                testId="items-new"
                onAct={() => navigate('/store/items/new')}
              />
            )}
          </>
        }
      />
      <RefusalAlert refusal={list.error} />
      <Panel testId="items">
        <div className={styles.bar}>
          <Input
            allowClear
            autoFocus
            className={styles.find ?? ''}
            prefix={<SearchOutlined />}
            value={typed}
            placeholder={t('items:find_hint')}
            aria-label={t('items:find')}
            autoComplete="off"
            data-own-enter=""
            data-testid="items-find"
            onChange={(event) => setTyped(event.target.value)}
            onBlur={forget}
            onPressEnter={({ nativeEvent }) => {
              if (!isComposing(nativeEvent) && typed.trim() !== '') enter();
            }}
          />
          <Choice
            value={filter}
            codes={PART_FILTERS}
            word={(code) => word('part_filter', code)}
            onChange={setFilter}
            label={t('items:filter')}
            testId="items-filter"
          />
        </div>
        {!rows && !list.error && <Skeleton active />}
        {rows && (
          <QuietTable<PartRow>
            rowKey="id"
            dataSource={rows}
            tableLayout="fixed"
            onOpen={(row) => navigate(itemPage(row.id))}
            onRow={(row) => ({ 'data-testid': `part-row-${row.id}` }) as object}
            empty={
              <EmptyState>
                {text === '' ? t(`items:none.${filter}`) : t('items:not_found', { text })}
              </EmptyState>
            }
            columns={[
              { title: t('items:field.code'), width: 118, ellipsis: true, render: (_, row) => row.code },
              {
                title: t('items:field.name'),
                ellipsis: true,
                render: (_, row) => (
                  <>
                    {row.name}
                    {row.specification !== '' && <span className={styles.second}>{row.specification}</span>}
                    {row.fits.length > 0 && (
                      <span className={styles.second}>{row.fits.join(t('words:list_separator'))}</span>
                    )}
                  </>
                ),
              },
              { title: t('items:field.brand'), width: 96, ellipsis: true, render: (_, row) => row.brand },
              {
                title: priceLabel(t, t('items:field.unit_price'), basis),
                width: 96,
                align: 'right',
                render: (_, row) => <Money fen={row.unit_price} />,
              },
              {
                title: t('items:on_hand'),
                width: 92,
                align: 'right',
                render: (_, row) => (
                  <span className={row.below_minimum ? styles.low : styles.numbers}>
                    {formatQuantity(row.there.on_hand)} {row.unit}
                  </span>
                ),
              },
              {
                title: t('items:reserved'),
                width: 96,
                align: 'right',
                render: (_, row) => (row.there.reserved === 0 ? '' : formatQuantity(row.there.reserved)),
              },
              {
                title: t('items:free'),
                width: 72,
                align: 'right',
                render: (_, row) => (
                  <strong className={row.free < 0 ? styles.low : styles.numbers}>
                    {formatQuantity(row.free)}
                  </strong>
                ),
              },
              {
                title: t('items:on_order'),
                width: 96,
                align: 'right',
                render: (_, row) =>
                  row.there.on_order > 0 && (
                    <>
                      {formatQuantity(row.there.on_order)}
                      {row.there.expected_on && (
                        <span className={styles.second}>
                          <DayText day={row.there.expected_on} />
                        </span>
                      )}
                    </>
                  ),
              },
              { title: t('items:field.bin_id'), width: 88, ellipsis: true, render: (_, row) => row.bin_code },
            ]}
          />
        )}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button
              data-testid="items-more"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('items:more')}
            </Button>
          </div>
        )}
      </Panel>
      {pricing && <PriceDialog onClose={() => setPricing(false)} />}
    </>
  );
}
