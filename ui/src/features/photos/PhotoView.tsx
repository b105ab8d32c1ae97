import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { PhotoRow } from '@bindings';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { CarTitle } from '../../kit/CarTitle';
import { Modal } from '../../kit/Modal';
import { useItemWord } from './itemWords';
import { PhotoEditor } from './PhotoEditor';
import { type CarOfPhotos, nextTo } from './photos';
import { TakeOff } from './TakeOff';
import styles from './view.module.css';

interface PhotoViewProps {
  /** Those before and after it. */
  photos: readonly PhotoRow[];
  /** The photo looked at; nothing keeps the view shut. */
  open: number | undefined;
  onOpen: (id: number | undefined) => void;
  car: CarOfPhotos;
  /** The job or the finding it is of. */
  about: (photo: PhotoRow) => string | undefined;
  /** The job at which it was taken, where it is not what it is of. */
  job: (photo: PhotoRow) => string | undefined;
}

/** In the caption the arrows are the cursor's, in a choice they choose. */
const hasArrows = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null;

/** One photo over the page, large: who took it, what is drawn on it, and the ones beside it. */
export function PhotoView({ photos, open, onOpen, car, about, job }: PhotoViewProps) {
  const { t } = useTranslation();
  const word = useWords();
  const itemWord = useItemWord();
  const [removing, setRemoving] = useState<PhotoRow>();
  const at = photos.findIndex((photo) => photo.id === open);
  const photo = photos[at];
  const [before, next] = [photos[at - 1], photos[at + 1]];

  const step = (key: string) => {
    const to = key === 'ArrowLeft' ? before : key === 'ArrowRight' ? next : undefined;
    if (to) onOpen(to.id);
  };
  const isOpen = photo !== undefined;
  useEffect(() => {
    if (!isOpen || removing) return;
    const press = (event: KeyboardEvent) => {
      if (!hasArrows(event.target) && !event.altKey && !event.ctrlKey && !event.metaKey) step(event.key);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });

  const named = (words: readonly (string | undefined)[]) => words.filter(Boolean).join(' · ');
  const titleOf = (one: PhotoRow) => named([word('photo_kind', one.kind), about(one), itemWord(one.item)]);
  return (
    <>
      <Modal
        open={isOpen}
        title={
          <CarTitle plate={car.plate} colour={car.plate_colour} job={photo && job(photo)}>
            {photo && titleOf(photo)}
            {photos.length > 1 && (
              <span className={styles.place}>{t('photos:place', { at: at + 1, all: photos.length })}</span>
            )}
          </CarTitle>
        }
        footer={null}
        width="min(1180px, calc(100vw - 32px))"
        className={styles.view}
        onCancel={() => onOpen(undefined)}
        destroyOnHidden
      >
        {photo && (
          <div className={styles.body} data-testid="photo-view" data-photo={photo.id}>
            <PhotoEditor
              key={photo.id}
              photo={photo}
              onRemove={() => setRemoving(photo)}
              aside={
                photos.length > 1 && (
                  <>
                    <Button
                      className={styles.before}
                      icon={<LeftOutlined />}
                      disabled={!before}
                      aria-label={t('photos:before')}
                      data-testid="photo-before"
                      onClick={() => step('ArrowLeft')}
                    />
                    <Button
                      className={styles.next}
                      icon={<RightOutlined />}
                      disabled={!next}
                      aria-label={t('photos:next')}
                      data-testid="photo-next"
                      onClick={() => step('ArrowRight')}
                    />
                  </>
                )
              }
            >
              <p className={styles.taken}>
                {t('photos:taken', { name: photo.taken_by_name, at: formatInstant(t, photo.at, true) })}
                {photo.removed_at && (
                  <strong data-testid="photo-removed">
                    {t('photos:removed_at', {
                      name: photo.removed_by_name,
                      at: formatInstant(t, photo.removed_at, true),
                      reason: photo.removed_reason,
                    })}
                  </strong>
                )}
              </p>
              {photo.evidence_of !== '' && (
                <p className={styles.taken} data-testid="photo-evidence">
                  {t('photos:evidence_of', { name: photo.evidence_of })}
                </p>
              )}
            </PhotoEditor>
          </div>
        )}
      </Modal>
      <TakeOff
        command="remove_photo"
        one={removing}
        car={car}
        title={t('photos:remove_title')}
        about={removing && named([titleOf(removing), job(removing)])}
        explained={t('photos:remove_explained')}
        suggestions={(['blurred', 'wrong', 'twice'] as const).map((why) => t(`photos:why.${why}`))}
        onRemoved={(id) => onOpen(nextTo(photos, id))}
        onClose={() => setRemoving(undefined)}
      />
    </>
  );
}
