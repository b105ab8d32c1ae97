import { CheckCircleFilled, FileUnknownOutlined, PictureOutlined } from '@ant-design/icons';
import type { PhotoRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { PhotoView } from './PhotoView';
import { Picture } from './Picture';
import { type CarOfPhotos, inOrder } from './photos';
import styles from './picked.module.css';
import tiles from './tiles.module.css';
import { usePhoto } from './usePhoto';

interface PickPhotosProps {
  workOrderId: number;
  label: string;
  picked: readonly number[];
  onChange: (picked: number[]) => void;
}

/** The photos of a visit, each picked or left by one press; nothing where there are none. */
export function PickPhotos({ workOrderId, label, picked, onChange }: PickPhotosProps) {
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  const photos = inOrder(data?.photos ?? []).filter((photo) => photo.removed_at === null);
  if (photos.length === 0) return null;
  return (
    <fieldset className={styles.picks} aria-label={label} data-testid="pick-photos">
      {photos.map((photo) => {
        const isPicked = picked.includes(photo.id);
        return (
          <Pick
            key={photo.id}
            photo={photo}
            isPicked={isPicked}
            onPress={() =>
              onChange(isPicked ? picked.filter((id) => id !== photo.id) : [...picked, photo.id])
            }
          />
        );
      })}
    </fieldset>
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
  testId: string;
}

/** How many photos were picked; a press shows the first of them large, and the others beside it. */
export function PickedPhotos({ workOrderId, car, picked, label, about, testId }: PickedPhotosProps) {
  const { data } = useRead('list_photos', { work_order_id: workOrderId });
  const [open, setOpen] = useState<number>();
  const photos = inOrder(data?.photos ?? []).filter((photo) => picked.includes(photo.id));
  const [first] = photos;
  if (!first) return null;
  return (
    <>
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
