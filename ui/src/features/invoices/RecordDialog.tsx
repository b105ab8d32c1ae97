import type { BuyerFigures, TaxInvoiceRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { shopToday } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { InvoiceFields } from './InvoiceFields';
import { begun, missingIn, type OpenSheet, requestOf, type Typed } from './typed';

const width = 760;

interface RecordDialogProps {
  open: boolean;
  sheets: readonly OpenSheet[];
  /** What is kept with who pays. */
  buyer: BuyerFigures;
  onClose: () => void;
  onDone?: (() => void) | undefined;
}

/** An invoice of the bureau's comes onto the books, for one sheet or for several. */
export function RecordDialog({ open, sheets, buyer, onClose, onDone }: RecordDialogProps) {
  const { t } = useTranslation();
  const title = t('invoices:record_title', {
    sheets: sheets.map((sheet) => sheet.number).join(t('words:list_separator')),
  });
  return (
    <Modal open={open} title={title} footer={null} width={width} onCancel={onClose} destroyOnHidden>
      <RecordForm sheets={sheets} buyer={buyer} onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

function RecordForm({ sheets, buyer, onClose, onDone }: Omit<RecordDialogProps, 'open'>) {
  const record = useCommand('record_tax_invoice');
  const [typed, setTyped] = useState<Typed>(() => begun(buyer, sheets, shopToday()));
  return (
    <Form
      typed={typed}
      setTyped={setTyped}
      sheets={sheets}
      withBuyer
      onClose={onClose}
      onSend={async () => {
        await record(requestOf(typed));
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
  const sheets = invoice.sheets
    .filter((sheet) => fenOf(sheet.left) > 0)
    .map((sheet) => ({ id: sheet.settlement_id, number: sheet.settlement_number, left: fenOf(sheet.left) }));
  const buyer = {
    title: invoice.buyer_title,
    tax_number: invoice.buyer_tax_number,
    is_person: invoice.buyer_is_person,
  };
  const [typed, setTyped] = useState<Typed>(() => begun(buyer, sheets, shopToday(), invoice.kind));
  return (
    <Form
      typed={typed}
      setTyped={setTyped}
      sheets={sheets}
      withBuyer={false}
      explained={t('invoices:red_explained', { title: invoice.buyer_title })}
      onClose={onClose}
      onSend={() => {
        const { buyer: _, ...request } = requestOf(typed);
        return record({ red_of: invoice.id, ...request });
      }}
    />
  );
}

interface FormProps {
  typed: Typed;
  setTyped: (typed: Typed) => void;
  sheets: readonly OpenSheet[];
  withBuyer: boolean;
  explained?: string;
  onClose: () => void;
  onSend: () => Promise<unknown>;
}

function Form({ typed, setTyped, sheets, withBuyer, explained, onClose, onSend }: FormProps) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<RefusalLike>();
  return (
    <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="invoice-form">
      {explained && <Quiet as="p">{explained}</Quiet>}
      <RefusalAlert refusal={refusal} />
      <InvoiceFields
        typed={typed}
        onChange={setTyped}
        sheets={sheets}
        refusal={refusal}
        withBuyer={withBuyer}
      />
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={t(withBuyer ? 'invoices:record' : 'invoices:reverse')}
          primary
          danger={!withBuyer}
          hotkey="Ctrl+Enter"
          inDialog
          missing={missingIn(t, typed, withBuyer)}
          testId="invoice-send"
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            await onSend();
            onClose();
          }}
        />
      </Buttons>
    </Stack>
  );
}
