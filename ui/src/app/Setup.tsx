import { LIMITS } from '@bindings';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../kit/draft';
import { enterMoves, Field } from '../kit/Field';
import { loaded } from '../kit/loaded';
import { PlainInput, PlainSecret } from '../kit/PlainInput';
import { unanswered } from './answers';
import { JoinAShop } from './JoinAShop';
import styles from './Setup.module.css';

const [, maxDigits] = LIMITS.pin_digits;

// The last questions and the button that ends them are drawn by Ant Design: they come while the first is read.
const SetupEnd = loaded(() => import('./SetupEnd'));

/** The five questions of a new file. */
export function Setup({ complete }: { complete: boolean }) {
  const { t } = useTranslation();
  const draft = useDraft('setup', unanswered);
  // A PIN is never written into a draft.
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const answers = draft.value;

  const field = (name: 'name' | 'phone' | 'address' | 'person_name') => ({
    id: name,
    value: answers[name],
    onChange: (event: { target: { value: string } }) => draft.set({ ...answers, [name]: event.target.value }),
  });

  return (
    <div className={styles.setup} onKeyDownCapture={enterMoves}>
      <h1>{t('shell:setup.title')}</h1>
      <p>{t('shell:setup.intro')}</p>
      <JoinAShop />
      <div className={styles.questions}>
        <Field
          label={t('shell:setup.shop_name')}
          required
          hint={t('shell:setup.shop_name_hint')}
          htmlFor="name"
        >
          <PlainInput data-lack="name" autoFocus {...field('name')} />
        </Field>
        <Field label={t('shell:setup.phone')} htmlFor="phone">
          <PlainInput inputMode="tel" {...field('phone')} />
        </Field>
        <Field label={t('shell:setup.address')} htmlFor="address" wide>
          <PlainInput {...field('address')} />
        </Field>
        <Field
          label={t('shell:setup.person_name')}
          required
          hint={t('shell:setup.person_hint')}
          htmlFor="person_name"
        >
          <PlainInput data-lack="person_name" {...field('person_name')} />
        </Field>
        <div className={styles.pins}>
          <Field label={t('shell:setup.pin')} required hint={t('shell:setup.pin_hint')} htmlFor="pin">
            <PlainSecret
              id="pin"
              data-lack="pin"
              inputMode="numeric"
              maxLength={maxDigits}
              value={pin}
              onChange={(event) => setPin(event.target.value)}
            />
          </Field>
          <Field label={t('shell:setup.pin_again')} required htmlFor="again">
            <PlainSecret
              id="again"
              data-lack="again"
              inputMode="numeric"
              maxLength={maxDigits}
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          </Field>
        </div>
      </div>
      {complete && (
        <Suspense fallback={null}>
          <SetupEnd draft={draft} pin={pin} again={again} />
        </Suspense>
      )}
    </div>
  );
}
