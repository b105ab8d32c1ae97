import type { PhotoKind, PhotoRow } from '@bindings';
import { useState } from 'react';
import { useRead } from '../../api/read';
import { Group } from '../../kit/Group';
import { useStill } from '../../kit/heldOrder';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { PhotoGroup } from './PhotoGroup';
import { PhotoView } from './PhotoView';
import { type CarOfPhotos, inOrder } from './photos';
import styles from './strip.module.css';
import { useIsComing } from './uploads';

interface PhotoStripProps {
  workOrderId: number;
  car: CarOfPhotos;
  kinds: readonly PhotoKind[];
  /** Of one finding, of one job; without them those of the visit as a whole. */
  findingId?: number;
  jobId?: number;
  /** Stands above, where the row is a part of a form. */
  title?: string;
  /** The keys of the damage marks whose photos stand at them. */
  atMarks?: ReadonlySet<string>;
  /** What they are of, above a photo looked at: the job, the finding. */
  about?: string | undefined;
  /** The job at which they were taken, where they are of something else. */
  job?: string | undefined;
}

/** How many tiles of a kind stand in a row: at the counter the row is one. */
const max = 6;

/** Photos where they belong, and the button that adds more; nothing at all where there are none and can be none. */
export function PhotoStrip(props: PhotoStripProps) {
  const { workOrderId, car, kinds, findingId = null, jobId = null, atMarks, title, about, job } = props;
  const { data, error } = useStill(useRead('list_photos', { work_order_id: workOrderId }));
  const [open, setOpen] = useState<number>();
  // Those of an item of the walk-around stand beside it, those of a damage mark at it; of a mark that is no more, here.
  const belongs = (photo: PhotoRow) =>
    photo.finding_id === findingId &&
    photo.job_id === jobId &&
    photo.item === '' &&
    !atMarks?.has(photo.damage_mark);
  const groups = kinds.map((kind) => ({
    kind,
    photos: inOrder(data?.photos.filter((photo) => photo.kind === kind && belongs(photo)) ?? []),
    takes: data?.may_take.includes(kind) ?? false,
    place: { work_order_id: workOrderId, kind, finding_id: findingId, job_id: jobId, item: '' },
  }));
  const isComing = useStill(useIsComing(groups.map(({ place }) => place)));
  if (data && !isComing && groups.every(({ photos, takes }) => !takes && photos.length === 0)) return null;
  const row = (
    <div
      className={`${styles.strip} ${data || error ? '' : styles.pending}`}
      data-photo-row
      data-testid="photo-strip"
    >
      <RefusalAlert refusal={error} />
      {data &&
        groups.map((group) => (
          <PhotoGroup
            key={group.kind}
            {...group}
            began={data.checked_in_at}
            named={kinds.length > 1}
            max={max}
            onOpen={(id) => setOpen(id)}
          />
        ))}
      <PhotoView
        photos={groups.flatMap(({ photos }) => photos)}
        open={open}
        onOpen={setOpen}
        car={car}
        about={() => about}
        job={() => job}
      />
    </div>
  );
  return title ? (
    <Group title={title} columns={1}>
      {row}
    </Group>
  ) : (
    row
  );
}
