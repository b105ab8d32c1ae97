import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from './Alert';
import { SignatureField, withStrokes } from './SignatureField';
import styles from './SignaturePad.module.css';
import { SignatureSheet } from './SignatureSheet';
import type { SignatureDrawing, Signing } from './signed';

interface SignaturePadProps {
  label: string;
  /** As wide as a name needs, where it is one field among others. */
  small?: boolean;
}

/** A signature given earlier. */
export function GivenSignature({ value, label, small }: SignaturePadProps & { value: SignatureDrawing }) {
  return (
    <div className={`${styles.pad} ${small ? styles.small : ''}`}>
      <SignatureField value={value} label={label} />
    </div>
  );
}

/** A field to sign in, which can be handed to the customer as a sheet of its own. */
export function SignaturePad({ signing, label, small }: SignaturePadProps & { signing: Signing }) {
  const { value, onChange, lapsed, matter, waits } = signing;
  const { t } = useTranslation();
  const [handed, setHanded] = useState(false);
  const drawn = value?.strokes ?? [];
  return (
    <div className={`${styles.pad} ${small ? styles.small : ''}`}>
      <SignatureField value={value} onChange={waits ? undefined : onChange} label={label} />
      {waits && <Alert type="info" showIcon title={waits} data-testid="signature-waits" />}
      {lapsed && !waits && (
        <Alert type="warning" showIcon title={t('words:signature.lapsed')} data-testid="signature-lapsed" />
      )}
      <div className={styles.tools}>
        {matter && (
          <Button
            size="large"
            disabled={matter.rows.length === 0 || waits !== undefined}
            data-testid="hand-over"
            onClick={() => setHanded(true)}
          >
            {t('words:signature.hand_over')}
          </Button>
        )}
        <Button
          size="large"
          disabled={drawn.length === 0}
          onClick={() => onChange(withStrokes(value, drawn.slice(0, -1)))}
        >
          {t('words:signature.undo')}
        </Button>
        <Button size="large" disabled={drawn.length === 0} onClick={() => onChange(undefined)}>
          {t('words:signature.clear')}
        </Button>
      </div>
      {handed && matter && (
        <SignatureSheet signing={signing} matter={matter} label={label} onClose={() => setHanded(false)} />
      )}
    </div>
  );
}
