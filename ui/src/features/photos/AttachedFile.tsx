import { DeleteOutlined, FilePdfOutlined } from '@ant-design/icons';
import type { AttachedFileRow } from '@bindings';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../i18n/time';
import { sizeOf } from '../../kit/fileSize';
import styles from './files.module.css';

interface AttachedFileProps {
  file: AttachedFileRow;
  onLook: () => void;
  onRemove: () => void;
}

/** A file in the list, looked at by a press; of one that was taken off the page, who did that and why. */
export function AttachedFile({ file, onLook, onRemove }: AttachedFileProps) {
  const { t } = useTranslation();
  const isRemoved = file.removed_at !== null;
  return (
    <li className={styles.line} data-removed={isRemoved || undefined}>
      <button type="button" className={styles.file} data-testid={`file-${file.id}`} onClick={onLook}>
        <FilePdfOutlined />
        {isRemoved ? (
          <s className={styles.name}>{file.name}</s>
        ) : (
          <span className={styles.name}>{file.name}</span>
        )}
        <span className={styles.about}>
          <span>{sizeOf(file.bytes)}</span>
          <span>{file.attached_by_name}</span>
          <span>{formatInstant(t, file.at)}</span>
        </span>
        {file.removed_at !== null && (
          <span className={styles.why}>
            {t('photos:removed_at', {
              name: file.removed_by_name,
              at: formatInstant(t, file.removed_at),
              reason: file.removed_reason,
            })}
          </span>
        )}
      </button>
      {file.may_remove && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          title={t('photos:files.remove_of', { name: file.name })}
          aria-label={t('photos:files.remove_of', { name: file.name })}
          data-testid={`file-remove-${file.id}`}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
