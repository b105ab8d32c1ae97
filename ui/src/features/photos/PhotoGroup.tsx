import type { PhotoKind, PhotoRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { useStill } from '../../kit/heldOrder';
import { AddPhotos } from './AddPhotos';
import { PhotoTiles } from './PhotoTiles';
import styles from './strip.module.css';
import type { UploadPlace } from './uploadPlace';
import { usePhotoGroup } from './usePhotoGroup';

interface PhotoGroupProps {
  kind: PhotoKind;
  /** Where photos added here belong. */
  place: UploadPlace;
  photos: readonly PhotoRow[];
  /** When their visit began. */
  began: string | undefined;
  /** Whether photos can be added now. */
  takes: boolean;
  /** Other kinds stand beside it. */
  named: boolean;
  /** So many are seen in a line; the rest is looked at one by one. */
  max?: number | undefined;
  onOpen: (id: number) => void;
}

/** Photos of one kind, those on their way, and the button that adds more. */
export function PhotoGroup({ kind, place, photos, began, takes, named, max, onOpen }: PhotoGroupProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { element, add, ...going } = usePhotoGroup(place, photos, takes, began);
  const { coming, progress } = useStill(going);
  if (!takes && photos.length === 0 && coming.length === 0) return null;
  const name = word('photo_kind', kind);
  return (
    <div
      ref={element}
      className={styles.group}
      role="group"
      aria-label={name}
      data-testid={`photos-${kind}`}
      data-drop={t('photos:drop', { kind: name })}
      // Somebody who pressed beside the tiles pastes here.
      tabIndex={takes ? -1 : undefined}
    >
      {takes ? (
        <AddPhotos kind={kind} named={named} onFiles={add} />
      ) : (
        named && <span className={styles.name}>{name}</span>
      )}
      <PhotoTiles
        photos={photos}
        coming={coming}
        progress={progress}
        max={max}
        onOpen={onOpen}
        testId={kind}
      />
    </div>
  );
}
