import type { Money as Amount, BuyerFigures } from '@bindings';
import { Button, type TableProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fenOf } from '../../i18n/amounts';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { BatchDialog } from './BatchDialog';
import styles from './Invoices.module.css';
import { RecordDialog } from './RecordDialog';
import type { SubjectKind } from './typed';

const nobody: BuyerFigures = { title: '', tax_number: '', is_person: false };

interface OpenRowsProps<Row> {
  title: string;
  testId: string;
  of: SubjectKind;
  rows: readonly Row[];
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  idOf: (row: Row) => number;
  numberOf: (row: Row) => string;
  /** In whose name the first of the chosen is made out, and so all of them. */
  buyerOf: (row: Row) => BuyerFigures;
  columns: NonNullable<TableProps<Row>['columns']>;
  onOpen: (row: Row) => void;
  empty?: ReactNode;
  /** What to say while nothing is chosen. */
  choose: string;
  /** Said in place of what is chosen. */
  explained?: string;
  /** To record is the first thing to do on this page. */
  primary?: boolean;
  recordId: string;
  /** Sales are asked for one by one, and no template of the bureau's is filled for them. */
  batchId?: string;
  /** What else the list can show. */
  beside?: ReactNode;
}

/** What is still to be invoiced: several are chosen, and recorded as one invoice or filled into the bureau's form. */
export function OpenRows<Row extends { left: Amount }>(props: OpenRowsProps<Row>) {
  const { of, rows, list, idOf, numberOf, onOpen, empty, explained } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [open, setOpen] = useState<'record' | 'batch'>();
  const picked = rows.filter((row) => chosen.includes(idOf(row)));
  const [first] = picked;
  const sum = picked.reduce((total, row) => total + fenOf(row.left), 0);
  const nothing = first ? [] : [{ says: props.choose }];
  const said = first ? t('invoices:list.chosen', { sheets: picked.length, amount: sum }) : explained;
  return (
    <>
      <Panel title={props.title} count={rows.length} testId={props.testId}>
        <div className={styles.bar}>
          <ActionButton
            label={t('invoices:list.record')}
            primary={props.primary ?? false}
            opens
            missing={nothing}
            testId={props.recordId}
            onAct={() => setOpen('record')}
          />
          {props.batchId !== undefined && (
            <ActionButton
              label={t('invoices:list.batch')}
              opens
              missing={nothing}
              testId={props.batchId}
              onAct={() => setOpen('batch')}
            />
          )}
          {said && <Quiet>{said}</Quiet>}
          {props.beside}
        </div>
        <QuietTable<Row>
          rowKey={idOf}
          dataSource={rows}
          tableLayout="fixed"
          onOpen={onOpen}
          rowSelection={{
            columnWidth: 44,
            selectedRowKeys: [...chosen],
            onChange: (keys) => setChosen(keys as number[]),
            getCheckboxProps: (row) => ({ 'aria-label': numberOf(row) }) as object,
            onCell: () => ({ onClick: (event) => event.stopPropagation() }),
          }}
          {...(empty !== undefined && { empty })}
          columns={props.columns}
        />
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
              {t('invoices:list.more')}
            </Button>
          </div>
        )}
      </Panel>
      <RecordDialog
        open={open === 'record' && first !== undefined}
        of={of}
        subjects={picked.map((row) => ({ id: idOf(row), number: numberOf(row), left: fenOf(row.left) }))}
        buyer={first ? props.buyerOf(first) : nobody}
        onClose={() => setOpen(undefined)}
        onDone={() => setChosen([])}
      />
      <BatchDialog
        open={open === 'batch' && first !== undefined}
        of={of}
        ids={picked.map(idOf)}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}

interface ToReverseProps<Row> {
  title: string;
  explained: string;
  testId: string;
  rows: readonly Row[];
  idOf: (row: Row) => number;
  columns: NonNullable<TableProps<Row>['columns']>;
  onOpen: (row: Row) => void;
}

/** What was invoiced, and is owed no more: a red invoice takes it back. */
export function ToReverse<Row extends object>(props: ToReverseProps<Row>) {
  const { rows } = props;
  if (rows.length === 0) return null;
  return (
    <Panel title={props.title} count={rows.length} testId={props.testId}>
      <Alert type="warning" banner title={props.explained} />
      <QuietTable<Row>
        rowKey={props.idOf}
        dataSource={rows}
        tableLayout="fixed"
        onOpen={props.onOpen}
        columns={props.columns}
      />
    </Panel>
  );
}
