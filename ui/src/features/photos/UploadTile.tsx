import { ClockCircleOutlined, FileImageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Waiting } from '../../kit/Waiting';
import styles from './tiles.module.css';
import { sendAgain, takeAway, type Upload } from './uploads';

/** A photo on its way, and what became of it when it did not get there. */
export function UploadTile({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const { key, name, preview, state, refusal } = upload;
  const works = state === 'preparing' || state === 'sending';
  const says = state === 'waiting' ? 'photos:waiting' : state === 'held' ? 'photos:held' : 'photos:uploading';
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
  const away = (
    <ActionButton
      label={t('photos:drop_file')}
      onAct={() => takeAway(key)}
      testId={`upload-away-${key}`}
      opens
    />
  );
  if (state === 'failed' && refusal) {
    return (
      <div className={styles.failed} role="alert" data-testid="upload" data-state={state}>
        {picture}
        <p>
          <strong>{name}</strong>
          {refusalWords(t, refusal)}
        </p>
        <span className={styles.answers}>
          <ActionButton
            label={t('photos:again')}
            onAct={() => sendAgain(key)}
            testId={`upload-again-${key}`}
          />
          {away}
        </span>
      </div>
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
      {state === 'held' && away}
    </span>
  );
}
