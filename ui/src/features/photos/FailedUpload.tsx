import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/errors';
import { refusalWords } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import styles from './tiles.module.css';
import { sendAgain, takeAway, type Upload } from './uploads';

interface FailedUploadProps {
  upload: Upload;
  refusal: Refusal;
  /** What is seen of it. */
  children: ReactNode;
}

/** What could not be sent says why, and waits for a hand. */
export function FailedUpload({ upload, refusal, children }: FailedUploadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.failed} role="alert" data-testid="upload" data-state="failed">
      {children}
      <p>
        <strong>{upload.name}</strong>
        {refusalWords(t, refusal)}
      </p>
      <span className={styles.answers}>
        <ActionButton
          label={t('photos:again')}
          onAct={() => sendAgain(upload.key)}
          testId={`upload-again-${upload.key}`}
        />
        <TakeAway upload={upload} />
      </span>
    </div>
  );
}

/** Nobody wants it sent any more. */
export function TakeAway({ upload: { key } }: { upload: Upload }) {
  const { t } = useTranslation();
  return (
    <ActionButton
      label={t('photos:drop_file')}
      onAct={() => takeAway(key)}
      testId={`upload-away-${key}`}
      opens
    />
  );
}
