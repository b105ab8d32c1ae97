import { type FocusEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import styles from './NumberKeys.module.css';
import { useFingers } from './touch';

interface NumberKeysProps {
  /** No number after all, such as a fault code: the field is left alone. */
  off?: boolean;
  /** Whole numbers only, such as kilometres: two noughts stand in place of the point. */
  whole?: boolean;
  /** The field: any of the kit's number inputs, or a plain one. */
  children: ReactNode;
}

/** Types into a field as a keyboard does, so that whatever the field makes of typing it makes of this. */
function type(field: HTMLInputElement, text: string, rub = false): void {
  const end = field.value.length;
  const from = field.selectionStart ?? end;
  const to = field.selectionEnd ?? end;
  field.setRangeText(text, rub && from === to ? Math.max(0, from - 1) : from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

// The room the keys take is given back when the press that left the field is over: a button that moves away between
// the two halves of a press is never pressed, and one that moves long after it is pressed in another's place.
const roomStays = 80;
let taken = 0;

function useRoom(pad: HTMLElement | null, field: HTMLInputElement | undefined): void {
  useLayoutEffect(() => {
    if (!pad || !field) return;
    const root = document.documentElement;
    const own = ++taken;
    root.style.setProperty('--keys-room', `${pad.offsetHeight}px`);
    root.dataset.keys = 'true';
    field.scrollIntoView?.({ block: 'center' });
    return () => {
      setTimeout(() => {
        if (own !== taken) return;
        root.style.removeProperty('--keys-room');
        delete root.dataset.keys;
      }, roomStays);
    };
  }, [pad, field]);
}

/**
 * Large keys for a field that takes a number, where the computer is worked with fingers: they come with the cursor, in
 * place of the system's keyboard, which is one key away. A keyboard that is plugged in types on.
 */
export function NumberKeys({ off = false, whole = false, children }: NumberKeysProps) {
  const { t } = useTranslation();
  const fingers = useFingers() && !off;
  const place = useRef<HTMLDivElement>(null);
  const [field, setField] = useState<HTMLInputElement>();
  const [pad, setPad] = useState<HTMLElement | null>(null);
  const [letters, setLetters] = useState(false);
  const swapping = useRef(false);
  useRoom(pad, field);

  const keys = fingers && !letters;
  // Before the field has the cursor: the system's keyboard asks in that moment whether it is wanted.
  useLayoutEffect(() => {
    const input = place.current?.querySelector('input');
    input?.setAttribute('inputmode', keys ? 'none' : whole ? 'numeric' : 'decimal');
    if (off) input?.removeAttribute('inputmode');
  }, [keys, whole, off]);
  // Somebody wants letters this once: the keyboard comes when the field takes the cursor anew.
  useEffect(() => {
    if (!letters || !field) return;
    swapping.current = true;
    field.blur();
    field.focus();
    swapping.current = false;
  }, [letters, field]);

  const entered = (event: FocusEvent<HTMLElement>) => {
    if (fingers && event.target instanceof HTMLInputElement && !event.target.readOnly) setField(event.target);
  };
  const left = () => {
    if (swapping.current) return;
    setField(undefined);
    setLetters(false);
  };
  const press = (text: string) => field && type(field, text);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field in it has the cursor; this hears of it
    <div className={styles.field} ref={place} onFocus={entered} onBlur={left}>
      {children}
      {field &&
        keys &&
        createPortal(
          <div
            className={styles.pad}
            ref={setPad}
            role="group"
            aria-label={t('words:number_keys.label')}
            data-testid="number-keys"
            // The cursor stays in the field: whatever is pressed here is typed there.
            onMouseDown={(event) => event.preventDefault()}
          >
            {['1', '2', '3'].map((digit) => (
              <Key key={digit} text={digit} onPress={press} />
            ))}
            <Key
              text="⌫"
              look={styles.word}
              label={t('words:number_keys.rub')}
              testId="number-key-rub"
              onPress={() => type(field, '', true)}
            />
            {['4', '5', '6'].map((digit) => (
              <Key key={digit} text={digit} onPress={press} />
            ))}
            <Key
              text="ABC"
              look={styles.word}
              label={t('words:number_keys.letters')}
              testId="number-key-letters"
              onPress={() => setLetters(true)}
            />
            {['7', '8', '9', whole ? '00' : '.', '0'].map((digit) => (
              <Key key={digit} text={digit} onPress={press} />
            ))}
            <Key
              text={t('words:number_keys.clear')}
              look={styles.word}
              testId="number-key-clear"
              onPress={() => {
                field.select();
                type(field, '');
              }}
            />
            <Key
              text={t('words:number_keys.done')}
              look={`${styles.word} ${styles.done}`}
              testId="number-key-done"
              onPress={() => field.blur()}
            />
          </div>,
          document.body,
        )}
    </div>
  );
}

interface KeyProps {
  text: string;
  label?: string;
  look?: string | undefined;
  testId?: string;
  onPress: (text: string) => unknown;
}

function Key({ text, label, look, testId, onPress }: KeyProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look}
      aria-label={label}
      data-testid={testId ?? `number-key-${text}`}
      onClick={() => onPress(text)}
    >
      {text}
    </button>
  );
}
