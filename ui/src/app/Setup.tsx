import { Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call';
import { transport } from '../api/transport';
import type { RefusalLike } from '../i18n/refusal';
import { ActionButton } from '../kit/ActionButton';
import { useDraft } from '../kit/draft';
import { enterMoves } from '../kit/Field';
import { pinLengths } from '../kit/PinPad';
import { RefusalAlert } from '../kit/RefusalAlert';
import { rememberPerson } from './lastPerson';
import styles from './Setup.module.css';

interface Answers {
  name: string;
  phone: string;
  address: string;
  person_name: string;
  bays: string[] | undefined;
  sample: boolean;
}

const unanswered: Answers = {
  name: '',
  phone: '',
  address: '',
  person_name: '',
  bays: undefined,
  sample: false,
};

/** The five questions of a new file. */
export function Setup() {
  const { t } = useTranslation();
  const draft = useDraft('setup', unanswered);
  // A PIN is never written into a draft.
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [bayName, setBayName] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const answers = draft.value;
  const bays = answers.bays ?? [1, 2, 3].map((number) => t('shell:setup.bay_number', { number }));

  const field = (name: 'name' | 'phone' | 'address' | 'person_name') => ({
    value: answers[name],
    onChange: (event: { target: { value: string } }) => draft.set({ ...answers, [name]: event.target.value }),
    autoComplete: 'off',
  });

  const pinWrong = !/^\d+$/.test(pin) || pin.length < pinLengths.least || pin.length > pinLengths.most;
  const missing = [
    answers.name.trim() === '' && { says: t('shell:setup.missing.shop_name'), at: 'name' },
    answers.person_name.trim() === '' && { says: t('shell:setup.missing.person_name'), at: 'person_name' },
    pinWrong && { says: t('shell:setup.missing.pin'), at: 'pin' },
    !pinWrong && pin !== again && { says: t('shell:setup.missing.pin_again'), at: 'again' },
    bays.length === 0 && { says: t('shell:setup.missing.bays'), at: 'bays' },
  ].filter((lack) => lack !== false);

  const openShop = async () => {
    setRefusal(undefined);
    const { sample, ...asked } = answers;
    const opened = await call('set_up_shop', { ...asked, bays, pin });
    const person = opened.people[0];
    if (!person) return;
    rememberPerson(person.id);
    draft.clear();
    await transport().signIn(person.id, pin);
    // The shop is open by now: the sample goes on loading while its progress shows at the top of the page.
    if (sample) await call('load_sample_shop', {});
  };

  return (
    <div className={styles.setup} onKeyDownCapture={enterMoves}>
      <h1>{t('shell:setup.title')}</h1>
      <p>{t('shell:setup.intro')}</p>
      <Form layout="vertical" component="div" className={styles.questions}>
        <Form.Item
          label={t('shell:setup.shop_name')}
          required
          extra={t('shell:setup.shop_name_hint')}
          htmlFor="name"
        >
          <Input id="name" data-lack="name" autoFocus {...field('name')} />
        </Form.Item>
        <Form.Item label={t('shell:setup.phone')} htmlFor="phone">
          <Input id="phone" inputMode="tel" {...field('phone')} />
        </Form.Item>
        <Form.Item label={t('shell:setup.address')} htmlFor="address" className={styles.whole}>
          <Input id="address" {...field('address')} />
        </Form.Item>
        <Form.Item
          label={t('shell:setup.person_name')}
          required
          extra={t('shell:setup.person_hint')}
          htmlFor="person_name"
        >
          <Input id="person_name" data-lack="person_name" {...field('person_name')} />
        </Form.Item>
        <div className={styles.pins}>
          <Form.Item label={t('shell:setup.pin')} required extra={t('shell:setup.pin_hint')} htmlFor="pin">
            <Input.Password
              id="pin"
              data-lack="pin"
              inputMode="numeric"
              autoComplete="new-password"
              maxLength={pinLengths.most}
              value={pin}
              onChange={(event) => setPin(event.target.value)}
            />
          </Form.Item>
          <Form.Item label={t('shell:setup.pin_again')} required htmlFor="again">
            <Input.Password
              id="again"
              data-lack="again"
              inputMode="numeric"
              autoComplete="new-password"
              maxLength={pinLengths.most}
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          </Form.Item>
        </div>
        <Form.Item
          label={t('shell:setup.bays')}
          required
          extra={t('shell:setup.bays_hint')}
          htmlFor="bays"
          className={styles.whole}
        >
          {/* While a name is being typed, Enter adds the bay; after that it goes on. */}
          <div data-own-enter={bayName === '' ? undefined : ''} data-lack="bays">
            <Select
              id="bays"
              mode="tags"
              open={false}
              suffixIcon={null}
              value={bays}
              onSearch={setBayName}
              onChange={(next: string[]) => {
                setBayName('');
                draft.set({ ...answers, bays: next });
              }}
            />
          </div>
        </Form.Item>
        <div className={`${styles.whole} ${styles.sample}`}>
          <Switch
            id="sample"
            checked={answers.sample}
            onChange={(sample) => draft.set({ ...answers, sample })}
            aria-labelledby="sample-label"
          />
          <label htmlFor="sample" id="sample-label">
            {t('shell:setup.sample')}
            <span>{t('shell:setup.sample_hint')}</span>
          </label>
        </div>
      </Form>
      <RefusalAlert refusal={refusal} />
      <ActionButton
        label={t('shell:setup.open')}
        hotkey="F2"
        primary
        size="large"
        missing={missing}
        onAct={openShop}
        onRefused={setRefusal}
      />
    </div>
  );
}
