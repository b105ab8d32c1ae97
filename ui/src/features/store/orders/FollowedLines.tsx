import type { PurchaseLineShown } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import styles from './Orders.module.css';
import { Cars, Expected, PartCell, unitsSaid } from './said';

interface FollowedLinesProps {
  lines: readonly PurchaseLineShown[];
  canMove: boolean;
  canClose: boolean;
  onMove: (line: PurchaseLineShown) => void;
  onClose: (line: PurchaseLineShown) => void;
}

/** The lines of an order that was sent: what came, when the rest is expected, and which cars wait for it. */
export function FollowedLines({ lines, canMove, canClose, onMove, onClose }: FollowedLinesProps) {
  const { t } = useTranslation();
  return (
    <QuietTable<PurchaseLineShown>
      rowKey="id"
      dataSource={[...lines]}
      tableLayout="fixed"
      onRow={(line) => ({ 'data-testid': `line-${line.part.code}` }) as object}
      empty={<EmptyState>{t('purchasing:order.no_lines')}</EmptyState>}
      columns={[
        { title: t('purchasing:part'), render: (_, line) => <PartCell part={line.part} /> },
        {
          title: t('purchasing:bought'),
          width: 116,
          render: (_, line) => unitsSaid(t, line, line.part.counted_in),
        },
        {
          title: t('purchasing:order.received'),
          width: 96,
          render: (_, line) => (
            <span className={styles.cell}>
              <span>{`${formatQuantity(line.received)} ${line.part.counted_in}`}</span>
              {line.closed ? (
                <Quiet>{t('purchasing:order.line_closed')}</Quiet>
              ) : (
                line.open > 0 && (
                  <Quiet>{t('purchasing:order.still_open', { open: formatQuantity(line.open) })}</Quiet>
                )
              )}
            </span>
          ),
        },
        {
          title: t('purchasing:order.expected'),
          width: 168,
          render: (_, line) =>
            line.open > 0 ? <Expected on={line.expected} lateSince={line.late_since} /> : <Quiet>–</Quiet>,
        },
        {
          title: t('purchasing:order.cars'),
          width: 132,
          render: (_, line) => (
            <span className={styles.cars}>
              {line.car && <Cars cars={[line.car]} />}
              <Cars cars={line.waiting.filter((one) => one.work_order_id !== line.car?.work_order_id)} />
              {line.open > 0 && line.waiting.length > 0 && (
                <Tag color="red">{t('purchasing:order.waiting')}</Tag>
              )}
            </span>
          ),
        },
        {
          title: t('purchasing:price'),
          width: 96,
          align: 'right',
          render: (_, line) => <Money fen={line.buying_price} />,
        },
        {
          title: t('purchasing:amount'),
          width: 110,
          align: 'right',
          render: (_, line) => <Money fen={line.line_amount} />,
        },
        {
          width: 126,
          render: (_, line) =>
            line.open > 0 && (
              <span className={styles.cars}>
                {canMove && (
                  <ActionButton
                    label={t('purchasing:order.move')}
                    size="small"
                    opens
                    testId={`line-${line.part.code}-move`}
                    onAct={() => onMove(line)}
                  />
                )}
                {canClose && (
                  <ActionButton
                    label={t('purchasing:order.close_line')}
                    size="small"
                    opens
                    testId={`line-${line.part.code}-close`}
                    onAct={() => onClose(line)}
                  />
                )}
              </span>
            ),
        },
      ]}
    />
  );
}
