import type { PhotoRow } from '@bindings';
import { useMemo, useState } from 'react';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { AddItemPhotos } from './AddItemPhotos';
import styles from './item.module.css';
import { PhotoTiles } from './PhotoTiles';
import { PhotoView } from './PhotoView';
import { inOrder, onThePage } from './photos';
import { usePhotoGroup } from './usePhotoGroup';

interface ItemPhotosProps {
  workOrderId: number;
  /** The code of an item of the walk-around. */
  item: string;
  /** They are only looked at here. */
  fixed?: boolean;
}

/** How many tiles stand in the line of an item. */
const most = 6;
const none: PhotoRow[] = [];
const nothingElse = () => undefined;

/** The codes of the items that were photographed. */
export function usePhotographedItems(workOrderId: number): ReadonlySet<string> {
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  return useMemo(() => new Set(data?.photos.map(({ item }) => item).filter(Boolean)), [data]);
}

/**
 * The photos of one item of the walk-around, and the button that takes more. It has no box of its own: the row of the
 * item lays out its parts. What the host refuses to tell is said once, by the photos of the visit as a whole.
 */
export function ItemPhotos({ workOrderId, item, fixed = false }: ItemPhotosProps) {
  const word = useWords();
  const { data, isPending } = useRead('list_photos', { work_order_id: workOrderId });
  const [open, setOpen] = useState<number>();
  // A list of items has many of these, and hardly one of them is ever looked at large.
  const [wasOpen, setWasOpen] = useState(false);
  const photos = useMemo(
    () => inOrder(data?.photos.filter((photo) => photo.item === item) ?? none),
    [data, item],
  );
  const takes = !fixed && data?.may_take.includes('walk_around') === true;
  const place = {
    work_order_id: workOrderId,
    kind: 'walk_around' as const,
    finding_id: null,
    job_id: null,
    item,
  };
  const { element, add, coming } = usePhotoGroup(place, photos, takes);
  const name = word('walk_around_item', item);
  const testId = `walk_around-${item}`;
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
          <PhotoTiles photos={photos} coming={coming} most={most} onOpen={look} testId={testId} />
        </div>
      )}
      {wasOpen && <PhotoView photos={photos} open={open} onOpen={look} about={nothingElse} />}
    </div>
  );
}
