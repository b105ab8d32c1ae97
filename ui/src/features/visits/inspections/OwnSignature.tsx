import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../../i18n/refusal';
import { Field } from '../../../kit/Field';
import { SignaturePad } from '../../../kit/SignaturePad';
import type { Signing } from '../../../kit/signed';

interface OwnSignatureProps {
  signing: Signing;
  testId: string;
  refusal: RefusalLike | undefined;
}

/** Whoever writes the report may sign it, too; without it the name alone stands there. */
export function OwnSignature({ signing, testId, refusal }: OwnSignatureProps) {
  const { t } = useTranslation();
  return (
    <Field
      small
      label={t('visits:inspection.own_signature')}
      names={['signature']}
      refusal={refusal}
      hint={t('visits:inspection.own_signature_hint')}
    >
      <div data-testid={`${testId}-signature`}>
        <SignaturePad small signing={signing} label={t('visits:signed.here')} />
      </div>
    </Field>
  );
}
