import { LIMITS } from '@bindings';
import { Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call';
import { transport } from '../api/transport';
import type { RefusalLike } from '../i18n/refusal';
import { ActionButton } from '../kit/ActionButton';
import type { Draft } from '../kit/draft';
import { Field } from '../kit/Field';
import { RefusalAlert } from '../kit/RefusalAlert';
import type { Answers } from './answers';
import { Dressed } from './Dressed';
import { rememberPerson } from './lastPerson';
import styles from './Setup.module.css';

const [minDigits, maxDigits] = LIMITS.pin_digits;

interface SetupEndProps {
  draft: Draft<Answers>;
  pin: string;
  again: string;
}

/** The last two questions of a new file, and the button that opens the shop with all the answers. */
export default function SetupEnd({ draft, pin, again }: SetupEndProps) {
  const { t } = useTranslation();
  const [bayName, setBayName] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const answers = draft.value;
  const bays = answers.bays ?? [1, 2, 3].map((number) => t('shell:setup.bay_number', { number }));

  const pinWrong = !/^\d+$/.test(pin) || pin.length < minDigits || pin.length > maxDigits;
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
    const opened = await call('set_up_shop', { ...asked, repairs: answers.repairs ?? false, bays, pin });
    const person = opened.people[0];
    if (!person) return;
    rememberPerson(person.id);
    draft.clear();
    // The first page is the one that leads through the first hour, whichever home the roles would choose.
    location.hash = '#/office';
    await transport().signIn(person.id, pin);
    // The shop is open by now: the sample goes on loading while its progress shows at the top of the page.
    if (sample) await call('load_sample_shop', {});
  };

  return (
    <Dressed>
      <div className={styles.end}>
        <Field label={t('shell:setup.bays')} required hint={t('shell:setup.bays_hint')} htmlFor="bays">
          {/* While a name is being typed, Enter adds the bay; after that it goes on. */}
          <div data-own-enter={bayName === '' ? undefined : ''} data-lack="bays">
            <Select
              id="bays"
              className={styles.bays}
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
        </Field>
        <div className={styles.sample}>
          <Switch
            id="repairs"
            checked={answers.repairs ?? false}
            onChange={(repairs) => draft.set({ ...answers, repairs })}
            aria-labelledby="repairs-label"
          />
          <label htmlFor="repairs" id="repairs-label">
            {t('shell:setup.repairs')}
            <span>{t('shell:setup.repairs_hint')}</span>
          </label>
        </div>
        <div className={styles.sample}>
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
      </div>
      <RefusalAlert refusal={refusal} />
      <ActionButton
        label={t('shell:setup.open')}
        hotkey="F2"
        primary
        size="large"
        missing={missing}
        onAct={openShop}
        onRefused={setRefusal}
        testId="action-set_up_shop"
      />
    </Dressed>
  );
}
