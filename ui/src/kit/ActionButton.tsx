import { App, Button } from 'antd';
import { type MouseEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal, type RefusalLike, refusalWords } from '../i18n/refusal';
import styles from './ActionButton.module.css';
import { useHotkey } from './hotkeys';
import { KeyHint } from './KeyHint';
import type { Combo } from './keys';
import { LackNote } from './LackNote';
import { asLack, goTo, type Lack, placeOf } from './lacks';
import { cameByTab, dialogJustGone, repeatsLastPress, useAsleep, useJustAppeared } from './rest';

export interface ActionButtonProps {
  /** A verb of the trade: 接车, 发报价, 派工. */
  label: string;
  /** A promise it gives keeps the button at work until it is settled. */
  onAct: () => unknown;
  hotkey?: Combo | undefined;
  /**
   * What is missing. While there is any, the button stays visible and does nothing but lead to the first place where
   * something is put right, by its key or a press on it.
   */
  missing?: readonly (string | Lack)[];
  /** The one next action of the page. */
  primary?: boolean;
  /** It only opens a page or a form: pressed twice it does nothing twice, and it never sleeps. */
  opens?: boolean;
  /** What is typed goes out with it, as it does with the primary one: an amount that cannot be read holds it. */
  sends?: boolean;
  /** It appears where another button stood a moment ago: it sleeps like the primary one. */
  sleeps?: boolean;
  /** It takes money: nothing but a key, a press or the Tab key brings it to work, never a focus the program gave. */
  money?: boolean;
  danger?: boolean;
  icon?: ReactNode;
  /** Drawn as its icon alone, where a row has no room for its label, which it still bears. */
  iconOnly?: boolean;
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

/** A button that says its key, shows that it is at work, and says what is missing when it may not be pressed. */
export function ActionButton(props: ActionButtonProps) {
  const { label, onAct, hotkey, primary, danger, icon, size, block, onRefused, testId } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [working, setWorking] = useState(false);
  const [led, setLed] = useState<{ place: HTMLElement; says: string }>();
  const reasons = useId();
  const place = useRef<HTMLSpanElement>(null);
  const missing = (props.missing ?? []).map(asLack);
  const held = missing.length > 0;
  const main = !props.opens && Boolean(primary || danger || props.money || props.sleeps);
  const what = `${testId ?? label} ${hotkey ?? ''}`;
  const asleep = useAsleep(what, main, Boolean(props.inDialog));
  const justAppeared = useJustAppeared(what);
  const ownFocus = useRef(false);

  const act = async () => {
    if (working || asleep) return;
    if (!props.opens && repeatsLastPress() && (justAppeared() || dialogJustGone())) return;
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
  const lead = (lack: Lack) => {
    const there = lack.at === undefined ? undefined : placeOf(lack.at, place.current);
    if (!there) {
      message.warning(lack.says);
      return;
    }
    goTo(there);
    setLed({ place: there, says: lack.says });
  };
  // What can be put right here comes before what waits for somebody else. To lead there changes nothing, so that a
  // sleeping button does it as well, unless the key came twice.
  const leadOn = () => {
    if (asleep && repeatsLastPress()) return;
    const first =
      missing.find((lack) => lack.at !== undefined && placeOf(lack.at, place.current)) ?? missing[0];
    if (first) lead(first);
  };
  // A sleeping button keeps its key: it must not reach another button behind.
  useHotkey(hotkey, held ? leadOn : () => void act(), label, props.inDialog);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a held button takes no press itself; its frame does
    // biome-ignore lint/a11y/useKeyWithClickEvents: the action's own key and the sentences below do the same
    <span
      className={block ? styles.block : styles.action}
      ref={place}
      data-held={held || undefined}
      onClick={(event: MouseEvent) => {
        if (held && event.target instanceof Element && !event.target.closest('ul')) leadOn();
      }}
    >
      <Button
        type={primary ? 'primary' : props.iconOnly ? 'text' : 'default'}
        danger={danger}
        icon={icon}
        size={size}
        block={block}
        disabled={held || asleep}
        loading={working}
        className={asleep && !held ? styles.asleep : undefined}
        data-asleep={asleep || undefined}
        data-money={props.money || undefined}
        {...(props.iconOnly && { 'aria-label': label, title: label })}
        aria-describedby={held ? reasons : undefined}
        data-testid={testId}
        onFocus={() => {
          ownFocus.current ||= cameByTab();
        }}
        onBlur={() => {
          ownFocus.current = false;
        }}
        onPointerDown={() => {
          ownFocus.current = true;
        }}
        onKeyDown={(event) => {
          const presses = event.key === 'Enter' || event.key === ' ';
          if (presses && props.money && !ownFocus.current) event.preventDefault();
        }}
        onClick={() => void act()}
      >
        {!props.iconOnly && label}
        {hotkey && <KeyHint combo={hotkey} />}
      </Button>
      {held && (
        <ul className={styles.missing} id={reasons}>
          {missing.map((lack) => (
            <li key={lack.says}>
              {lack.at === undefined ? (
                lack.says
              ) : (
                <button type="button" onClick={() => lead(lack)}>
                  {lack.says}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {led && missing.some((lack) => lack.says === led.says) && (
        <LackNote place={led.place} says={led.says} onGone={() => setLed(undefined)} />
      )}
    </span>
  );
}
