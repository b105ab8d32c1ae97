import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RefusalLike, refusalWords } from '../i18n/refusal';
import styles from './ActionButton.module.css';
import { useHotkey } from './hotkeys';
import { KeyHint } from './KeyHint';

export interface ActionButtonProps {
  /** A verb of the trade: 接车, 发报价, 派工. */
  label: string;
  /** A promise it gives keeps the button at work until it is settled. */
  onAct: () => unknown;
  hotkey?: string;
  /** What is missing, each a sentence. While there is any, the button stays visible and cannot be pressed. */
  missing?: readonly string[];
  /** The one next action of the page. */
  primary?: boolean;
  /** What is typed goes out with it, as it does with the primary one: an amount that cannot be read holds it. */
  sends?: boolean;
  danger?: boolean;
  icon?: ReactNode;
  size?: 'small' | 'middle' | 'large';
  block?: boolean;
  /** The button sits in a dialog: its key works there and only there. */
  inDialog?: boolean;
  /** Shows a refusal in its own way; otherwise it appears as a message. */
  onRefused?: (refusal: RefusalLike) => void;
  testId?: string;
}

/** A field whose text is no amount: what was read of it before is not what stands there. */
function unreadableField(button: HTMLElement | null): HTMLElement | null {
  const form = button?.closest('.ant-modal, .ant-drawer') ?? document;
  return form.querySelector<HTMLElement>('input[data-unreadable]');
}

const isRefusal = (failure: unknown): failure is RefusalLike =>
  typeof failure === 'object' && failure !== null && 'code' in failure && typeof failure.code === 'string';

/** A button that says its key, shows that it is at work, and says what is missing when it may not be pressed. */
export function ActionButton(props: ActionButtonProps) {
  const { label, onAct, hotkey, missing = [], primary, danger, icon, size, block, onRefused, testId } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [working, setWorking] = useState(false);
  const reasons = useId();
  const place = useRef<HTMLSpanElement>(null);
  const held = missing.length > 0;

  const act = async () => {
    if (working) return;
    const unreadable = primary || props.sends ? unreadableField(place.current) : null;
    if (unreadable) {
      unreadable.focus();
      message.error(t('words:amount_unreadable'));
      return;
    }
    setWorking(true);
    try {
      await onAct();
    } catch (failure) {
      if (!isRefusal(failure)) throw failure;
      if (onRefused) onRefused(failure);
      else message.error(refusalWords(t, failure));
    } finally {
      setWorking(false);
    }
  };
  useHotkey(hotkey, held ? undefined : () => void act(), label, props.inDialog);

  return (
    <span className={block ? styles.block : styles.action} ref={place}>
      <Button
        type={primary ? 'primary' : 'default'}
        danger={danger}
        icon={icon}
        size={size}
        block={block}
        disabled={held}
        loading={working}
        aria-describedby={held ? reasons : undefined}
        data-testid={testId}
        onClick={() => void act()}
      >
        {label}
        {hotkey && <KeyHint combo={hotkey} />}
      </Button>
      {held && (
        <ul className={styles.missing} id={reasons}>
          {missing.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </span>
  );
}
