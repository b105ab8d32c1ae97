import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { fenOf } from '../../i18n/amounts';
import { ActionButton } from '../../kit/ActionButton';
import { Quiet } from '../../kit/Quiet';
import { Row } from '../../kit/Row';
import { InvoiceLine } from './InvoiceLine';
import styles from './Invoices.module.css';
import { RecordDialog } from './RecordDialog';

interface SheetInvoicesProps {
  order: number;
  sheet: { id: number; number: string };
}

/** The invoices of one sheet, and what is left to be invoiced. Nothing of it is shown to who is not at the till. */
export function SheetInvoices(props: SheetInvoicesProps) {
  return useMay('invoices_of_visit') ? <Shown {...props} /> : null;
}

function Shown({ order, sheet }: SheetInvoicesProps) {
  const { t } = useTranslation();
  const { data } = useRead('invoices_of_visit', { work_order_id: order });
  const want = useCommand('want_tax_invoice');
  const [recording, setRecording] = useState(false);
  const own = data?.find((one) => one.settlement_id === sheet.id);
  const notInvoiced = fenOf(own?.not_invoiced ?? null);
  if (!own || (own.invoices.length === 0 && !own.may_record && notInvoiced === 0)) return null;
  const left = fenOf(own.left);
  const toReverse = fenOf(own.to_reverse);
  const amountOf = (id: number) => {
    const invoice = own.invoices.find((one) => one.id === id);
    return fenOf(invoice?.sheets.find((share) => share.settlement_id === sheet.id)?.amount ?? null);
  };
  return (
    <div className={styles.ofSheet} data-testid={`sheet-${sheet.id}-invoices`}>
      {own.invoices.map((invoice) => (
        <InvoiceLine key={invoice.id} invoice={invoice} amount={amountOf(invoice.id)} />
      ))}
      <Row gap={12} wrap>
        <Quiet>
          {toReverse > 0
            ? t('invoices:to_reverse_amount', { amount: toReverse })
            : left > 0
              ? t('invoices:left', { amount: left })
              : own.invoices.length > 0 && t('invoices:all_invoiced')}
        </Quiet>
        {notInvoiced > 0 && <Quiet>{t('invoices:prepaid.not_invoiced', { amount: notInvoiced })}</Quiet>}
        {own.may_record && (
          <>
            <Checkbox
              checked={own.wanted}
              data-testid={`sheet-${sheet.id}-wanted`}
              onChange={(event) =>
                void want({ settlement_id: sheet.id, wanted: event.target.checked, buyer: null })
              }
            >
              {t('invoices:wanted')}
            </Checkbox>
            <ActionButton
              size="small"
              label={t('invoices:record')}
              opens
              testId={`sheet-${sheet.id}-invoice`}
              onAct={() => setRecording(true)}
            />
          </>
        )}
      </Row>
      <RecordDialog
        open={recording}
        subjects={[{ id: sheet.id, number: sheet.number, left }]}
        of="sheet"
        buyer={own.buyer}
        onClose={() => setRecording(false)}
      />
    </div>
  );
}
