import type { StockWarning, StockWarningKind } from '@bindings';
import type { TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { formatQuantity } from '../../../i18n/amounts';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Money } from '../../../kit/Money';
import { PlateBadge } from '../../../kit/PlateBadge';
import { Quiet } from '../../../kit/Quiet';

type Columns = NonNullable<TableProps<StockWarning>['columns']>;

/** Where a warning is put right: on the visit it is about, and of the others at the part. */
export const wayTo = (row: StockWarning): string =>
  row.work_order_id === null ? `/store/items/${row.part_id}` : `/visits/${row.work_order_id}`;

const counted = (thousandths: number, unit: string) => `${formatQuantity(thousandths)} ${unit}`.trim();

/** What is told of a kind beside the part itself. */
export function columnsOf(t: TFunction, kind: StockWarningKind): Columns {
  const name = (key: string) => t(`warnings:column.${key}`);
  const quantity = (title: string, pick: (row: StockWarning) => number): Columns[number] => ({
    title,
    width: 110,
    align: 'right',
    render: (_, row) => counted(pick(row), row.unit),
  });
  const since = (title: string): Columns[number] => ({
    title,
    width: 120,
    render: (_, row) => <DateTimeText at={row.since} />,
  });
  const money = (title: string, pick: (row: StockWarning) => number | null): Columns[number] => ({
    title,
    width: 110,
    align: 'right',
    render: (_, row) => <Money fen={pick(row)} />,
  });
  const bin: Columns[number] = {
    title: name('bin'),
    width: 110,
    ellipsis: true,
    render: (_, row) => row.bin_code,
  };
  const batch: Columns[number] = {
    title: name('batch'),
    width: 130,
    ellipsis: true,
    render: (_, row) => row.batch_number,
  };
  const coming: Columns[number] = {
    title: name('coming'),
    width: 170,
    render: (_, row) =>
      row.coming > 0 ? (
        <>
          {counted(row.coming, row.unit)} {row.expected_on && <DayText day={row.expected_on} />}
        </>
      ) : (
        <Quiet>{t('warnings:nothing_ordered')}</Quiet>
      ),
  };
  const visit: Columns[number] = {
    title: name('visit'),
    width: 150,
    render: (_, row) => <PlateBadge plate={row.plate} size="small" />,
  };
  const promised: Columns[number] = {
    title: name('promised'),
    width: 120,
    render: (_, row) => <DateTimeText at={row.promised_at} />,
  };
  const part: Columns = [
    { title: name('code'), width: 150, ellipsis: true, render: (_, row) => row.code },
    { title: name('name'), ellipsis: true, render: (_, row) => row.name },
  ];
  const of: Record<StockWarningKind, Columns> = {
    negative: [quantity(name('there'), (row) => row.quantity), bin, since(name('out'))],
    short_for_visit: [
      visit,
      promised,
      quantity(name('needed'), (row) => row.bound),
      quantity(name('lacks'), (row) => row.quantity),
      coming,
    ],
    below_minimum: [
      quantity(name('there'), (row) => row.quantity),
      quantity(name('minimum'), (row) => row.bound),
      coming,
      since(name('out')),
    ],
    shelf_life: [
      batch,
      { title: name('ends'), width: 120, render: (_, row) => <DayText day={row.day} /> },
      quantity(name('there'), (row) => row.quantity),
      bin,
    ],
    quarantined: [quantity(name('there'), (row) => row.quantity), bin, batch, since(name('waits'))],
    price_rose: [
      visit,
      money(name('quoted'), (row) => row.quoted),
      money(name('cost_now'), (row) => row.cost),
      money(name('price_now'), (row) => row.price),
      since(name('rose')),
    ],
    no_movement: [
      quantity(name('there'), (row) => row.quantity),
      money(name('worth'), (row) => row.cost),
      bin,
      since(name('moved')),
    ],
    too_much: [
      quantity(name('there'), (row) => row.quantity),
      quantity(name('maximum'), (row) => row.bound),
      money(name('worth'), (row) => row.cost),
      since(name('in')),
    ],
  };
  return [...part, ...of[kind]];
}
