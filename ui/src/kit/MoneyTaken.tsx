import { DeleteOutlined } from '@ant-design/icons';
import { LIMITS, type PaymentMeans } from '@bindings';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from './Money';
import styles from './MoneyTaken.module.css';
import { ChangeBack, PartMeans, PartSum, type Scan } from './PaidPartFields';
import { amountOf, changeOf, type PaidPart, paidBy } from './paidParts';

interface MoneyTakenProps<Part extends PaidPart> {
  parts: readonly Part[];
  /** What is to be paid by them. */
  owed: number;
  /** What a part may be paid by. */
  offered: (part: Part) => readonly PaymentMeans[];
  /** The one means pays all there is: its amount is not asked for. */
  whole?: boolean;
  /** The host says what it pays. */
  fixed?: (part: Part) => boolean;
  scan: Scan;
  /** What its means asks for besides. */
  beside?: (part: Part, place: number) => ReactNode;
  /** What a part's fields are called by. */
  testId: (place: number, what: keyof PaidPart | 'remove') => string;
  addId: string;
  changeId: string;
  onChoose: (place: number, means: PaymentMeans) => void;
  onType: (place: number, typed: Partial<PaidPart>) => void;
  /** Somebody stood in the amount. */
  onSeen?: (place: number) => void;
  onRemove: (place: number) => void;
  onAdd: () => void;
}

/** Money over the counter: by one means or several, and for cash what goes back. */
export function MoneyTaken<Part extends PaidPart>(props: MoneyTakenProps<Part>) {
  const { parts, owed, whole, testId, onType } = props;
  const { t } = useTranslation();
  const sum = amountOf(parts);
  const change = changeOf(parts);
  // The customer scans one after the other: the newest is asked for.
  const scanned = parts.at(-1);
  return (
    <div className={styles.parts}>
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place; parts are added at the end
        <div className={styles.part} key={place}>
          <div data-lack="means">
            <PartMeans
              part={part}
              offered={props.offered(part)}
              testId={testId(place, 'means')}
              onChoose={(means) => props.onChoose(place, means)}
            />
          </div>
          <div className={styles.amounts}>
            {!(whole && parts.length === 1) && (
              <>
                <span>{t('visits:payment.amount')}</span>
                <div data-lack="amount">
                  <PartSum
                    value={part.amount}
                    label={t('visits:payment.amount')}
                    testId={testId(place, 'amount')}
                    disabled={props.fixed?.(part) ?? false}
                    onFocus={() => props.onSeen?.(place)}
                    onType={(amount) => onType(place, { amount })}
                  />
                </div>
              </>
            )}
            {part.means === 'cash' && (
              <>
                <span>{t('visits:payment.tendered')}</span>
                <div data-lack="tendered">
                  <PartSum
                    value={part.tendered}
                    label={t('visits:payment.tendered')}
                    testId={testId(place, 'tendered')}
                    autoFocus
                    onType={(tendered) => onType(place, { tendered })}
                  />
                </div>
              </>
            )}
            {parts.length > 1 && (
              <Button
                size="large"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('visits:payment.remove')}
                data-testid={testId(place, 'remove')}
                onClick={() => props.onRemove(place)}
              />
            )}
          </div>
          {props.beside?.(part, place)}
        </div>
      ))}
      {scanned && props.scan(scanned.means ?? undefined, paidBy(scanned))}
      <div className={styles.more}>
        {parts.length < LIMITS.payment_parts && (
          <Button data-testid={props.addId} onClick={props.onAdd}>
            {t('visits:payment.add')}
          </Button>
        )}
        {sum < owed && (
          <span>
            {t('visits:payment.left')} <Money fen={owed - sum} inline strong />
          </span>
        )}
      </div>
      {change > 0 && (
        <p className={styles.change} data-testid={props.changeId}>
          <ChangeBack fen={change} />
        </p>
      )}
    </div>
  );
}
