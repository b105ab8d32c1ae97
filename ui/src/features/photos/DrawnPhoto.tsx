import type { PhotoMark, PhotoRow, PhotoShape } from '@bindings';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { Waiting } from '../../kit/Waiting';
import { isDrawn } from './marks';
import { Picture } from './Picture';
import { pointIn, turnedSides, unturned } from './turned';
import { usePhoto } from './usePhoto';
import styles from './view.module.css';

interface DrawnPhotoProps {
  photo: PhotoRow;
  turns: number;
  marks: readonly PhotoMark[];
  /** What a finger draws; nothing where the photo is only looked at. */
  shape: PhotoShape | undefined;
  onDraw: (mark: PhotoMark) => void;
}

/** The whole photo, as large as there is room, with what is drawn on it under the finger. */
export function DrawnPhoto({ photo, turns, marks, shape, onDraw }: DrawnPhotoProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { url, refusal } = usePhoto(photo, 'whole');
  const [drawing, setDrawing] = useState<PhotoMark>();
  const [width, height] = turnedSides(photo.width, photo.height, turns);

  if (refusal) {
    // Of one that was taken off the page it is said above who did that: to most it is shown no more.
    const says = photo.removed_at === null ? refusalWords(t, refusal) : t('photos:removed_short');
    return (
      <p className={styles.unseen} role="alert">
        {says}
      </p>
    );
  }
  const pointOf = (event: PointerEvent<SVGSVGElement>) =>
    unturned(pointIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY), turns);
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!shape || (event.pointerType === 'mouse' && event.button !== 0)) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    const at = pointOf(event);
    setDrawing({ shape, from: at, to: at });
  };
  const end = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing) return;
    const mark = { ...drawing, to: pointOf(event) };
    setDrawing(undefined);
    if (isDrawn(mark)) onDraw(mark);
  };
  return (
    <>
      <Picture
        photo={{ ...photo, quarter_turns: turns }}
        marks={drawing && isDrawn(drawing) ? [...marks, drawing] : marks}
        url={url}
        label={photo.caption || word('photo_kind', photo.kind)}
        className={`${styles.whole} ${shape ? styles.drawing : ''}`}
        style={{ '--sides': width / height } as React.CSSProperties}
        data-testid="photo-whole"
        data-ready={url !== undefined || undefined}
        onPointerDown={begin}
        onPointerMove={(event) => drawing && setDrawing({ ...drawing, to: pointOf(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDrawing(undefined)}
      />
      {!url && (
        <span className={styles.coming}>
          <Waiting />
        </span>
      )}
      {shape && marks.length === 0 && !drawing && <p className={styles.hint}>{t('photos:draw_hint')}</p>}
    </>
  );
}
