import type { PhotoRow, SmallPhoto } from '@bindings';
import { useState } from 'react';
import { useRead } from '../../api/read';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { PhotoView } from './PhotoView';
import { type CarOfPhotos, inOrder } from './photos';

/** A photo that was pressed in a list, with what the list knows of it. */
export interface Glanced {
  photo: SmallPhoto;
  car: CarOfPhotos;
  /** Those before and after it are of the same: of its finding; without it all of the visit. */
  among?: (photo: PhotoRow) => boolean;
  /** The finding it is of. */
  about?: string;
  /** The job at which it was taken. */
  job?: (photo: PhotoRow) => string | undefined;
}

/** One photo of a list, large, as it is looked at on its own page. It stands beside the list: a press in it is none on a row. */
export function GlanceView({ glanced, onClose }: { glanced: Glanced | undefined; onClose: () => void }) {
  if (!glanced) return null;
  return <Large key={glanced.photo.id} {...glanced} onClose={onClose} />;
}

function Large({ photo, car, among, about, job, onClose }: Glanced & { onClose: () => void }) {
  const { data, error } = useRead('list_photos', { work_order_id: photo.work_order_id });
  const [open, setOpen] = useState(photo.id);
  const photos = inOrder(
    data?.photos.filter((one) => one.removed_at === null && (among?.(one) ?? true)) ?? [],
  );
  return (
    <>
      <RefusalAlert refusal={error} />
      <PhotoView
        photos={photos}
        open={open}
        onOpen={(id) => (id === undefined ? onClose() : setOpen(id))}
        car={car}
        about={() => about}
        job={(one) => job?.(one)}
      />
    </>
  );
}
