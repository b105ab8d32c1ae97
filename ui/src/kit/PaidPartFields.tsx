import type { PaymentMeans } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';
import { MoneyInput } from './AmountInput';
import { Choice } from './Choice';
import { Money } from './Money';
import type { PaidPart } from './paidParts';

/** What the customer scans to pay so much by this means. */
export type Scan = (means: PaymentMeans | undefined, amount: number) => ReactNode;

interface PartMeansProps {
  part: PaidPart;
  offered: readonly PaymentMeans[];
  testId: string;
  onChoose: (means: PaymentMeans) => void;
}

/** By what it is paid; nothing is chosen before somebody chose it. */
export function PartMeans({ part, offered, testId, onChoose }: PartMeansProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <Choice
      roomy
      value={part.means ?? undefined}
      codes={offered}
      word={(code) => word('payment_means', code)}
      onChange={onChoose}
      label={t('visits:payment.means')}
      testId={testId}
    />
  );
}

interface PartSumProps {
  value: number | null;
  label: string;
  testId: string;
  autoFocus?: boolean;
  disabled?: boolean;
  onFocus?: () => void;
  onType: (typed: number | null) => void;
}

/** What is paid, or what lies on the counter for it. */
export function PartSum(props: PartSumProps) {
  const { value, label, testId, autoFocus = false, disabled = false, onFocus, onType } = props;
  return (
    <div data-testid={testId}>
      <MoneyInput
        size="large"
        value={value}
        autoFocus={autoFocus}
        disabled={disabled}
        aria-label={label}
        onFocus={() => onFocus?.()}
        onChange={(typed) => onType(typed ?? null)}
      />
    </div>
  );
}

/** What goes back over the counter. */
export function ChangeBack({ fen }: { fen: number }) {
  const { t } = useTranslation();
  return (
    <>
      {t('visits:payment.change')} <Money fen={fen} inline strong />
    </>
  );
}
