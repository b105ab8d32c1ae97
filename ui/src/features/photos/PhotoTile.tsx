import { FileUnknownOutlined } from '@ant-design/icons';
import type { PhotoRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../i18n/refusal';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { useItemWord } from './itemWords';
import { Picture } from './Picture';
import styles from './tiles.module.css';
import { usePhoto } from './usePhoto';

interface PhotoTileProps {
  photo: PhotoRow;
  onOpen: () => void;
}

/** A photo in a list, opened by a press; of one that was taken off the page, who did that and why. */
export function PhotoTile({ photo, onOpen }: PhotoTileProps) {
  const { t } = useTranslation();
  const word = useWords();
  const itemWord = useItemWord();
  const removed = photo.removed_at !== null;
  const { url, refusal } = usePhoto(photo, 'small', !removed);
  const label = removed
    ? t('photos:removed', { name: photo.removed_by_name, reason: photo.removed_reason })
    : t('photos:open', {
        kind: photo.caption || itemWord(photo.item) || word('photo_kind', photo.kind),
        name: photo.taken_by_name,
        at: formatInstant(t, photo.at),
      });
  return (
    <button
      type="button"
      className={`${styles.tile} ${removed ? styles.removed : ''}`}
      title={refusal ? refusalWords(t, refusal) : label}
      aria-label={label}
      data-testid={`photo-${photo.id}`}
      data-removed={removed || undefined}
      onClick={onOpen}
    >
      {removed ? (
        <>
          <s>{word('photo_kind', photo.kind)}</s>
          <span className={styles.why}>{photo.removed_by_name}</span>
          <span className={styles.why}>{photo.removed_reason}</span>
        </>
      ) : refusal ? (
        <FileUnknownOutlined className={styles.lost} />
      ) : (
        <Picture photo={photo} marks={photo.marks} url={url} label={label} covers aria-hidden="true" />
      )}
    </button>
  );
}
