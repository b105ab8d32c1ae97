import { PrinterOutlined } from '@ant-design/icons';
import { type CarAtRisk, type OrderListed, UNAUTHORISED_STAGES } from '@bindings';
import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { ComebackTag } from '../../kit/ComebackTag';
import { useNow } from '../../kit/clock';
import { DateTimeText } from '../../kit/DateTimeText';
import { lateness } from '../../kit/lateness';
import { Money } from '../../kit/Money';
import { PlateBadge } from '../../kit/PlateBadge';
import { RiskMark } from '../../kit/RiskMark';
import styles from './Lists.module.css';

type Columns = NonNullable<TableProps<OrderListed>['columns']>;

/** What the list says of an order; who is handed the sheet prints it again from here. */
export function useOrderColumns(
  onPrint: ((order: OrderListed) => void) | undefined,
  atRisk: ReadonlyMap<number, CarAtRisk>,
): Columns {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const columns: Columns = [
    {
      title: t('lists:came'),
      width: 138,
      render: (_, order) => (
        <>
          <DateTimeText at={order.checked_in_at} />
          <span className={styles.second}>{order.number}</span>
        </>
      ),
    },
    {
      title: t('lists:car'),
      width: 138,
      render: (_, order) => (
        <>
          <PlateBadge plate={order.plate} colour={order.plate_colour} size="small" />
          <span className={styles.second}>{`${order.make} ${order.model}`.trim()}</span>
        </>
      ),
    },
    {
      title: t('lists:matter'),
      ellipsis: true,
      render: (_, order) => (
        <>
          <ComebackTag lines={order.comeback_lines} />
          {order.symptom}
          <span className={styles.second}>
            {order.customer_name} · {word('repair_kind', order.repair_kind)}
          </span>
        </>
      ),
    },
    {
      title: t('lists:stage'),
      width: 142,
      render: (_, order) => {
        const stands = lateness(order, now);
        return (
          <>
            {word('stage', order.stage)}
            {stands !== 'calm' && (
              <span className={`${styles.second} ${styles[stands]}`} data-lateness={stands}>
                <DateTimeText at={order.promised_at} />
              </span>
            )}
            {atRisk.has(order.id) && (
              <span className={styles.second}>
                <RiskMark promise={atRisk.get(order.id)} />
              </span>
            )}
          </>
        );
      },
    },
    {
      title: t('lists:people'),
      width: 118,
      ellipsis: true,
      render: (_, order) => (
        <>
          {order.advisor_name}
          <span className={styles.second}>{order.technicians}</span>
        </>
      ),
    },
    {
      title: t('lists:total'),
      width: 104,
      align: 'right',
      // Before the customer has said yes to anything a sum would read as a price.
      render: (_, order) =>
        UNAUTHORISED_STAGES.includes(order.stage) && !order.total ? '–' : <Money fen={order.total} />,
    },
    {
      title: t('lists:unpaid'),
      width: 104,
      align: 'right',
      render: (_, order) => order.unpaid !== 0 && <Money fen={order.unpaid} owed />,
    },
  ];
  if (onPrint) {
    columns.push({
      title: '',
      width: 52,
      onCell: () => ({ onClick: (event) => event.stopPropagation() }),
      render: (_, order) =>
        order.settlement_id !== null && (
          <ActionButton
            label={t('lists:orders.print', { number: order.number })}
            icon={<PrinterOutlined />}
            iconOnly
            size="small"
            opens
            testId={`order-print-${order.id}`}
            onAct={() => onPrint(order)}
          />
        ),
    });
  }
  return columns;
}
