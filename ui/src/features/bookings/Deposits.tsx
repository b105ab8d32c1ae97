import type { AppointmentPage, PaymentRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { paperOf, useIsHanded } from '../../api/documents';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { PaymentBackDialog } from '../../kit/PaymentBackDialog';
import { Quiet } from '../../kit/Quiet';
import { ReceiptButton } from '../../kit/ReceiptButton';
import { receiptOf } from '../../kit/receiptOf';
import styles from './BookingPage.module.css';

interface DepositsProps {
  page: AppointmentPage;
  nameOf: (person: number) => string;
}

/** What was paid in for the booking, and what of it went back. Of one that became a visit the rest is on its page. */
export function Deposits({ page, nameOf }: DepositsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const giveBack = useCommand('refund_booking_deposit');
  const [back, setBack] = useState<PaymentRow>();
  const [shown, setShown] = useState<PaymentRow>();
  const isHanded = useIsHanded('receipt');
  const { appointment, payments } = page;
  if (payments.length === 0) return null;
  const goesBack = page.actions.some(({ action }) => action === 'refund_deposit');
  return (
    <Panel
      title={t('words:deposit.panel')}
      padded
      extra={
        appointment.work_order_id === null && (
          <span data-testid="deposit-left">
            {t('words:deposit.left')} <Money fen={appointment.deposit} inline strong />
          </span>
        )
      }
    >
      <ul className={styles.deposits} data-testid="deposits">
        {payments.map((payment) => (
          <li key={payment.id} data-testid={`payment-${payment.id}`}>
            <span>{payment.number}</span>
            <span>{word('payment_means', payment.means)}</span>
            <Quiet>
              <DateTimeText at={payment.at} /> {nameOf(payment.person_id)} {payment.reason}
            </Quiet>
            <Money fen={payment.amount} inline strong />
            {isHanded && (
              <ReceiptButton payment={payment.id} onAct={() => setShown(receiptOf(payments, payment))} />
            )}
            {goesBack && fenOf(payment.refundable) > 0 && (
              <ActionButton
                size="small"
                label={word('appointment_action', 'refund_deposit')}
                opens
                onAct={() => setBack(payment)}
                testId={`refund-${payment.id}`}
              />
            )}
          </li>
        ))}
      </ul>
      <DocumentPreview
        open={shown !== undefined}
        source={shown && paperOf('receipt', shown.id, shown.number)}
        version={shown?.id ?? 0}
        onClose={() => setShown(undefined)}
      />
      {back && (
        <PaymentBackDialog
          open
          payment={back}
          verb={word('appointment_action', 'refund_deposit')}
          onGive={(given) => giveBack({ payment_id: back.id, version: appointment.version, ...given })}
          onClose={() => setBack(undefined)}
        />
      )}
    </Panel>
  );
}
