import { type PaymentMeans, type PaymentRow, REFUND_MEANS } from '@bindings';
import { useTranslation } from 'react-i18next';
import { fenOf } from '../i18n/amounts';
import { useWords } from '../i18n/words';
import { Alert } from './Alert';
import { type CarOfDialog, CarTitle } from './CarTitle';
import { type MoneyBack, MoneyBackDialog } from './MoneyBackDialog';

export type PaymentBack = MoneyBack<PaymentMeans>;

interface PaymentBackDialogProps {
  open: boolean;
  payment: PaymentRow;
  /** At which it is asked, where there is one. */
  car?: CarOfDialog;
  /** What else happens with it. */
  note?: string;
  /** What is done, on the button. */
  verb: string;
  onGive: (back: PaymentBack) => Promise<unknown>;
  onClose: () => void;
}

/** What of a payment nobody gave back yet goes back. */
export function PaymentBackDialog({
  open,
  payment,
  car,
  note,
  verb,
  onGive,
  onClose,
}: PaymentBackDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const words = t('visits:refund.title', { number: payment.number });
  const left = fenOf(payment.refundable);
  const voucher = payment.voucher_number;
  const [first = payment.means, ...others] = REFUND_MEANS[payment.means];
  return (
    <MoneyBackDialog
      open={open}
      title={
        car ? (
          <CarTitle plate={car.plate} colour={car.plate_colour}>
            {words}
          </CarTitle>
        ) : (
          words
        )
      }
      most={left}
      wrong={t('visits:refund.amount_wrong', { left })}
      // A voucher goes back whole.
      whole={voucher !== undefined}
      amountLabel={t('visits:refund.amount')}
      ways={[first, ...others]}
      wayWord={(means) => word('payment_means', means)}
      verb={verb}
      testId="refund"
      sendId="refund-send"
      onGive={onGive}
      onClose={onClose}
    >
      <Alert
        type={payment.afterwards === 'on_account_again' ? 'warning' : 'info'}
        showIcon
        data-testid="refund-leads"
        title={word('money_back_to', payment.goes_to)}
        description={word('after_money_back', payment.afterwards)}
      />
      {voucher !== undefined && (
        <Alert type="info" showIcon title={t('visits:voucher.goes_back', { number: voucher })} />
      )}
      {note && <Alert type="warning" showIcon title={note} />}
    </MoneyBackDialog>
  );
}
