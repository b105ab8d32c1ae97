import type { CounterSaleRow, SoldAtCounter } from '@bindings';
import { App, Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useRead, useReadPages } from '../../../api/read';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { DateTimeText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { basisOf, priceLabel } from '../../../kit/priceBasis';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { type ChosenCustomer, CustomerPicker } from '../../customers/CustomerPicker';
import { CartTable } from './CartTable';
import { atListPrices, type CartLine, exchangeOf, wantedOf, withPart } from './cart';
import { PayDialog } from './PayDialog';
import styles from './Sales.module.css';
import { ScanPart } from './ScanPart';

/** The counter: scanned, scanned, paid; below it what was sold of late. */
export default function SalesPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('sales:title')}>
        <Link to="/store/sales/cores">{t('sales:core.open')}</Link>
      </PageHeader>
      <Stack gap={16}>
        <Counter />
        <Sold />
      </Stack>
    </>
  );
}

function Counter() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const exchange = exchangeOf(useLocation().state);
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const [cart, setCart] = useState<readonly CartLine[]>([]);
  const [customer, setCustomer] = useState<ChosenCustomer>();
  const [paying, setPaying] = useState(false);
  const lines = wantedOf(cart, basis);
  const { data: quote, error } = useRead(
    'quote_counter_sale',
    { ...(customer ? { customer_id: customer.id } : {}), lines },
    { placeholderData: (before) => before },
  );
  useEffect(() => {
    if (quote) setCart((before) => atListPrices(before, quote.lines));
  }, [quote]);
  const shown = lines.length > 0 ? quote : undefined;
  const short = shown?.lines.some((line) => line.is_short) ?? false;
  const missing = [
    ...(lines.length === 0 ? [t('sales:nothing')] : []),
    ...(short ? [t('sales:short_some')] : []),
  ];
  const sold = ({ id, number, change }: SoldAtCounter) => {
    const back = fenOf(change);
    message.success(
      back > 0 ? t('sales:sold_change', { number, change: formatMoney(back) }) : t('sales:sold', { number }),
    );
    navigate(`/store/sales/${id}`);
  };
  return (
    <Panel title={t('sales:counter')} testId="sale-counter">
      <Stack gap={12}>
        {exchange && <Alert type="info" showIcon title={t('sales:exchanging', { ...exchange })} />}
        <div style={{ padding: '12px 16px 0' }}>
          <ScanPart onPart={(line) => setCart((before) => withPart(before, line))} />
        </div>
        <RefusalAlert refusal={error} />
        <CartTable
          cart={cart}
          quote={shown}
          priceTitle={priceLabel(t, t('sales:price'), basis)}
          onType={(part, patch) =>
            setCart(cart.map((line) => (line.part === part ? { ...line, ...patch } : line)))
          }
          onRemove={(part) => setCart(cart.filter((line) => line.part !== part))}
        />
        <div className={styles.sum}>
          <div style={{ minWidth: 260, marginRight: 'auto' }}>
            <CustomerPicker
              chosen={customer}
              onChoose={setCustomer}
              label={t('sales:customer')}
              testId="sale-customer"
            />
          </div>
          {shown && (
            <>
              <Quiet>
                {t('sales:tax_within', {
                  net: formatMoney(fenOf(shown.net)),
                  tax: formatMoney(fenOf(shown.tax)),
                })}
              </Quiet>
              <span>{t('sales:total')}</span>
              <Money fen={shown.total} inline strong />
              {fenOf(shown.core) > 0 && (
                <>
                  <span>{t('sales:core.title')}</span>
                  <Money fen={shown.core} inline strong />
                </>
              )}
            </>
          )}
          <ActionButton
            label={t('sales:pay')}
            hotkey="F8"
            primary
            opens
            missing={missing}
            testId="sale-pay-open"
            onAct={() => setPaying(true)}
          />
        </div>
      </Stack>
      {paying && shown && (
        <PayDialog
          cart={cart}
          quote={shown}
          customer={customer?.id}
          exchange={exchange}
          onSold={sold}
          onClose={() => setPaying(false)}
        />
      )}
    </Panel>
  );
}

function Sold() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useReadPages('list_counter_sales', { before: null }, ({ more, sales }) => {
    const last = sales.at(-1);
    return more && last ? { before: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.sales);
  return (
    <Panel title={t('sales:list')} testId="sales">
      <RefusalAlert refusal={list.error} />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <QuietTable<CounterSaleRow>
          rowKey="id"
          dataSource={rows}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/store/sales/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `sale-${row.number}` }) as object}
          empty={<EmptyState>{t('sales:none')}</EmptyState>}
          columns={[
            { title: t('sales:number'), width: 170, render: (_, row) => row.number },
            { title: t('sales:sold_at'), width: 140, render: (_, row) => <DateTimeText at={row.sold_at} /> },
            { title: t('sales:parts'), ellipsis: true, render: (_, row) => row.names },
            {
              title: t('sales:buyer'),
              width: 150,
              ellipsis: true,
              render: (_, row) => row.buyer_name || <Quiet>{t('sales:anybody')}</Quiet>,
            },
            { title: t('sales:sold_by'), width: 100, ellipsis: true, render: (_, row) => row.sold_by_name },
            {
              title: t('sales:total'),
              width: 110,
              align: 'right',
              render: (_, row) => <Money fen={row.total} strong />,
            },
            {
              title: t('sales:account.owed'),
              width: 110,
              align: 'right',
              render: (_, row) => (fenOf(row.on_account) > 0 ? <Money fen={row.on_account} owed /> : null),
            },
            {
              title: t('sales:returned'),
              width: 110,
              align: 'right',
              render: (_, row) => (fenOf(row.returned) > 0 ? <Money fen={row.returned} /> : null),
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button
            data-testid="sales-more"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('sales:more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
