import type { Payment, SoldLine } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { paperOf, useIsHanded } from '../../../api/documents';
import { useRead } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText } from '../../../kit/DateTimeText';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Nothing, Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { ReceiptButton } from '../../../kit/ReceiptButton';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { receiptOf } from '../../../kit/receiptOf';
import { Stack } from '../../../kit/Stack';
import { CoreList } from './CoreList';
import { ReturnDialog } from './ReturnDialog';
import { SaleInvoices } from './SaleInvoices';
import styles from './Sales.module.css';

/** One sale: what was sold, what came back, its money and its papers. */
export default function SalePage() {
  const { t } = useTranslation();
  const word = useWords();
  const id = Number(useParams().id);
  const isHanded = useIsHanded('receipt');
  const { data: page, error } = useRead('get_counter_sale', { id });
  const [shown, setShown] = useState<Payment>();
  const [back, setBack] = useState(false);
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { sale, lines, returns, payments, people, cores } = page;
  const ofCores = cores.flatMap((core) => core.payments);
  const money = [...payments, ...ofCores].sort((a, b) => a.id - b.id);
  const first = money[0];
  return (
    <>
      <PageHeader
        title={sale.number}
        actions={
          <>
            {isHanded && first && (
              <ActionButton
                label={t('sales:receipt')}
                hotkey="F7"
                opens
                testId="sale-receipt"
                onAct={() => setShown(receiptOf(money, first))}
              />
            )}
            {page.may_take_back && (
              <ActionButton
                label={t('sales:back.open')}
                danger
                opens
                testId="sale-back-open"
                onAct={() => setBack(true)}
              />
            )}
          </>
        }
      >
        {sale.customer_id === null ? (
          <Quiet>{t('sales:anybody')}</Quiet>
        ) : (
          <Link to={`/customers/${sale.customer_id}`}>{sale.buyer_name}</Link>
        )}
        <Link to="/store/sales">{t('sales:to_counter')}</Link>
      </PageHeader>
      <Stack gap={16}>
        <Panel title={t('sales:facts')} padded>
          <Facts gap="10px 20px">
            <Fact label={t('sales:total')}>
              <Money fen={sale.total} inline strong />
            </Fact>
            <Fact label={t('sales:net')}>
              <Money fen={sale.net} inline />
            </Fact>
            <Fact label={t('sales:tax')}>
              <Money fen={sale.tax} inline />
            </Fact>
            {fenOf(page.on_account) > 0 && (
              <Fact label={t('sales:account.owed')}>
                <Money fen={page.on_account} inline strong owed />
              </Fact>
            )}
            <Fact label={t('sales:sold_at')}>
              <DateTimeText at={sale.sold_at} /> {people[sale.sold_by]}
            </Fact>
            {sale.granted_by !== null && <Fact label={t('sales:granted_by')}>{people[sale.granted_by]}</Fact>}
            {page.days_over !== null && (
              <Fact label={t('sales:back.open')}>{t('sales:back.over', { days: page.days_over })}</Fact>
            )}
          </Facts>
        </Panel>
        <Panel title={t('sales:parts')} count={lines.length} testId="sale-lines">
          <QuietTable<SoldLine>
            rowKey="id"
            dataSource={lines}
            tableLayout="fixed"
            columns={[
              {
                title: t('sales:part'),
                render: (_, row) => (
                  <>
                    {row.name}{' '}
                    <Quiet>{[row.code, row.brand, row.specification].filter(Boolean).join(' · ')}</Quiet>
                  </>
                ),
              },
              {
                title: t('sales:quantity'),
                width: 110,
                render: (_, row) => {
                  const counted = `${formatQuantity(row.quantity)} ${row.unit}`;
                  return row.sold_unit
                    ? `${formatQuantity(row.sold_quantity)} ${row.sold_unit} = ${counted}`
                    : counted;
                },
              },
              {
                title: t('sales:back.came'),
                width: 110,
                render: (_, row) => (row.left < row.quantity ? formatQuantity(row.quantity - row.left) : ''),
              },
              {
                title: t('sales:price'),
                width: 110,
                align: 'right',
                render: (_, row) => <Money fen={row.unit_price} />,
              },
              {
                title: t('sales:amount'),
                width: 110,
                align: 'right',
                render: (_, row) => <Money fen={row.amount} strong />,
              },
              ...(lines.some((line) => line.cost !== null)
                ? [
                    {
                      title: t('sales:cost'),
                      width: 110,
                      align: 'right' as const,
                      render: (_: unknown, row: SoldLine) => <Money fen={row.cost} />,
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
        <Panel title={t('sales:back.list')} count={returns.length} testId="sale-returns">
          {returns.length === 0 ? (
            <Nothing>{t('sales:back.none')}</Nothing>
          ) : (
            <ul className={styles.list}>
              {returns.map((one) => (
                <li key={one.id} className={styles.moved}>
                  <DateTimeText at={one.at} />
                  <span>
                    {one.reason} <Quiet>{people[one.person_id]}</Quiet>
                  </span>
                  <Money fen={one.amount} inline strong />
                  <span />
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {cores.length > 0 && (
          <Panel title={t('sales:core.title')} count={cores.length} testId="sale-cores">
            <CoreList rows={cores} empty={t('sales:core.none')} />
          </Panel>
        )}
        <SaleInvoices sale={sale.id} />
        <Panel title={t('sales:money')} count={money.length} testId="sale-money">
          <ul className={styles.list}>
            {money.map((payment) => (
              <li key={payment.id} className={styles.moved} data-testid={`payment-${payment.id}`}>
                <span>{payment.number}</span>
                <span>
                  {word('payment_means', payment.means)}{' '}
                  {payment.core_deposit_id !== undefined && `${t('sales:core.title')} `}
                  <Quiet>
                    <DateTimeText at={payment.at} /> {payment.reason}
                  </Quiet>
                </span>
                <Money fen={payment.amount} inline strong />
                {isHanded ? (
                  <ReceiptButton payment={payment.id} onAct={() => setShown(receiptOf(money, payment))} />
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ul>
        </Panel>
      </Stack>
      <DocumentPreview
        open={shown !== undefined}
        source={shown && paperOf('receipt', shown.id, shown.number)}
        version={shown?.id ?? 0}
        onClose={() => setShown(undefined)}
      />
      {back && fenOf(sale.total) > 0 && <ReturnDialog page={page} onClose={() => setBack(false)} />}
    </>
  );
}
