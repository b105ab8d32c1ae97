import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../i18n/refusal';
import { Field } from './Field';
import { ChangeBack, PartMeans, PartSum, type Scan } from './PaidPartFields';
import { changeOf, depositMeans, type PaidPart, paidBy } from './paidParts';

interface MoneyTakenOnceProps {
  part: PaidPart;
  onChange: (patch: Partial<PaidPart>) => void;
  /** What is paid in, over its amount. */
  label: string;
  /** What its fields are called by: `deposit` has `deposit-amount`. */
  testId: string;
  refusal: RefusalLike | undefined;
  scan: Scan;
  /** What depends on the amount, right after it. */
  children?: ReactNode;
}

/** A sum that comes by one means, as it is where no sheet is paid: how much, by what, and for cash what lies there. */
export function MoneyTakenOnce(props: MoneyTakenOnceProps) {
  const { part, onChange, label, testId, refusal, scan, children } = props;
  const { t } = useTranslation();
  const change = changeOf([part]);
  return (
    <>
      <Field label={label} names={['amount']} refusal={refusal}>
        <PartSum
          value={part.amount}
          label={label}
          testId={`${testId}-amount`}
          autoFocus
          onType={(amount) => onChange({ amount })}
        />
      </Field>
      {children}
      <Field label={t('visits:payment.means')} names={['means']} refusal={refusal}>
        <PartMeans
          part={part}
          offered={depositMeans}
          testId={`${testId}-means`}
          onChoose={(means) => onChange({ means })}
        />
      </Field>
      {part.means === 'cash' && (
        <Field
          label={t('visits:payment.tendered')}
          names={['tendered']}
          refusal={refusal}
          hint={change > 0 ? <ChangeBack fen={change} /> : undefined}
        >
          <PartSum
            value={part.tendered}
            label={t('visits:payment.tendered')}
            testId={`${testId}-tendered`}
            onType={(tendered) => onChange({ tendered })}
          />
        </Field>
      )}
      {scan(part.means ?? undefined, paidBy(part))}
    </>
  );
}
