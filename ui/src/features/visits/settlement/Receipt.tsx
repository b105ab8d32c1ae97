import type { PaymentRow, Visit } from '@bindings';
import { useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Money } from '../../../kit/Money';
import { ReceiptButton } from '../../../kit/ReceiptButton';
import { offerOf, useOpenPaper } from '../papers/PaperPreview';
import { nameOf } from '../visit/visit';
import { RefundForm } from './RefundForm';
import styles from './settlement.module.css';

interface ReceiptProps {
  visit: Visit;
  payment: PaymentRow;
  /** Money goes back from where it lies, which is in one place. */
  goesBack?: boolean;
}

/** One receipt in a list of them. */
export function Receipt({ visit, payment, goesBack = true }: ReceiptProps) {
  const word = useWords();
  const openPaper = useOpenPaper();
  // What was taken at once has one paper, under the first of its receipts.
  const paper = offerOf(visit, 'receipt', payment.taken_with ?? payment.id);
  return (
    <li data-testid={`payment-${payment.id}`}>
      <span>{payment.number}</span>
      <span>
        {word('payment_means', payment.means)} {payment.voucher_number}
      </span>
      <span className={styles.grow}>
        <DateTimeText at={payment.at} /> {nameOf(visit, payment.person_id)} {payment.reason}
      </span>
      <Money fen={payment.amount} inline strong />
      {paper && <ReceiptButton payment={payment.id} onAct={() => openPaper(paper)} />}
      {goesBack && <RefundForm visit={visit} payment={payment} />}
    </li>
  );
}
