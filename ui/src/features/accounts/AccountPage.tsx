import type { AgedSale, AgedSheet } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { paperOf, useIsHanded } from '../../api/documents';
import { useRead } from '../../api/read';
import { fenOf, formatMoney } from '../../i18n/amounts';
import { claimWords } from '../../i18n/claim';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { DateTimeText } from '../../kit/DateTimeText';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { CollectDialog } from './CollectDialog';
import { debtorOf, nameOf } from './debtor';
import { Ledger } from './Ledger';
import { Limit } from './Limit';
import { LimitDialog } from './LimitDialog';

/** One payer's sheets and sales on account, and the payment over them. */
export default function AccountPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const debtor = debtorOf(query);
  const { data, error } = useRead('account_of', { debtor });
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [chosenSales, setChosenSales] = useState<readonly number[]>([]);
  const [open, setOpen] = useState(false);
  const [change, setChange] = useState(0);
  const [receipt, setReceipt] = useState<{ id: number; number: string }>();
  const isHanded = useIsHanded('receipt');
  const sheets = data?.sheets ?? [];
  // What another till collected meanwhile is chosen no more.
  const picked = sheets.filter((sheet) => chosen.includes(sheet.settlement_id));
  const sales = data?.sales ?? [];
  const pickedSales = sales.filter((sale) => chosenSales.includes(sale.counter_sale_id));
  const isPicked = picked.length + pickedSales.length > 0;
  const due = (isPicked ? [...picked, ...pickedSales] : [...sheets, ...sales]).reduce(
    (total, one) => total + fenOf(one.on_account),
    0,
  );
  const name = data ? nameOf({ ...debtor, name: data.name }, word) : '';
  const [limits, setLimits] = useState(false);
  const opened = useLocation().state as { statement?: { id: number; number: string } } | null;
  return (
    <>
      <PageHeader
        title={name || t('accounts:title')}
        actions={
          <Buttons>
            <Button data-testid="accounts-back" onClick={() => navigate('/accounts')}>
              {t('accounts:back')}
            </Button>
            {data?.may_set_limit && (
              <ActionButton
                label={t('accounts:limit.open')}
                opens
                testId="limit-open"
                onAct={() => setLimits(true)}
              />
            )}
            {sheets.length + sales.length > 0 && (
              <ActionButton
                label={t('accounts:collect')}
                primary
                opens
                hotkey="F10"
                testId="account-collect"
                onAct={() => {
                  setChange(0);
                  setOpen(true);
                }}
              />
            )}
          </Buttons>
        }
      >
        {data?.account && (
          <Quiet>
            {t('accounts:owed')} <Money fen={data.account.owed} inline strong owed />
            {' · '}
            {t('accounts:overdue')} <Money fen={data.account.overdue} inline strong />
          </Quiet>
        )}
        {data?.room && <Limit room={data.room} />}
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {change > 0 && (
          <Alert
            type="success"
            showIcon
            data-testid="account-change-given"
            title={t('visits:payment.change_given', { amount: formatMoney(change) })}
          />
        )}
        {!data && !error && <Skeleton active />}
        {data && (
          <Panel title={t('accounts:sheets')} count={sheets.length} testId="panel-account">
            <QuietTable<AgedSheet>
              rowKey="settlement_id"
              dataSource={sheets}
              tableLayout="fixed"
              onOpen={(sheet) => navigate(`/visits/${sheet.work_order_id}`)}
              rowSelection={{
                columnWidth: 44,
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys as number[]),
                getCheckboxProps: (sheet) => ({ 'aria-label': sheet.settlement_number }) as object,
                onCell: () => ({ onClick: (event) => event.stopPropagation() }),
              }}
              empty={<EmptyState>{t('accounts:empty')}</EmptyState>}
              columns={[
                { title: t('accounts:sheets'), width: 160, dataIndex: 'settlement_number' },
                {
                  title: t('accounts:car'),
                  width: 130,
                  render: (_, sheet) => (
                    <PlateBadge plate={sheet.plate} colour={sheet.plate_colour} size="small" />
                  ),
                },
                {
                  title: t('accounts:customer'),
                  ellipsis: true,
                  render: (_, sheet) =>
                    [sheet.customer_name, claimWords(t, sheet)].filter(Boolean).join(' · '),
                },
                {
                  title: t('accounts:since'),
                  width: 150,
                  render: (_, sheet) => <DateTimeText at={sheet.since} />,
                },
                {
                  title: t('accounts:age'),
                  width: 120,
                  render: (_, sheet) =>
                    sheet.days_over > 0 ? (
                      t('accounts:days_over', { days: sheet.days_over })
                    ) : (
                      <Quiet>{t('accounts:not_due')}</Quiet>
                    ),
                },
                {
                  title: t('accounts:amount'),
                  width: 120,
                  align: 'right',
                  render: (_, sheet) => <Money fen={sheet.on_account} strong />,
                },
              ]}
            />
          </Panel>
        )}
        {sales.length > 0 && (
          <Panel title={t('accounts:sales')} count={sales.length} testId="panel-account-sales">
            <QuietTable<AgedSale>
              rowKey="counter_sale_id"
              dataSource={sales}
              tableLayout="fixed"
              onOpen={(sale) => navigate(`/store/sales/${sale.counter_sale_id}`)}
              rowSelection={{
                columnWidth: 44,
                selectedRowKeys: [...chosenSales],
                onChange: (keys) => setChosenSales(keys as number[]),
                getCheckboxProps: (sale) => ({ 'aria-label': sale.sale_number }) as object,
                onCell: () => ({ onClick: (event) => event.stopPropagation() }),
              }}
              columns={[
                { title: t('invoices:sales.sale'), width: 160, dataIndex: 'sale_number' },
                {
                  title: t('accounts:customer'),
                  ellipsis: true,
                  render: (_, sale) => sale.customer_name,
                },
                {
                  title: t('accounts:since'),
                  width: 150,
                  render: (_, sale) => <DateTimeText at={sale.since} />,
                },
                {
                  title: t('accounts:age'),
                  width: 120,
                  render: (_, sale) =>
                    sale.days_over > 0 ? (
                      t('accounts:days_over', { days: sale.days_over })
                    ) : (
                      <Quiet>{t('accounts:not_due')}</Quiet>
                    ),
                },
                {
                  title: t('accounts:amount'),
                  width: 120,
                  align: 'right',
                  render: (_, sale) => <Money fen={sale.on_account} strong />,
                },
              ]}
            />
          </Panel>
        )}
        {data && sheets.length + sales.length > 0 && (
          <Quiet as="p">
            {isPicked
              ? t('accounts:chosen', { count: picked.length + pickedSales.length, amount: due })
              : t('accounts:none_chosen')}
          </Quiet>
        )}
        {data && <Ledger key={opened?.statement?.id ?? 0} debtor={debtor} opened={opened?.statement} />}
      </Stack>
      {limits && data?.room && debtor.customer_id !== null && (
        <LimitDialog
          customer={debtor.customer_id}
          version={data.version}
          name={name}
          room={data.room}
          onClose={() => setLimits(false)}
        />
      )}
      {open && data?.account && (
        <CollectDialog
          debtor={debtor}
          name={name}
          owed={fenOf(data.account.owed)}
          due={due}
          sheets={picked.map((sheet) => sheet.settlement_id)}
          sales={pickedSales.map((sale) => sale.counter_sale_id)}
          onClose={() => setOpen(false)}
          onTaken={(taken) => {
            setChosen([]);
            setChosenSales([]);
            setChange(fenOf(taken.change));
            setOpen(false);
            const [first] = taken.payments;
            if (isHanded && first !== undefined) setReceipt({ id: first, number: taken.receipt_number });
          }}
        />
      )}
      <DocumentPreview
        open={receipt !== undefined}
        source={receipt && paperOf('receipt', receipt.id, receipt.number)}
        version={receipt?.id ?? 0}
        onClose={() => setReceipt(undefined)}
      />
    </>
  );
}
