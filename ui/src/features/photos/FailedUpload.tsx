import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/errors';
import { useRead } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import styles from './tiles.module.css';
import { sendAgain, takeAway, toFiles, toThisVisit, type Upload } from './uploads';

interface FailedUploadProps {
  upload: Upload;
  refusal: Refusal;
  /** What is seen of it. */
  children: ReactNode;
}

/** Refused for what the file is, or for where the visit has come to: sent again it would be refused again. */
const forGood: ReadonlySet<Refusal['code']> = new Set([
  'pdf_among_photos',
  'no_photo',
  'no_pdf',
  'file_too_large',
  'photo_too_late',
  'file_too_late',
  'visit_is_another',
]);

/** What could not be sent says why, and waits for a hand. */
export function FailedUpload({ upload, refusal, children }: FailedUploadProps) {
  const { t } = useTranslation();
  const { place } = upload;
  return (
    <div className={styles.failed} role="alert" data-testid="upload" data-state="failed">
      {children}
      <p>
        <strong>{upload.name}</strong>
        {refusalWords(t, refusal)}
      </p>
      <span className={styles.answers}>
        {!forGood.has(refusal.code) && (
          <ActionButton
            label={t('photos:again')}
            onAct={() => sendAgain(upload.key)}
            testId={`upload-again-${upload.key}`}
          />
        )}
        {refusal.code === 'pdf_among_photos' && typeof place !== 'string' && (
          <ToFiles upload={upload} workOrderId={place.work_order_id} />
        )}
        {refusal.code === 'visit_is_another' && typeof place !== 'string' && (
          <ToThisVisit upload={upload} workOrderId={place.work_order_id} />
        )}
        <TakeAway upload={upload} />
      </span>
    </div>
  );
}

/** The way to where it belongs, for whoever may attach files. */
function ToFiles({ upload, workOrderId }: { upload: Upload; workOrderId: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data } = useRead('list_attached_files', { work_order_id: workOrderId });
  if (!data?.may_attach) return null;
  return (
    <ActionButton
      label={t('photos:files.take_it')}
      onAct={() => {
        toFiles(upload.key);
        // It goes on where it is not seen from here.
        message.info(t('photos:files.taken', { name: upload.name }));
      }}
      testId={`upload-to-files-${upload.key}`}
    />
  );
}

/** The car was written down anew after the restore, and whoever looks at the photo knows it. */
function ToThisVisit({ upload, workOrderId }: { upload: Upload; workOrderId: number }) {
  const { t } = useTranslation();
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  if (!data) return null;
  return (
    <ActionButton
      label={t('photos:belongs_here')}
      onAct={() => toThisVisit(upload.key, data.checked_in_at)}
      testId={`upload-belongs-${upload.key}`}
    />
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
