import { CheckCircleFilled, FileUnknownOutlined, PictureOutlined } from '@ant-design/icons';
import type { PhotoRow } from '@bindings';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import type { Lack } from '../../kit/lacks';
import { AddPhotos } from './AddPhotos';
import { PhotoTiles } from './PhotoTiles';
import { PhotoView } from './PhotoView';
import { Picture } from './Picture';
import { type CarOfPhotos, inOrder } from './photos';
import styles from './picked.module.css';
import strip from './strip.module.css';
import tiles from './tiles.module.css';
import type { PhotoPlace } from './uploadPlace';
import { useUploads } from './uploads';
import { usePhoto } from './usePhoto';
import { usePhotoGroup } from './usePhotoGroup';

const none: PhotoRow[] = [];

interface PickPhotosProps {
  workOrderId: number;
  label: string;
  picked: readonly number[];
  /** From those picked so far: one that was taken here is picked whenever it comes. */
  onChange: (next: (before: readonly number[]) => number[]) => void;
}

/** What is taken while somebody judges is of the thing before them. */
const taken = 'part';
const placeOf = (workOrderId: number): PhotoPlace => ({
  work_order_id: workOrderId,
  kind: taken,
  finding_id: null,
  job_id: null,
  item: '',
});

/** What is judged by names photos that are with the host: those on their way would not be among them. */
export function usePickLacks(workOrderId: number): Lack[] {
  const { t } = useTranslation();
  const isOpen = useUploads(placeOf(workOrderId)).some(({ state }) => state !== 'sent');
  return isOpen ? [{ says: t('photos:not_sent_yet'), at: 'picked_photos' }] : [];
}

/** Who takes a photo here means it: it is picked as soon as the host has it, and left again only by a press. */
function usePickedAtOnce(place: PhotoPlace, pick: (id: number) => void): void {
  const uploads = useUploads(place);
  const passed = useRef<Set<number>>(undefined);
  // What was on its way before was taken for something else.
  passed.current ??= new Set(uploads.map(({ key }) => key));
  useEffect(() => {
    for (const { key, id } of uploads) {
      if (id === undefined || passed.current?.has(key)) continue;
      passed.current?.add(key);
      pick(id);
    }
  }, [uploads, pick]);
}

/** The photos of a visit, each picked or left by one press, and the button that takes more; nothing where neither is. */
export function PickPhotos({ workOrderId, label, picked, onChange }: PickPhotosProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  const photos = inOrder(data?.photos ?? none).filter((photo) => photo.removed_at === null);
  const place = placeOf(workOrderId);
  const takes = data?.may_take.includes(taken) === true;
  const { element, add, coming, progress } = usePhotoGroup(
    place,
    data?.photos ?? none,
    takes,
    data?.checked_in_at,
  );
  usePickedAtOnce(place, (id) => onChange((before) => [...before.filter((one) => one !== id), id]));
  if (!takes && photos.length === 0 && coming.length === 0) return null;
  return (
    <div
      ref={element}
      className={strip.group}
      data-photo-row
      data-testid="pick-photos"
      data-drop={t('photos:drop', { kind: word('photo_kind', taken) })}
      data-lack={coming.length > 0 ? 'picked_photos' : undefined}
      // Somebody who pressed beside the tiles pastes here.
      tabIndex={takes ? -1 : undefined}
    >
      {takes && <AddPhotos kind={taken} named={false} onFiles={add} />}
      <fieldset className={styles.picks} aria-label={label}>
        {photos.map((photo) => {
          const isPicked = picked.includes(photo.id);
          return (
            <Pick
              key={photo.id}
              photo={photo}
              isPicked={isPicked}
              onPress={() =>
                onChange((before) =>
                  isPicked ? before.filter((id) => id !== photo.id) : [...before, photo.id],
                )
              }
            />
          );
        })}
      </fieldset>
      <PhotoTiles photos={none} coming={coming} progress={progress} onOpen={() => undefined} testId={taken} />
    </div>
  );
}

interface PickProps {
  photo: PhotoRow;
  isPicked: boolean;
  onPress: () => void;
}

function Pick({ photo, isPicked, onPress }: PickProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { url, refusal } = usePhoto(photo, 'small');
  const label = [word('photo_kind', photo.kind), photo.caption].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={`${tiles.tile} ${styles.pick}`}
      aria-pressed={isPicked}
      aria-label={label}
      title={refusal ? refusalWords(t, refusal) : label}
      data-testid={`pick-photo-${photo.id}`}
      onClick={onPress}
    >
      {refusal ? (
        <FileUnknownOutlined />
      ) : (
        <Picture photo={photo} marks={photo.marks} url={url} label={label} covers aria-hidden="true" />
      )}
      {isPicked && <CheckCircleFilled className={styles.tick} aria-hidden="true" />}
    </button>
  );
}

interface PickedPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  picked: readonly number[];
  label: string;
  /** What they are of. */
  about: string;
  /** Each stands there small, where a claim goes out with them. */
  tiled?: boolean;
  testId: string;
}

/** So many stand beside each other; the rest is looked at one by one. */
const max = 6;

/** The photos that were picked, as their number or each small; a press shows one large, and the others beside it. */
export function PickedPhotos(props: PickedPhotosProps) {
  const { workOrderId, car, picked, label, about, tiled = false, testId } = props;
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  const [open, setOpen] = useState<number>();
  const photos = inOrder(data?.photos ?? none).filter((photo) => picked.includes(photo.id));
  const [first] = photos;
  if (!first) return null;
  return (
    <>
      {tiled ? (
        <div className={strip.group} role="group" aria-label={label} data-testid={testId}>
          <PhotoTiles photos={photos} coming={[]} max={max} onOpen={setOpen} testId={testId} />
        </div>
      ) : (
        <button
          type="button"
          className={styles.picked}
          aria-label={label}
          title={label}
          data-testid={testId}
          onClick={() => setOpen(first.id)}
        >
          <PictureOutlined aria-hidden="true" /> {photos.length}
        </button>
      )}
      <PhotoView
        photos={photos}
        open={open}
        onOpen={setOpen}
        car={car}
        about={() => about}
        job={() => undefined}
      />
    </>
  );
}
