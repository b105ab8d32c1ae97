import { ClockCircleOutlined, FileImageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Quiet } from '../../kit/Quiet';
import { Waiting } from '../../kit/Waiting';
import { FailedUpload, TakeAway } from './FailedUpload';
import styles from './tiles.module.css';
import type { Upload } from './uploads';

/** A photo on its way, and what became of it when it did not get there. */
export function UploadTile({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const { name, preview, state, refusal, lost } = upload;
  const works = state === 'preparing' || state === 'sending';
  const waits = lost ? 'photos:lost' : 'photos:waiting';
  const says = state === 'waiting' ? waits : state === 'held' ? 'photos:held' : 'photos:uploading';
  const picture = (
    <span className={`${styles.tile} ${styles.onItsWay}`} title={name}>
      {preview ? <img src={preview} alt="" /> : <FileImageOutlined />}
      {works && (
        <span className={styles.over}>
          <Waiting />
        </span>
      )}
      {state === 'waiting' && (
        <span className={styles.over}>
          <ClockCircleOutlined />
        </span>
      )}
    </span>
  );
  if (state === 'failed' && refusal) {
    return (
      <FailedUpload upload={upload} refusal={refusal}>
        {picture}
      </FailedUpload>
    );
  }
  return (
    <span
      className={styles.upload}
      role="status"
      aria-label={t(says, { name })}
      data-testid="upload"
      data-state={state}
    >
      {picture}
      {lost && <Quiet>{t('photos:lost', { name })}</Quiet>}
      {(state === 'held' || lost) && <TakeAway upload={upload} />}
    </span>
  );
}
