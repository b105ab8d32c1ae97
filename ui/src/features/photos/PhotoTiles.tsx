import type { PhotoRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { PhotoTile } from './PhotoTile';
import styles from './strip.module.css';
import { UploadTile } from './UploadTile';
import type { Progress, Upload } from './uploads';

interface PhotoTilesProps {
  photos: readonly PhotoRow[];
  coming: readonly Upload[];
  progress?: Progress | undefined;
  /** So many are seen in a line; the rest is looked at one by one. */
  max?: number | undefined;
  onOpen: (id: number) => void;
  /** What they are of, for who looks for the way to the rest. */
  testId: string;
}

/** Photos side by side, and after them those on their way. */
export function PhotoTiles({ photos, coming, progress, max, onOpen, testId }: PhotoTilesProps) {
  const { t } = useTranslation();
  const seen = max !== undefined && photos.length > max ? photos.slice(0, max - 1) : photos;
  const next = photos[seen.length];
  return (
    <>
      {seen.map((photo) => (
        <PhotoTile key={photo.id} photo={photo} onOpen={() => onOpen(photo.id)} />
      ))}
      {next && (
        <button
          type="button"
          className={styles.more}
          aria-label={t('photos:more', { more: photos.length - seen.length })}
          data-testid={`photos-more-${testId}`}
          onClick={() => onOpen(next.id)}
        >
          +{photos.length - seen.length}
        </button>
      )}
      {coming.map((one) => (
        <UploadTile key={one.key} upload={one} />
      ))}
      {progress && (
        <span
          className={styles.progress}
          role="status"
          aria-label={t('photos:progress', { sent: progress.sent, all: progress.all })}
          data-testid={`progress-${testId}`}
        >
          {progress.sent} / {progress.all}
        </span>
      )}
    </>
  );
}
