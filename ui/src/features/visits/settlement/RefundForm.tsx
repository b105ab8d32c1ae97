import type { PaymentRow, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { type PaymentBack, PaymentBackDialog } from '../../../kit/PaymentBackDialog';
import { VisitAction } from '../visit/VisitAction';

/** The button that gives a payment back, where anything of it may still go back. */
export function RefundForm({ visit, payment }: { visit: Visit; payment: PaymentRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const refund = useCommand('refund_payment');
  const [open, setOpen] = useState(false);
  // What was there to go back when the dialog opened: who decided on that is told when it
  // changed, and goes on by what is shown now.
  const [seen, setSeen] = useState<number>();
  const left = fenOf(payment.refundable);
  const give = (back: PaymentBack) =>
    refund({ payment_id: payment.id, refundable: seen ?? left, ...back }).catch((failure: unknown) => {
      setSeen(undefined);
      throw failure;
    });
  if (left <= 0) return null;
  // What was drawn down lies in the shop again: nothing goes over the counter.
  const verb = payment.means === 'deposit' ? t('visits:deposits.undraw') : word('action', 'refund_payment');
  return (
    <>
      <VisitAction
        visit={visit}
        action="refund_payment"
        label={verb}
        rare
        onAct={() => {
          setSeen(left);
          setOpen(true);
        }}
      />
      <PaymentBackDialog
        open={open}
        payment={payment}
        car={visit.vehicle}
        verb={verb}
        onGive={give}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
