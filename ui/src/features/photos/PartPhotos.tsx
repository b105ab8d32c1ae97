import type { PhotoRow } from '@bindings';
import { useMemo, useState } from 'react';
import { useRead } from '../../api/read';
import { AddItemPhotos } from './AddItemPhotos';
import styles from './item.module.css';
import { PhotoTiles } from './PhotoTiles';
import { PhotoView } from './PhotoView';
import { type CarOfPhotos, inOrder, onThePage } from './photos';
import { usePhotoGroup } from './usePhotoGroup';

interface PartPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  /** The code of an item of the walk-around, or the key of a damage mark. */
  of: { item: string } | { mark: string };
  /** What it is called. */
  name: string;
  /** Above a photo looked at, where the item does not say it. */
  about?: string;
  /** They are only looked at here. */
  fixed: boolean;
}

/** How many tiles stand in the line of one part. */
const max = 6;
const none: PhotoRow[] = [];

/**
 * The photos of one part of the walk-around, and the button that takes more. It has no box of its own: the row of the
 * part lays out its pieces. What the host refuses to tell is said once, by the photos of the visit as a whole.
 */
export function PartPhotos({ workOrderId, car, of, name, about, fixed }: PartPhotosProps) {
  const { data, isPending } = useRead('list_photos', { work_order_id: workOrderId });
  const [open, setOpen] = useState<number>();
  // A list has many of these, and hardly one of them is ever looked at large.
  const [wasOpen, setWasOpen] = useState(false);
  const item = 'item' in of ? of.item : '';
  const mark = 'mark' in of ? of.mark : '';
  const photos = useMemo(
    () => inOrder(data?.photos.filter((photo) => photo.item === item && photo.damage_mark === mark) ?? none),
    [data, item, mark],
  );
  const takes = !fixed && data?.may_take.includes('walk_around') === true;
  const place = {
    work_order_id: workOrderId,
    kind: 'walk_around' as const,
    finding_id: null,
    job_id: null,
    item,
    damage_mark: mark,
  };
  const { element, add, coming, progress } = usePhotoGroup(place, photos, takes, data?.checked_in_at);
  const testId = `walk_around-${item || mark}`;
  const look = (id: number | undefined) => {
    setWasOpen(true);
    setOpen(id);
  };
  return (
    <div
      ref={element}
      className={styles.parts}
      role="group"
      aria-label={name}
      data-photo-row
      data-testid={`photos-${testId}`}
      // A customer signs what is with the host: the button that waits for a photo leads to where it is.
      data-lack={coming.length > 0 ? 'photos' : undefined}
    >
      {takes ? (
        <AddItemPhotos name={name} count={onThePage(photos)} onFiles={add} testId={testId} />
      ) : (
        isPending && !fixed && <span className={styles.room} />
      )}
      {photos.length + coming.length > 0 && (
        <div className={styles.tiles}>
          <PhotoTiles
            photos={photos}
            coming={coming}
            progress={progress}
            max={max}
            onOpen={look}
            testId={testId}
          />
        </div>
      )}
      {wasOpen && (
        <PhotoView
          photos={photos}
          open={open}
          onOpen={look}
          car={car}
          about={() => about}
          job={() => undefined}
        />
      )}
    </div>
  );
}
