import type { QueueRow } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/read';
import { payerWords } from '../../i18n/claim';
import { formatDay, shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Columns } from '../../kit/Columns';
import { byUrgency, carRow } from '../../kit/carRow';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { OpenCustomerScreen } from './OpenCustomerScreen';
import styles from './Page.module.css';
import { ShiftBar } from './shift/ShiftBar';
import { shared } from './takings';

/** The till: what is to be billed, what is to be collected, what was taken today. */
export default function CashierPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { data, error } = useRead('cashier_home', {});
  const open = ({ id }: { id: number }) => navigate(`/visits/${id}`);
  const rows = (cars: readonly QueueRow[]) =>
    byUrgency(cars).map((car) => ({
      ...carRow(car),
      detail: [car.make, car.model].filter(Boolean).join(' '),
      since: car.promised_at === null ? car.stage_since : undefined,
      aside: (
        <span className={styles.amount}>
          <Money fen={car.total} strong />
        </span>
      ),
    }));

  return (
    <>
      <PageHeader title={t('cashier:title')} actions={<OpenCustomerScreen />}>
        <Quiet>{formatDay(t, shopToday(), true)}</Quiet>
      </PageHeader>
      <ShiftBar />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Columns widths="minmax(0, 1.7fr) minmax(280px, 1fr)" below={900}>
          <Stack gap={16}>
            <Panel title={t('cashier:to_collect')} count={data.to_collect.length} testId="panel-to-collect">
              <QueueList
                label={t('cashier:to_collect')}
                empty={<Nothing>{t('cashier:empty.to_collect')}</Nothing>}
                onOpen={open}
                rows={rows(data.to_collect)}
              />
            </Panel>
            <Panel title={t('cashier:to_bill')} count={data.to_bill.length} testId="panel-to-bill">
              <QueueList
                label={t('cashier:to_bill')}
                empty={<Nothing>{t('cashier:empty.to_bill')}</Nothing>}
                onOpen={open}
                rows={rows(data.to_bill)}
              />
            </Panel>
            {data.left_open.length > 0 && (
              <Panel title={t('cashier:left_open')} count={data.left_open.length} testId="panel-left-open">
                <Nothing>{t('cashier:left_open_explained')}</Nothing>
                <QueueList
                  label={t('cashier:left_open')}
                  empty={null}
                  onOpen={open}
                  rows={data.left_open.map((car) => ({
                    ...carRow(car),
                    detail: [car.make, car.model].filter(Boolean).join(' '),
                    // Since when it is open nobody keeps; what was on the bill says nothing of what is open.
                    since: undefined,
                    promised: undefined,
                    aside: (
                      <>
                        {word('stage', car.stage)} <DateTimeText at={car.stage_since} />
                      </>
                    ),
                  }))}
                />
              </Panel>
            )}
            {data.bookings_to_give_back.length > 0 && (
              <Panel
                title={t('cashier:to_give_back')}
                count={data.bookings_to_give_back.length}
                testId="panel-to-give-back"
              >
                <QueueList
                  label={t('cashier:to_give_back')}
                  empty={null}
                  onOpen={({ id }) => navigate(`/bookings/${id}`)}
                  rows={data.bookings_to_give_back.map((booking) => ({
                    id: booking.id,
                    plate: booking.plate,
                    title: booking.contact_name,
                    detail: (
                      <>
                        {booking.number} · <DateTimeText at={booking.starts_at} />
                      </>
                    ),
                    aside: (
                      <span className={styles.amount}>
                        <Money fen={booking.deposit} strong />
                      </span>
                    ),
                  }))}
                />
              </Panel>
            )}
            <Panel
              title={t('cashier:on_account')}
              count={data.on_account.length + data.sales_on_account.length}
              testId="panel-on-account"
              extra={
                data.on_account.length + data.sales_on_account.length > 0 && (
                  <Money fen={data.owed_on_account} strong owed />
                )
              }
            >
              <QueueList
                label={t('cashier:on_account')}
                empty={
                  data.sales_on_account.length === 0 && <Nothing>{t('cashier:empty.on_account')}</Nothing>
                }
                onOpen={(row) => {
                  const sheet = data.on_account.find((one) => one.settlement_id === row.id);
                  if (sheet) navigate(`/visits/${sheet.work_order_id}?collect=${sheet.settlement_id}`);
                }}
                rows={data.on_account.map((sheet) => ({
                  id: sheet.settlement_id,
                  plate: sheet.plate,
                  plateColour: sheet.plate_colour,
                  title:
                    sheet.payer === 'customer'
                      ? sheet.payer_name || sheet.customer_name
                      : payerWords(t, word, sheet),
                  detail: (
                    <>
                      {sheet.payer !== 'customer' && `${sheet.customer_name} · `}
                      {sheet.settlement_number} · <DateTimeText at={sheet.since} />
                    </>
                  ),
                  aside: (
                    <span className={styles.amount}>
                      <Money fen={sheet.on_account} strong owed />
                    </span>
                  ),
                }))}
              />
              {data.sales_on_account.length > 0 && (
                <QueueList
                  label={t('cashier:sales_on_account')}
                  empty={null}
                  onOpen={(row) => {
                    const sale = data.sales_on_account.find((one) => one.counter_sale_id === row.id);
                    if (sale) navigate(`/accounts/one?payer=customer&customer=${sale.customer_id}`);
                  }}
                  rows={data.sales_on_account.map((sale) => ({
                    id: sale.counter_sale_id,
                    title: sale.customer_name,
                    detail: (
                      <>
                        {sale.sale_number} · <DateTimeText at={sale.since} />
                      </>
                    ),
                    aside: (
                      <span className={styles.amount}>
                        <Money fen={sale.on_account} strong owed />
                      </span>
                    ),
                  }))}
                />
              )}
            </Panel>
          </Stack>
          <Panel title={t('cashier:takings')} testId="panel-takings">
            <p className={styles.total}>
              <span>{t('cashier:taken_today')}</span>
              <strong data-testid="taken-today">
                <Money fen={data.taken_today} inline strong />
              </strong>
            </p>
            {data.cash_after_count && <Nothing>{t('cashier:cash_after_count')}</Nothing>}
            {data.takings.length === 0 ? (
              // Cash may have come and is not told of before it is counted.
              !data.cash_after_count && <Nothing>{t('cashier:empty.takings')}</Nothing>
            ) : (
              <table className={styles.takings}>
                <thead>
                  <tr>
                    <th>{t('cashier:means')}</th>
                    <th>{t('cashier:count')}</th>
                    <th>{t('cashier:amount')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shared(data.takings).map((taken) => (
                    <tr key={taken.means}>
                      <td>
                        {word('payment_means', taken.means)}
                        <span className={styles.bar}>
                          <i style={{ width: `${taken.percent}%` }} />
                        </span>
                      </td>
                      <td>{taken.count}</td>
                      <td>
                        <Money fen={taken.amount} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Panel>
        </Columns>
      )}
    </>
  );
}
