import type { TaxInvoiceRow } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Alert } from '../../kit/Alert';
import { EmptyState } from '../../kit/EmptyState';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { InvoiceActions } from './InvoiceLine';
import styles from './Invoices.module.css';

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What an invoice stands for, and where that is looked at. */
const subjectsOf = (invoice: TaxInvoiceRow): { number: string; to: string }[] => [
  ...invoice.sheets.map((one) => ({ number: one.settlement_number, to: `/visits/${one.work_order_id}` })),
  ...invoice.receipts.map((one) => ({ number: one.receipt_number, to: `/customers/${one.customer_id}` })),
  ...invoice.sales.map((one) => ({ number: one.sale_number, to: `/store/sales/${one.counter_sale_id}` })),
];

/** Invoices on the books, of a month or by how their number or title begins. */
export function Issued() {
  const { t } = useTranslation();
  const word = useWords();
  const [typedMonth, setMonth] = useState(shopToday().slice(0, 7));
  const [typedText, setText] = useState('');
  const text = useDeferredValue(typedText);
  const asked = month.test(typedMonth.trim()) ? typedMonth.trim() : null;
  const { data, error } = useRead(
    'list_tax_invoices',
    { month: asked, text },
    { placeholderData: (before) => before, enabled: asked !== null || text.trim() !== '' },
  );
  return (
    <Panel
      title={t('invoices:view.issued')}
      count={data?.invoices.length}
      testId="panel-issued"
      extra={
        data && (
          <>
            <Quiet>{t('invoices:sum')}</Quiet> <Money fen={data.total} inline strong />
          </>
        )
      }
    >
      <div className={styles.bar}>
        <Input
          value={typedMonth}
          style={{ width: 120 }}
          placeholder={t('invoices:issued.any_month')}
          aria-label={t('words:field.month')}
          status={typedMonth.trim() === '' || asked !== null ? '' : 'error'}
          data-testid="issued-month"
          onChange={(event) => setMonth(event.target.value)}
        />
        <Input
          value={typedText}
          style={{ width: 280 }}
          allowClear
          placeholder={t('invoices:issued.find')}
          aria-label={t('invoices:issued.find')}
          data-testid="issued-text"
          onChange={(event) => setText(event.target.value)}
        />
        <Quiet>{t(asked === null ? 'invoices:issued.begins' : 'invoices:issued.in_month')}</Quiet>
      </div>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data?.more && <Alert type="info" banner title={t('invoices:issued.more')} />}
      {data && (
        <QuietTable<TaxInvoiceRow>
          rowKey="id"
          dataSource={data.invoices}
          tableLayout="fixed"
          empty={<EmptyState>{t('invoices:issued.empty')}</EmptyState>}
          rowClassName={(invoice) => (invoice.taken_back_at === null ? '' : (styles.gone ?? ''))}
          columns={[
            {
              title: t('words:field.invoice_number'),
              width: 200,
              render: (_, invoice) => (
                <span className={styles.cell}>
                  <span className={styles.number}>
                    {[invoice.invoice_code, invoice.number].filter(Boolean).join(' ')}
                  </span>
                  <Quiet>
                    {[
                      word('tax_invoice_kind', invoice.kind),
                      invoice.red_of === null
                        ? ''
                        : t('invoices:reverses', { number: invoice.red_of_number.slice(-8) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Quiet>
                </span>
              ),
            },
            { title: t('words:field.issued_on'), width: 100, render: (_, invoice) => invoice.issued_on },
            {
              title: t('invoices:column.buyer'),
              render: (_, invoice) => (
                <span className={styles.cell}>
                  {invoice.buyer_title}
                  {invoice.buyer_tax_number && <Quiet>{invoice.buyer_tax_number}</Quiet>}
                  {invoice.taken_back_at !== null && (
                    <Quiet>
                      {t('invoices:taken_back', {
                        name: invoice.taken_back_by_name,
                        reason: invoice.taken_back_reason,
                      })}
                    </Quiet>
                  )}
                </span>
              ),
            },
            {
              title: t('invoices:column.subject'),
              width: 136,
              render: (_, invoice) => (
                <span className={styles.cell}>
                  {subjectsOf(invoice)
                    .slice(0, 2)
                    .map(({ number, to }) => (
                      <Link key={number} to={to}>
                        {number}
                      </Link>
                    ))}
                  {subjectsOf(invoice).length > 2 && (
                    <Quiet>
                      {t('invoices:issued.more_sheets', { sheets: subjectsOf(invoice).length - 2 })}
                    </Quiet>
                  )}
                </span>
              ),
            },
            {
              title: t('words:field.invoice_amount'),
              width: 104,
              align: 'right',
              render: (_, invoice) => (
                <span className={styles.amount}>
                  <Money fen={invoice.amount} strong />
                </span>
              ),
            },
            { title: '', width: 190, render: (_, invoice) => <InvoiceActions invoice={invoice} /> },
          ]}
        />
      )}
    </Panel>
  );
}
