import type { LoanRow, LoanUnitRow } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Phone } from '../../../kit/Phone';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import { LendDialog } from './LendDialog';
import styles from './Loans.module.css';
import { UnitDialog } from './UnitDialog';

const views = ['out', 'back'] as const;

/** What the shop lends, who has it, and what came back. */
export default function LoansPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('list_loan_units', {});
  const [edited, setEdited] = useState<LoanUnitRow | 'new'>();
  const [lending, setLending] = useState<LoanUnitRow>();
  return (
    <>
      <PageHeader
        title={t('loans:title')}
        actions={
          <>
            <ListOut kind="loan_list" />
            {data?.may_keep && (
              <ActionButton
                label={t('loans:unit.add')}
                hotkey="F4"
                opens
                testId="loan-unit-add"
                onAct={() => setEdited('new')}
              />
            )}
          </>
        }
      />
      <Stack gap={16}>
        <Loans />
        <Panel title={t('loans:units')} count={data?.units.length ?? 0} testId="loan-units">
          <RefusalAlert refusal={error} />
          {!data && !error && <Skeleton active />}
          {data && <Units rows={data.units} mayKeep={data.may_keep} onLend={setLending} onEdit={setEdited} />}
        </Panel>
      </Stack>
      {edited && (
        <UnitDialog unit={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {lending && <LendDialog unit={lending} onClose={() => setLending(undefined)} />}
    </>
  );
}

function Loans() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [view, setView] = useState<(typeof views)[number]>('out');
  const { data, error } = useRead('list_loans', { back: view === 'back' });
  return (
    <Panel title={t('loans:list')} testId="loans">
      <div className={styles.bar}>
        <Choice
          value={view}
          codes={views}
          word={(code) => t(`loans:view.${code}`)}
          onChange={setView}
          label={t('loans:list')}
          testId="loans-view"
        />
      </div>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <QuietTable<LoanRow>
          rowKey="id"
          dataSource={data.loans}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/store/loans/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `loan-${row.number}` }) as object}
          empty={<EmptyState>{t(`loans:none.${view}`)}</EmptyState>}
          columns={[
            { title: t('loans:number'), width: 160, render: (_, row) => row.number },
            { title: t('loans:unit.name'), ellipsis: true, render: (_, row) => row.unit_name },
            { title: t('loans:customer'), width: 130, ellipsis: true, render: (_, row) => row.customer_name },
            {
              title: t('loans:phone'),
              width: 140,
              render: (_, row) => row.customer_phone && <Phone number={row.customer_phone} />,
            },
            { title: t('loans:order'), width: 160, render: (_, row) => row.order_number },
            {
              title: view === 'out' ? t('loans:due_on') : t('loans:back_at'),
              width: 150,
              render: (_, row) =>
                row.back_at ? (
                  <DateTimeText at={row.back_at} />
                ) : (
                  <span className={row.is_late ? styles.over : undefined}>
                    <DayText day={row.due_on} />
                    {row.is_late && ` ${t('loans:late')}`}
                  </span>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

interface UnitsProps {
  rows: readonly LoanUnitRow[];
  mayKeep: boolean;
  onLend: (row: LoanUnitRow) => void;
  onEdit: (row: LoanUnitRow) => void;
}

function Units({ rows, mayKeep, onLend, onEdit }: UnitsProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <QuietTable<LoanUnitRow>
      rowKey="id"
      dataSource={[...rows]}
      tableLayout="fixed"
      onRow={(row) => ({ 'data-testid': `loan-unit-${row.id}` }) as object}
      empty={<EmptyState>{t('loans:no_units')}</EmptyState>}
      columns={[
        { title: t('loans:unit.kind'), width: 110, render: (_, row) => word('loan_unit_kind', row.kind) },
        {
          title: t('loans:unit.name'),
          ellipsis: true,
          render: (_, row) => (
            <>
              {row.name} <Quiet>{[row.plate, row.part_name].filter(Boolean).join(' · ')}</Quiet>
            </>
          ),
        },
        { title: t('loans:condition'), ellipsis: true, render: (_, row) => row.condition },
        {
          title: t('loans:stands'),
          width: 180,
          render: (_, row) => {
            if (row.out)
              return (
                <span className={row.out.is_late ? styles.over : undefined}>
                  {t('loans:with', { name: row.out.customer_name })}
                </span>
              );
            return row.active ? t('loans:here') : <Quiet>{t('loans:retired')}</Quiet>;
          },
        },
        {
          title: '',
          width: 170,
          render: (_, row) => (
            <>
              {row.active && !row.out && (
                <ActionButton
                  label={t('loans:lend.open')}
                  size="small"
                  opens
                  testId={`lend-${row.id}`}
                  onAct={() => onLend(row)}
                />
              )}{' '}
              {mayKeep && (
                <ActionButton
                  label={t('loans:unit.edit')}
                  size="small"
                  opens
                  testId={`edit-unit-${row.id}`}
                  onAct={() => onEdit(row)}
                />
              )}
            </>
          ),
        },
      ]}
    />
  );
}
