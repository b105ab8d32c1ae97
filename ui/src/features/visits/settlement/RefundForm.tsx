import type { PaymentRow, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { MoneyBackDialog } from '../../../kit/MoneyBackDialog';
import { VisitAction } from '../visit/VisitAction';

/** The button that gives a payment back, where anything of it may still go back. */
export function RefundForm({ visit, payment }: { visit: Visit; payment: PaymentRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const refund = useCommand('refund_payment');
  const [open, setOpen] = useState(false);
  if (fenOf(payment.refundable) <= 0) return null;
  // What was drawn down lies in the shop again: nothing goes over the counter.
  const verb = payment.means === 'deposit' ? t('visits:deposits.undraw') : word('action', 'refund_payment');
  return (
    <>
      <VisitAction visit={visit} action="refund_payment" label={verb} rare onAct={() => setOpen(true)} />
      <MoneyBackDialog
        open={open}
        payment={payment}
        verb={verb}
        onGive={(back) => refund({ payment_id: payment.id, ...back })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
