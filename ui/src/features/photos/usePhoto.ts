import type { PhotoRow } from '@bindings';
import { useEffect, useState } from 'react';
import type { Refusal } from '../../api/errors';
import { photoBytes } from '../../api/photos';
import type { PhotoSize } from '../../api/transport';

interface ShownPhoto {
  /** An address in this page; nothing while it is on its way. */
  url?: string;
  refusal?: Refusal;
}

/** The bytes of a photo, for the page to draw. */
export function usePhoto(
  { id, removed_at }: Pick<PhotoRow, 'id' | 'removed_at'>,
  size: PhotoSize,
  wanted = true,
): ShownPhoto {
  const [shown, setShown] = useState<ShownPhoto & { of?: string }>({});
  // One that was taken off the page is asked for anew: it may not be shown to everybody any more.
  const standing = removed_at ?? '';
  const of = `${id} ${size} ${standing}`;
  useEffect(() => {
    if (!wanted) return;
    let url: string | undefined;
    let over = false;
    photoBytes(id, size, standing).then(
      (bytes) => {
        if (over) return;
        url = URL.createObjectURL(bytes);
        setShown({ of, url });
      },
      (refusal: Refusal) => {
        if (!over) setShown({ of, refusal });
      },
    );
    return () => {
      over = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [id, size, standing, of, wanted]);
  return shown.of === of ? shown : {};
}
