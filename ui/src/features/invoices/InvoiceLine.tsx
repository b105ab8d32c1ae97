import type { TaxInvoiceRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import styles from './Invoices.module.css';
import { RedDialog } from './RecordDialog';

/** One invoice as a line: its number, what it says, and what may be done with it. */
export function InvoiceLine({ invoice, amount }: { invoice: TaxInvoiceRow; amount?: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const takenBack = invoice.taken_back_at !== null;
  return (
    <div className={`${styles.line} ${takenBack ? styles.gone : ''}`} data-testid={`invoice-${invoice.id}`}>
      <span className={styles.number}>
        {[invoice.invoice_code, invoice.number].filter(Boolean).join(' ')}
      </span>
      <Quiet>
        {[
          word('tax_invoice_kind', invoice.kind),
          invoice.red_of === null ? '' : t('invoices:reverses', { number: invoice.red_of_number }),
          invoice.issued_on,
          invoice.buyer_title,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Quiet>
      <span className={styles.amount}>
        <Money fen={amount ?? fenOf(invoice.amount)} inline strong />
      </span>
      <InvoiceActions invoice={invoice} />
      {takenBack && (
        <Quiet as="p">
          {t('invoices:taken_back', { name: invoice.taken_back_by_name, reason: invoice.taken_back_reason })}
        </Quiet>
      )}
    </div>
  );
}

export function InvoiceActions({ invoice }: { invoice: TaxInvoiceRow }) {
  const { t } = useTranslation();
  const takeBack = useCommand('take_back_tax_invoice');
  const [asked, setAsked] = useState<'red' | 'back'>();
  const close = () => setAsked(undefined);
  return (
    <span className={styles.actions}>
      {invoice.may_reverse && (
        <ActionButton
          size="small"
          label={t('invoices:reverse')}
          opens
          testId={`invoice-${invoice.id}-red`}
          onAct={() => setAsked('red')}
        />
      )}
      {invoice.may_take_back && (
        <ActionButton
          size="small"
          label={t('invoices:take_back')}
          opens
          testId={`invoice-${invoice.id}-back`}
          onAct={() => setAsked('back')}
        />
      )}
      <RedDialog open={asked === 'red'} invoice={invoice} onClose={close} />
      <ConfirmWithReason
        open={asked === 'back'}
        title={t('invoices:take_back_title', { number: invoice.number })}
        verb={t('invoices:take_back')}
        suggestions={[t('invoices:slip.number'), t('invoices:slip.amount'), t('invoices:slip.sheet')]}
        onConfirm={(reason) => takeBack({ id: invoice.id, version: invoice.version, reason })}
        onClose={close}
      >
        <span>{t('invoices:take_back_explained')}</span>
      </ConfirmWithReason>
    </span>
  );
}
