import type {
  ReceiptToInvoice,
  SupplierAccount,
  SupplierInvoiceShown,
  SupplierPaymentShown,
} from '@bindings';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { buckets } from './ageing';
import { InvoiceDialog } from './InvoiceDialog';
import styles from './Payables.module.css';
import { PayDialog } from './PayDialog';

/** What is taken back, and under which number it is known. */
type Back = { of: 'invoice'; row: SupplierInvoiceShown } | { of: 'payment'; row: SupplierPaymentShown };

/** One supplier: what is owed, what it is for, and what was paid. */
export default function SupplierAccountPage() {
  const { t } = useTranslation();
  const id = Number(useParams().id);
  const [before, setBefore] = useState<{ invoices: number | null; payments: number | null }>({
    invoices: null,
    payments: null,
  });
  const { data: account, error } = useRead('supplier_account', {
    supplier_id: id,
    invoices_before: before.invoices,
    payments_before: before.payments,
  });
  const [open, setOpen] = useState<'invoice' | 'pay'>();
  const [back, setBack] = useState<Back>();
  const owes = account !== undefined && fenOf(account.owed) > 0;
  return (
    <>
      <PageHeader
        title={account?.supplier_name ?? t('storePayables:title')}
        actions={
          account && (
            <>
              <ActionButton
                label={t('storePayables:invoice.open')}
                hotkey="F4"
                opens
                primary={!owes}
                testId="payables-invoice"
                onAct={() => setOpen('invoice')}
              />
              {account.may_pay && owes && (
                <ActionButton
                  label={t('storePayables:pay.open')}
                  hotkey="F2"
                  opens
                  primary
                  testId="payables-pay"
                  onAct={() => setOpen('pay')}
                />
              )}
            </>
          )
        }
      />
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!account && !error && <Skeleton active />}
        {account && (
          <>
            <Owed account={account} />
            <ToInvoice account={account} />
            <Invoices
              account={account}
              onBack={setBack}
              onMore={(last) => setBefore({ ...before, invoices: last })}
            />
            <Payments
              account={account}
              onBack={setBack}
              onMore={(last) => setBefore({ ...before, payments: last })}
            />
          </>
        )}
      </Stack>
      {account && open === 'invoice' && (
        <InvoiceDialog account={account} onClose={() => setOpen(undefined)} />
      )}
      {account && open === 'pay' && <PayDialog account={account} onClose={() => setOpen(undefined)} />}
      {back && <TakeBack back={back} onClose={() => setBack(undefined)} />}
    </>
  );
}

function Owed({ account }: { account: SupplierAccount }) {
  const { t } = useTranslation();
  return (
    <Panel padded testId="panel-owed">
      <Facts>
        <Fact label={t('storePayables:owed')} testId="account-owed">
          <Money fen={account.owed} inline strong owed={fenOf(account.overdue) > 0} />
        </Fact>
        {buckets.map((bucket) => (
          <Fact key={bucket} label={t(`storePayables:ageing.${bucket}`)}>
            <Money fen={account.ageing[bucket]} inline />
          </Fact>
        ))}
        <Fact label={t('storePayables:credit')} testId="account-credit">
          <Money fen={account.credit} inline />
        </Fact>
        <Fact label={t('storePayables:delivered')} testId="account-delivered">
          {t('storePayables:delivered_lines', {
            lines: account.lines_received,
            rejected: account.lines_rejected,
            late: account.lines_late,
          })}
        </Fact>
        <Fact label={t('storePayables:terms')}>
          {t('storePayables:days', { days: account.payment_days })}
        </Fact>
      </Facts>
    </Panel>
  );
}

/** What came or went back, and stands on no invoice. */
function ToInvoice({ account }: { account: SupplierAccount }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Panel title={t('storePayables:to_invoice')} count={account.receipts.length} testId="panel-to-invoice">
      <QuietTable<ReceiptToInvoice>
        rowKey="id"
        dataSource={account.receipts}
        tableLayout="fixed"
        onOpen={(row) => navigate(`/store/receipts/${row.id}`)}
        empty={<EmptyState>{t('storePayables:to_invoice_empty')}</EmptyState>}
        columns={[
          { title: t('storePayables:receipt'), width: 180, render: (_, row) => row.number },
          {
            title: t('storePayables:day'),
            width: 120,
            render: (_, row) => <DayText day={row.received_on} />,
          },
          { title: t('storePayables:delivery_note'), render: (_, row) => row.delivery_note },
          {
            title: t('storePayables:charged'),
            width: 130,
            align: 'right',
            render: (_, row) => <Money fen={row.charged} />,
          },
          {
            title: t('storePayables:to_charge'),
            width: 130,
            align: 'right',
            render: (_, row) => <Money fen={row.to_charge} strong />,
          },
        ]}
      />
    </Panel>
  );
}

interface ListProps {
  account: SupplierAccount;
  onBack: (back: Back) => void;
  onMore: (last: number) => void;
}

function Invoices({ account, onBack, onMore }: ListProps) {
  const { t } = useTranslation();
  const last = account.invoices.at(-1);
  return (
    <Panel
      title={t('storePayables:invoices')}
      count={account.invoices.length}
      testId="panel-supplier-invoices"
    >
      <QuietTable<SupplierInvoiceShown>
        rowKey="id"
        dataSource={account.invoices}
        tableLayout="fixed"
        onRow={(row) => ({ 'data-testid': `invoice-${row.invoice_number}` }) as object}
        empty={<EmptyState>{t('storePayables:invoices_empty')}</EmptyState>}
        columns={[
          { title: t('storePayables:number'), width: 190, render: (_, row) => row.invoice_number },
          {
            title: t('storePayables:day'),
            width: 110,
            render: (_, row) => <DayText day={row.invoiced_on} />,
          },
          { title: t('storePayables:due'), width: 110, render: (_, row) => <DayText day={row.due_on} /> },
          {
            title: t('storePayables:for'),
            render: (_, row) => (
              <>
                {[...row.receipt_numbers, ...row.return_numbers].join(' · ')}{' '}
                {fenOf(row.difference) !== 0 && (
                  <span className={styles.off}>
                    {t('storePayables:off', { amount: fenOf(row.difference) })} {row.note}
                  </span>
                )}
              </>
            ),
          },
          {
            title: t('storePayables:amount'),
            width: 120,
            align: 'right',
            render: (_, row) => <Money fen={row.amount} />,
          },
          {
            title: t('storePayables:owed'),
            width: 120,
            align: 'right',
            render: (_, row) =>
              row.withdrawn_at === null ? (
                <Money fen={row.owed} strong />
              ) : (
                <Tag>{t('storePayables:taken_back')}</Tag>
              ),
          },
          {
            title: '',
            width: 120,
            align: 'right',
            render: (_, row) =>
              row.may_withdraw && (
                <ActionButton
                  size="small"
                  opens
                  label={t('storePayables:take_back')}
                  testId={`invoice-back-${row.id}`}
                  onAct={() => onBack({ of: 'invoice', row })}
                />
              ),
          },
        ]}
      />
      {account.more_invoices && last && (
        <Button data-testid="invoices-more" onClick={() => onMore(last.id)}>
          {t('storePayables:older')}
        </Button>
      )}
    </Panel>
  );
}

function Payments({ account, onBack, onMore }: ListProps) {
  const { t } = useTranslation();
  const word = useWords();
  const last = account.payments.at(-1);
  return (
    <Panel
      title={t('storePayables:payments')}
      count={account.payments.length}
      testId="panel-supplier-payments"
    >
      <QuietTable<SupplierPaymentShown>
        rowKey="id"
        dataSource={account.payments}
        tableLayout="fixed"
        empty={<EmptyState>{t('storePayables:payments_empty')}</EmptyState>}
        columns={[
          { title: t('storePayables:day'), width: 110, render: (_, row) => <DayText day={row.paid_on} /> },
          {
            title: t('storePayables:means'),
            width: 110,
            render: (_, row) => word('supplier_payment_means', row.means),
          },
          {
            title: t('storePayables:for'),
            render: (_, row) => (
              <>
                {row.paid_invoices
                  .map((one) =>
                    t('storePayables:paid_of', { number: one.invoice_number, amount: fenOf(one.amount) }),
                  )
                  .join(' · ')}{' '}
                <Quiet>{[row.reference, row.person_name].filter(Boolean).join(' · ')}</Quiet>
              </>
            ),
          },
          {
            title: t('storePayables:amount'),
            width: 120,
            align: 'right',
            render: (_, row) =>
              row.withdrawn_at === null ? (
                <Money fen={row.amount} strong />
              ) : (
                <Tag>{t('storePayables:taken_back')}</Tag>
              ),
          },
          {
            title: '',
            width: 120,
            align: 'right',
            render: (_, row) =>
              row.may_withdraw && (
                <ActionButton
                  size="small"
                  opens
                  label={t('storePayables:take_back')}
                  testId={`payment-back-${row.id}`}
                  onAct={() => onBack({ of: 'payment', row })}
                />
              ),
          },
        ]}
      />
      {account.more_payments && last && (
        <Button data-testid="payments-more" onClick={() => onMore(last.id)}>
          {t('storePayables:older')}
        </Button>
      )}
    </Panel>
  );
}

function TakeBack({ back, onClose }: { back: Back; onClose: () => void }) {
  const { t } = useTranslation();
  const invoice = useCommand('withdraw_supplier_invoice');
  const payment = useCommand('withdraw_supplier_payment');
  const { id, version } = back.row;
  return (
    <ConfirmWithReason
      open
      title={t(back.of === 'invoice' ? 'storePayables:back_invoice' : 'storePayables:back_payment')}
      verb={t('storePayables:take_back')}
      suggestions={[t('storePayables:why.mistyped'), t('storePayables:why.twice')]}
      onConfirm={(reason) => (back.of === 'invoice' ? invoice : payment)({ id, version, reason })}
      onClose={onClose}
    >
      <span>
        {t(back.of === 'invoice' ? 'storePayables:back_invoice_means' : 'storePayables:back_payment_means')}
      </span>
    </ConfirmWithReason>
  );
}
