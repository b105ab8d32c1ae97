import { LIMITS } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useSession } from '../../api/session';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { enterMoves, Field } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { PinInput } from '../../kit/PinInput';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Settings.module.css';

const [fewest] = LIMITS.pin_digits;

/** One's own PIN: the old one once, the new one twice. */
export function OwnPin() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const session = useSession();
  const change = useCommand('change_own_pin');
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const short = next.length < fewest;
  const lacks = [
    old === '' && { says: t('settings:pin.lack.old'), at: 'old' },
    short && { says: t('settings:pin.lack.new'), at: 'new' },
    !short && next !== again && { says: t('settings:pin.lack.again'), at: 'again' },
  ].filter((lack) => lack !== false);
  const act = async () => {
    setRefusal(undefined);
    await change({ old_pin: old, new_pin: next });
    setOld('');
    setNext('');
    setAgain('');
    message.success(t('settings:pin.changed'));
  };
  const field = (name: 'old' | 'new' | 'again', value: string, set: (pin: string) => void) => (
    <Field label={t(`settings:pin.${name}`)} htmlFor={`pin-${name}`} names={[name]}>
      <PinInput
        id={`pin-${name}`}
        autoComplete={name === 'old' ? 'current-password' : 'new-password'}
        value={value}
        data-testid={`pin-${name}`}
        onChange={set}
      />
    </Field>
  );
  return (
    <Panel title={t('settings:pin.title', { name: session?.name })} padded>
      <div className={`${styles.form} ${styles.slim}`} onKeyDownCapture={enterMoves}>
        {field('old', old, setOld)}
        {field('new', next, setNext)}
        {field('again', again, setAgain)}
        <RefusalAlert refusal={refusal} />
        <ActionButton
          label={t('settings:pin.change')}
          hotkey="F2"
          primary
          missing={lacks}
          onAct={act}
          onRefused={setRefusal}
          testId="action-change_own_pin"
        />
      </div>
    </Panel>
  );
}
