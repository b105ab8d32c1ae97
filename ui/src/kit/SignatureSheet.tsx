import { RetweetOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from './Alert';
import { Money } from './Money';
import { PlateBadge } from './PlateBadge';
import { useSleepBehind } from './rest';
import { SignatureField } from './SignatureField';
import styles from './SignatureSheet.module.css';
import type { SignedMatter, SignedRow, Signing } from './signed';

/** So many lines are read one below the other; more of them stand beside each other, where there is room. */
const few = 4;

interface SignatureSheetProps {
  signing: Signing;
  matter: SignedMatter;
  label: string;
  onClose: () => void;
}

/**
 * The screen in the customer's hands: what is signed, in large letters, and a field as wide as the screen. The browser
 * itself keeps all else of the program out of reach while it is there; turned round it is read from across the counter.
 */
export function SignatureSheet({ signing, matter, label, onClose }: SignatureSheetProps) {
  const { t } = useTranslation();
  const sheet = useRef<HTMLDialogElement>(null);
  const [turned, setTurned] = useState(false);
  const title = useId();
  // What closes it may be pressed twice, and the second press meets the page.
  useSleepBehind(true);
  // Shown before anything of it is measured.
  useLayoutEffect(() => {
    const dialog = sheet.current;
    dialog?.showModal();
    // No button has the focus: a key still held would press it.
    dialog?.focus();
    return () => dialog?.close();
  }, []);
  useEffect(() => {
    // No key of the program does anything in a customer's hands, nor one of the dialog below. What the browser does by
    // itself stays: Tab goes from button to button, Enter presses one, Esc goes back.
    const keep = (event: KeyboardEvent) => event.stopImmediatePropagation();
    window.addEventListener('keydown', keep, true);
    return () => window.removeEventListener('keydown', keep, true);
  }, []);

  const rows = useRef<HTMLUListElement>(null);
  const { more, look } = useMoreBelow(rows);
  const { value, onChange, lapsed, waits } = signing;
  return (
    <dialog
      ref={sheet}
      className={styles.sheet}
      aria-labelledby={title}
      tabIndex={-1}
      data-testid="signature-sheet"
      data-turned={turned}
      onCancel={onClose}
    >
      <div className={`${styles.page} ${turned ? styles.turned : ''}`}>
        <header className={styles.head}>
          <PlateBadge plate={matter.plate} colour={matter.plateColour} size="large" />
          <span className={styles.car}>{matter.car}</span>
          <Button
            size="large"
            icon={<RetweetOutlined />}
            data-testid="signature-turn"
            onClick={() => setTurned(!turned)}
          >
            {t('words:signature.turn')}
          </Button>
        </header>
        <div className={styles.titled}>
          <h2 id={title}>{matter.title}</h2>
          <span className={styles.count}>{t('words:signature.count', { count: matter.rows.length })}</span>
          {more && (
            <span className={styles.more} data-testid="signature-more">
              {t('words:signature.more')}
            </span>
          )}
        </div>
        <ul
          className={`${styles.rows} ${matter.rows.length > few ? styles.many : ''}`}
          ref={rows}
          onScroll={look}
          data-testid="signature-rows"
        >
          {matter.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an estimate may say the same
            <Row key={place} row={row} />
          ))}
        </ul>
        {matter.sum && (
          <p className={styles.sum} data-testid="signature-sum">
            {matter.sum.text} <Money fen={matter.sum.fen} inline strong />
          </p>
        )}
        {waits && <Alert type="info" showIcon title={waits} />}
        {lapsed && !waits && <Alert type="warning" showIcon title={t('words:signature.lapsed')} />}
        <div className={styles.pad}>
          <SignatureField
            value={value}
            onChange={waits ? undefined : onChange}
            label={label}
            turned={turned}
          />
        </div>
        <footer className={styles.foot}>
          <Button size="large" data-testid="signature-back" onClick={onClose}>
            {t('words:confirm.back')}
          </Button>
          <span className={styles.signer}>{t('words:signature.signer', { name: matter.signer })}</span>
          <Button
            size="large"
            disabled={value === null}
            data-testid="signature-clear"
            onClick={() => onChange(undefined)}
          >
            {t('words:signature.clear')}
          </Button>
          <Button
            type="primary"
            size="large"
            disabled={value === null}
            data-testid="signature-done"
            onClick={onClose}
          >
            {t('words:signature.done')}
          </Button>
        </footer>
      </div>
    </dialog>
  );
}

/** Whether some of the list is still below: a finger's screen shows no bar that would say so. */
function useMoreBelow(list: RefObject<HTMLElement | null>): { more: boolean; look: () => void } {
  const [more, setMore] = useState(false);
  const look = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = list.current ?? {};
    setMore(scrollHeight - scrollTop - clientHeight > 8);
  };
  const latest = useRef(look);
  latest.current = look;
  useLayoutEffect(look);
  useEffect(() => {
    const resized = () => latest.current();
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return { more, look };
}

function Row({ row }: { row: SignedRow }) {
  return (
    <li
      className={row.declined ? styles.declined : undefined}
      data-sentence={row.says === undefined || undefined}
    >
      <span className={styles.text}>{row.text}</span>
      {row.says && <span className={styles.says}>{row.says}</span>}
      {row.fen !== undefined && <Money fen={row.fen} inline />}
    </li>
  );
}
