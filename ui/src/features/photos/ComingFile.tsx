import { ClockCircleOutlined, FilePdfOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../kit/Waiting';
import { FailedUpload, TakeAway } from './FailedUpload';
import styles from './files.module.css';
import type { Upload } from './uploads';

/** A file on its way, and what became of it when it did not get there. */
export function ComingFile({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const { name, state, refusal, lost } = upload;
  const waits = lost ? 'photos:lost' : 'photos:waiting';
  if (state === 'failed' && refusal) {
    return (
      <li className={styles.line}>
        <FailedUpload upload={upload} refusal={refusal}>
          <FilePdfOutlined />
        </FailedUpload>
      </li>
    );
  }
  return (
    <li className={`${styles.line} ${styles.coming}`} role="status" data-testid="upload" data-state={state}>
      {state === 'waiting' ? <ClockCircleOutlined /> : <Waiting small />}
      <span className={styles.name}>{t(state === 'waiting' ? waits : 'photos:uploading', { name })}</span>
      {state === 'waiting' && <TakeAway upload={upload} />}
    </li>
  );
}
