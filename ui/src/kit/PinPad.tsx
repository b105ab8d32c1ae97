import { LIMITS } from '@bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RefusalLike, refusalOf } from '../i18n/refusal';
import styles from './PinPad.module.css';
import { PlainButton } from './PlainButton';
import { RefusalAlert } from './RefusalAlert';

const [minDigits, maxDigits] = LIMITS.pin_digits;

interface PinPadProps {
  /** Rejects with a refusal when the PIN is wrong. */
  onEnter: (pin: string) => Promise<unknown>;
  verb: string;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** A PIN by keyboard or by finger. The digits are never shown. */
export function PinPad({ onEnter, verb }: PinPadProps) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();

  useCountDown(refusal, setRefusal);

  const type = (digit: string) => {
    // What was wrong with the last one is past; that one has to wait is not.
    setRefusal((before) => (before?.code === 'too_many_tries' ? before : undefined));
    setPin((before) => (before.length < maxDigits ? before + digit : before));
  };
  const rub = () => setPin((before) => before.slice(0, -1));
  const enter = async () => {
    if (pin.length < minDigits || working) return;
    setWorking(true);
    try {
      await onEnter(pin);
    } catch (failure) {
      setRefusal(refusalOf(failure));
    } finally {
      setPin('');
      setWorking(false);
    }
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^\d$/.test(event.key)) type(event.key);
      else if (event.key === 'Backspace') rub();
      else if (event.key === 'Enter') void enter();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });

  return (
    <div className={styles.pad}>
      <div
        className={styles.dots}
        role="status"
        aria-label={t('words:pin.typed', { count: pin.length })}
        data-testid="pin"
      >
        {Array.from({ length: Math.max(minDigits, pin.length) }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the dots differ by their place only
          <span key={place} className={place < pin.length ? styles.filled : styles.dot} />
        ))}
      </div>
      <div className={styles.keys}>
        {digits.map((digit) => (
          <PlainButton key={digit} large onClick={() => type(digit)}>
            {digit}
          </PlainButton>
        ))}
        <PlainButton large onClick={rub} disabled={pin === ''} aria-label={t('words:pin.rub')}>
          ←
        </PlainButton>
        <PlainButton large onClick={() => type('0')}>
          0
        </PlainButton>
        <PlainButton
          large
          look="primary"
          working={working}
          disabled={pin.length < minDigits}
          onClick={() => void enter()}
        >
          {verb}
        </PlainButton>
      </div>
      {/* Room for it from the beginning: the keys stay under the finger. */}
      <div className={styles.said}>
        <RefusalAlert refusal={refusal} />
      </div>
    </div>
  );
}

/** Whoever waits sees for how long still; when it is over nothing says to wait any more. */
function useCountDown(
  refusal: RefusalLike | undefined,
  onSecond: (left: RefusalLike | undefined) => void,
): void {
  const left = refusal?.code === 'too_many_tries' ? refusal.params.seconds : 0;
  useEffect(() => {
    if (!(left > 0)) return;
    const second = setTimeout(() => {
      onSecond(left > 1 ? { code: 'too_many_tries', params: { seconds: left - 1 } } : undefined);
    }, 1000);
    return () => clearTimeout(second);
  }, [left, onSecond]);
}
