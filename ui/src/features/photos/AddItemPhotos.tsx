import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './item.module.css';
import { PhotoFiles } from './PhotoFiles';

interface AddItemPhotosProps {
  /** The item in the shop's words. */
  name: string;
  /** How many there are of it. */
  count: number;
  onFiles: (files: File[]) => void;
  testId: string;
}

/** A list of items has one small button for each, the same at the counter and in a hand. */
export function AddItemPhotos({ name, count, onFiles, testId }: AddItemPhotosProps) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  const does = t('photos:add_of', { kind: name });
  const says = count > 0 ? t('photos:with_those', { does, there: count }) : does;
  return (
    <>
      <Button
        type="text"
        className={styles.add}
        icon={<CameraOutlined />}
        aria-label={says}
        title={says}
        data-testid={`take-photo-${testId}`}
        onClick={() => files.current?.click()}
      >
        {count > 0 && <span className={styles.count}>{count}</span>}
      </Button>
      {/* A phone asks by itself whether to take a photo or to choose some that are there. */}
      <PhotoFiles ref={files} multiple onFiles={onFiles} testId={`photo-files-${testId}`} />
    </>
  );
}
