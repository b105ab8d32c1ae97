import type { PhotoKind, PhotoRow } from '@bindings';
import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { AddPhotos } from './AddPhotos';
import { useCatching } from './catching';
import { PhotoTile } from './PhotoTile';
import styles from './strip.module.css';
import { UploadTile } from './UploadTile';
import { shown, type UploadPlace, upload, useUploads } from './uploads';

interface PhotoGroupProps {
  kind: PhotoKind;
  /** Where photos added here belong. */
  place: UploadPlace;
  photos: readonly PhotoRow[];
  /** Whether photos can be added now. */
  takes: boolean;
  /** Other kinds stand beside it. */
  named: boolean;
  /** So many are seen in a line; the rest is looked at one by one. */
  most?: number | undefined;
  onOpen: (id: number) => void;
}

/** Photos of one kind, those on their way, and the button that adds more. */
export function PhotoGroup({ kind, place, photos, takes, named, most, onOpen }: PhotoGroupProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const uploads = useUploads(place);
  const add = (files: File[]) => upload(place, files);
  const element = useCatching(takes, add, (refusal) => message.error(refusalWords(t, refusal)));
  useEffect(() => shown(new Set(photos.map(({ id }) => id))), [photos]);
  if (!takes && photos.length === 0 && uploads.length === 0) return null;

  const there = new Set(photos.map(({ id }) => id));
  const coming = uploads.filter(({ id }) => id === undefined || !there.has(id));
  const seen = most !== undefined && photos.length > most ? photos.slice(0, most - 1) : photos;
  const next = photos[seen.length];
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
      {seen.map((photo) => (
        <PhotoTile key={photo.id} photo={photo} onOpen={() => onOpen(photo.id)} />
      ))}
      {next && (
        <button
          type="button"
          className={styles.more}
          aria-label={t('photos:more', { more: photos.length - seen.length })}
          data-testid={`photos-more-${kind}`}
          onClick={() => onOpen(next.id)}
        >
          +{photos.length - seen.length}
        </button>
      )}
      {coming.map((one) => (
        <UploadTile key={one.key} upload={one} />
      ))}
    </div>
  );
}
