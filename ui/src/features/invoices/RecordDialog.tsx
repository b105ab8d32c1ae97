import type { BuyerFigures, TaxInvoiceRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import { shopToday } from '../../i18n/time';
import { DialogForm } from '../../kit/DialogForm';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { InvoiceFields } from './InvoiceFields';
import {
  begun,
  missingIn,
  type OpenSubject,
  requestOf,
  type SubjectKind,
  salesOf,
  type Typed,
} from './typed';

const width = 760;

interface RecordDialogProps {
  open: boolean;
  subjects: readonly OpenSubject[];
  of: SubjectKind;
  /** What is kept with who pays. */
  buyer: BuyerFigures;
  onClose: () => void;
  onDone?: (() => void) | undefined;
}

/** An invoice of the bureau's comes onto the books, for one sheet, receipt or sale, or for several. */
export function RecordDialog({ open, subjects, of, buyer, onClose, onDone }: RecordDialogProps) {
  const { t } = useTranslation();
  const title = t('invoices:record_title', {
    sheets: subjects.map((subject) => subject.number).join(t('words:list_separator')),
  });
  return (
    <Modal open={open} title={title} footer={null} width={width} onCancel={onClose} destroyOnHidden>
      <RecordForm subjects={subjects} of={of} buyer={buyer} onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

function RecordForm({ subjects, of, buyer, onClose, onDone }: Omit<RecordDialogProps, 'open'>) {
  const { t } = useTranslation();
  const record = useCommand('record_tax_invoice');
  const recordSale = useCommand('record_sale_invoice');
  const [typed, setTyped] = useState<Typed>(() => begun(buyer, subjects, shopToday()));
  return (
    <Form
      typed={typed}
      setTyped={setTyped}
      subjects={subjects}
      of={of}
      withBuyer
      {...(of === 'receipt' ? { explained: t('invoices:prepaid.record_explained') } : {})}
      onClose={onClose}
      onSend={async () => {
        const invoice = requestOf(typed, of);
        await (of === 'sale' ? recordSale({ invoice, sales: salesOf(typed) }) : record(invoice));
        onDone?.();
      }}
    />
  );
}

/** A red one takes back what the blue one said, wholly or in part. */
export function RedDialog({
  open,
  invoice,
  onClose,
}: {
  open: boolean;
  invoice: TaxInvoiceRow;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      title={t('invoices:red_title', { number: invoice.number })}
      footer={null}
      width={width}
      onCancel={onClose}
      destroyOnHidden
    >
      <RedForm invoice={invoice} onClose={onClose} />
    </Modal>
  );
}

function RedForm({ invoice, onClose }: { invoice: TaxInvoiceRow; onClose: () => void }) {
  const { t } = useTranslation();
  const record = useCommand('record_red_invoice');
  const recordSale = useCommand('record_sale_red');
  const ofReceipts: SubjectKind = invoice.receipts.length > 0 ? 'receipt' : 'sheet';
  const of: SubjectKind = invoice.sales.length > 0 ? 'sale' : ofReceipts;
  const all = [
    ...invoice.sheets.map((one) => ({
      id: one.settlement_id,
      number: one.settlement_number,
      left: one.left,
    })),
    ...invoice.receipts.map((one) => ({
      id: one.prepaid_receipt_id,
      number: one.receipt_number,
      left: one.left,
    })),
    ...invoice.sales.map((one) => ({ id: one.counter_sale_id, number: one.sale_number, left: one.left })),
  ];
  const subjects = all.map((one) => ({ ...one, left: fenOf(one.left) })).filter((one) => one.left > 0);
  const buyer = {
    title: invoice.buyer_title,
    tax_number: invoice.buyer_tax_number,
    is_person: invoice.buyer_is_person,
  };
  const [typed, setTyped] = useState<Typed>(() => begun(buyer, subjects, shopToday(), invoice.kind));
  return (
    <Form
      typed={typed}
      setTyped={setTyped}
      subjects={subjects}
      of={of}
      withBuyer={false}
      explained={t('invoices:red_explained', { title: invoice.buyer_title })}
      onClose={onClose}
      onSend={() => {
        const { buyer: _, ...request } = requestOf(typed, of);
        const red = { red_of: invoice.id, ...request };
        return of === 'sale' ? recordSale({ invoice: red, sales: salesOf(typed) }) : record(red);
      }}
    />
  );
}

interface FormProps {
  typed: Typed;
  setTyped: (typed: Typed) => void;
  subjects: readonly OpenSubject[];
  of: SubjectKind;
  withBuyer: boolean;
  explained?: string;
  onClose: () => void;
  onSend: () => Promise<unknown>;
}

function Form({ typed, setTyped, subjects, of, withBuyer, explained, onClose, onSend }: FormProps) {
  const { t } = useTranslation();
  return (
    <DialogForm
      label={t(withBuyer ? 'invoices:record' : 'invoices:reverse')}
      hotkey="Ctrl+Enter"
      danger={!withBuyer}
      testId="invoice-form"
      sendId="invoice-send"
      missing={missingIn(t, typed, withBuyer)}
      onClose={onClose}
      onSend={async () => {
        await onSend();
        onClose();
      }}
    >
      {(refusal) => (
        <>
          {explained && <Quiet as="p">{explained}</Quiet>}
          <InvoiceFields
            typed={typed}
            onChange={setTyped}
            subjects={subjects}
            of={of}
            refusal={refusal}
            withBuyer={withBuyer}
          />
        </>
      )}
    </DialogForm>
  );
}
