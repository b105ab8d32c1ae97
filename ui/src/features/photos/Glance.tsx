import { FileUnknownOutlined } from '@ant-design/icons';
import type { SmallPhoto } from '@bindings';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import styles from './glance.module.css';
import { Picture } from './Picture';
import strip from './strip.module.css';
import tiles from './tiles.module.css';
import { usePhoto } from './usePhoto';

interface GlanceProps {
  photos: readonly SmallPhoto[];
  /** How many there are, where these are the first of them. */
  all?: number;
  onOpen: (photo: SmallPhoto) => void;
}

/** The first photos of something in a list, so small that the list stays one; a press shows one large. */
export function Glance({ photos, all = photos.length, onOpen }: GlanceProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const seen = useSeen(place);
  const last = photos.at(-1);
  const more = all - photos.length;
  return (
    <span className={styles.glance} ref={place} data-testid="glance">
      {photos.map((photo) => (
        <Tile key={photo.id} photo={photo} wanted={seen} onOpen={() => onOpen(photo)} />
      ))}
      {last && more > 0 && (
        <button
          type="button"
          className={strip.more}
          aria-label={t('photos:more', { more })}
          data-testid="glance-more"
          onClick={(event) => {
            // Nor does the row open that it stands in.
            event.stopPropagation();
            onOpen(last);
          }}
        >
          +{more}
        </button>
      )}
    </span>
  );
}

interface TileProps {
  photo: SmallPhoto;
  wanted: boolean;
  onOpen: () => void;
}

function Tile({ photo, wanted, onOpen }: TileProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { url, refusal } = usePhoto({ id: photo.id, removed_at: null }, 'small', wanted);
  const label = t('photos:large', { kind: word('photo_kind', photo.kind) });
  return (
    <button
      type="button"
      className={tiles.tile}
      title={refusal ? refusalWords(t, refusal) : label}
      aria-label={label}
      data-testid={`glance-${photo.id}`}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {refusal ? (
        <FileUnknownOutlined />
      ) : (
        <Picture photo={photo} marks={photo.marks} url={url} label={label} covers aria-hidden="true" />
      )}
    </button>
  );
}

/** Whether it came into sight yet: a long history asks for no photo that nobody scrolls to. */
function useSeen(place: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || seen) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [place, seen]);
  return seen;
}
