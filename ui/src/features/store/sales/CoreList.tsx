import type { CoreShown } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatQuantity } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Money } from '../../../kit/Money';
import { Nothing } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { GiveCoreDialog } from './GiveCoreDialog';
import { KeepCoreDialog } from './KeepCoreDialog';
import styles from './Sales.module.css';

interface CoreListProps {
  rows: readonly CoreShown[];
  empty: string;
  /** On the page of what they were taken for it needs no name. */
  withDocument?: boolean;
}

/** Deposits on old parts: what is held of each until when, and what became of it. */
export function CoreList({ rows, empty, withDocument = false }: CoreListProps) {
  const { t } = useTranslation();
  const word = useWords();
  const [open, setOpen] = useState<{ id: number; does: 'give' | 'keep' }>();
  const chosen = rows.find((row) => row.id === open?.id);
  const close = () => setOpen(undefined);
  return (
    <>
      <QuietTable<CoreShown>
        rowKey="id"
        dataSource={rows}
        tableLayout="fixed"
        empty={<Nothing>{empty}</Nothing>}
        columns={[
          {
            title: t('sales:part'),
            render: (_, row) => (
              <>
                {row.name} <Quiet>{[row.code, row.payer_name].filter(Boolean).join(' · ')}</Quiet>
              </>
            ),
          },
          ...(withDocument
            ? [
                {
                  title: t('sales:core.document'),
                  width: 160,
                  render: (_: unknown, row: CoreShown) => (
                    <Link
                      to={
                        row.counter_sale_id === null
                          ? `/visits/${row.work_order_id}`
                          : `/store/sales/${row.counter_sale_id}`
                      }
                    >
                      {row.document}
                    </Link>
                  ),
                },
              ]
            : []),
          {
            title: t('sales:core.to_come'),
            width: 96,
            render: (_, row) => `${formatQuantity(row.to_come)} ${row.unit}`,
          },
          {
            title: t('sales:core.due_on'),
            width: 130,
            render: (_, row) => (
              <span className={row.is_late ? styles.over : undefined}>
                <DayText day={row.due_on} />
                {row.is_late && ` ${t('sales:core.late')}`}
              </span>
            ),
          },
          {
            title: t('sales:core.moved'),
            render: (_, row) =>
              row.movements
                .filter((one) => one.kind !== 'taken')
                .map((one) => (
                  <div key={one.id}>
                    {word('core_movement_kind', one.kind)} <Money fen={one.amount} inline />{' '}
                    <Quiet>
                      <DateTimeText at={one.at} /> {one.reason}
                    </Quiet>
                  </div>
                )),
          },
          {
            title: t('sales:core.balance'),
            width: 110,
            align: 'right',
            render: (_, row) => <Money fen={row.balance} strong />,
          },
          {
            title: '',
            width: 150,
            render: (_, row) => (
              <span className={styles.acts}>
                {row.may_give_back && (
                  <ActionButton
                    label={t('sales:core.give')}
                    size="small"
                    opens
                    testId={`core-give-${row.id}`}
                    onAct={() => setOpen({ id: row.id, does: 'give' })}
                  />
                )}
                {row.may_keep && (
                  <ActionButton
                    label={t('sales:core.keep')}
                    size="small"
                    danger
                    opens
                    testId={`core-keep-${row.id}`}
                    onAct={() => setOpen({ id: row.id, does: 'keep' })}
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      {chosen && open?.does === 'give' && <GiveCoreDialog core={chosen} onClose={close} />}
      {chosen && open?.does === 'keep' && <KeepCoreDialog core={chosen} onClose={close} />}
    </>
  );
}
