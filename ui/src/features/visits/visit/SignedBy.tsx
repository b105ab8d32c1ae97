import { CONFIRMATION_MEANS, type ConfirmationMeans } from '@bindings';
import { Input } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { Choice } from '../../../kit/Choice';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { useHotkey } from '../../../kit/hotkeys';
import { KeyHint } from '../../../kit/KeyHint';
import type { Lack } from '../../../kit/lacks';
import { SignaturePad } from '../../../kit/SignaturePad';
import type { KeptSignature, Signing } from '../../../kit/signed';

export interface SignedByFields extends KeptSignature {
  name: string;
  means: ConfirmationMeans;
}

/** Why there is no signature: none was drawn, or what was signed became another. */
export const missingSignature = (t: TFunction, signing: Signing, undrawn: string): string =>
  signing.lapsed ? t('words:signature.lapsed') : undrawn;

/** What a signature still lacks. */
export function signatureLacks(t: TFunction, fields: SignedByFields, signing: Signing): Lack[] {
  const lacks: Lack[] = [];
  if (fields.name.trim() === '') lacks.push({ says: t('visits:signed.name_missing'), at: 'signed_by' });
  if (fields.means === 'on_screen' && !signing.value) {
    const says = missingSignature(t, signing, t('visits:signed.signature_missing'));
    lacks.push({ says, at: 'signed_means' });
  }
  return lacks;
}

interface SignedByProps {
  title: string;
  fields: SignedByFields;
  set: (patch: Partial<SignedByFields>) => void;
  /** The drawing, and what it is drawn for. */
  signing: Signing;
  testId: string;
  refusal?: RefusalLike | undefined;
  /** The host's name of the field with the person's name. */
  nameField: string;
  /** The number of the paper that is signed, when it is one. */
  paper: string;
  /** Something else stands beside it: name and means share half of the page. */
  half?: boolean;
}

/** The customer's own yes: a name, and a signature on the screen or on the printed sheet. */
export function SignedBy(props: SignedByProps) {
  const { title, fields, set, signing, testId, refusal, nameField, paper, half } = props;
  const { t } = useTranslation();
  const word = useWords();
  const other = fields.means === 'on_paper' ? 'on_screen' : 'on_paper';
  useHotkey('Ctrl+B', () => set({ means: other }), word('confirmation_means', other));
  return (
    <Group title={title} columns={half ? 'rest' : 2}>
      <Field small label={t('visits:signed.name')} names={[nameField]} lacks="signed_by" refusal={refusal}>
        <Input
          value={fields.name}
          aria-label={t('visits:signed.name')}
          data-testid={`${testId}-name`}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field
        small
        label={
          <>
            {t('visits:signed.means')} <KeyHint combo="Ctrl+B" />
          </>
        }
        lacks="signed_means"
        hint={fields.means === 'on_paper' && t('visits:signed.paper', { paper })}
      >
        <Choice
          value={fields.means}
          codes={CONFIRMATION_MEANS}
          word={(code) => word('confirmation_means', code)}
          onChange={(chosen) => set({ means: chosen })}
          label={t('visits:signed.means')}
          testId={`${testId}-means`}
        />
      </Field>
      {fields.means === 'on_screen' && (
        <div style={{ gridColumn: '1 / -1' }} data-testid={`${testId}-signature`}>
          <SignaturePad signing={signing} label={t('visits:signed.here')} />
        </div>
      )}
    </Group>
  );
}
