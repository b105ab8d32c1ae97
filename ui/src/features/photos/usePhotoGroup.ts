import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../i18n/refusal';
import { useCatching } from './catching';
import { type UploadPlace, whatBelongs } from './uploadPlace';
import { type Progress, shown, type Upload, upload, useProgress, useUploads } from './uploads';

interface GroupParts {
  /** What files are let fall on, and pasted into. */
  element: React.RefObject<HTMLDivElement | null>;
  add: (files: File[]) => void;
  /** On their way, and not among those that are there yet. */
  coming: readonly Upload[];
  /** How far several at once have come. */
  progress: Progress | undefined;
}

/** Photos or files of one place, as they come to it: from its button, let fall on it, pasted into it. */
export function usePhotoGroup(
  place: UploadPlace,
  there: readonly { id: number }[],
  takes: boolean,
  /** When the visit began, as its list says: what waits here longer than a restore names it by that. */
  began: string | undefined,
): GroupParts {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const uploads = useUploads(place);
  const progress = useProgress(place);
  const what = whatBelongs(place);
  const add = (files: File[]) => upload(place, files, began);
  const element = useCatching(what, takes, add, (refusal) => message.error(refusalWords(t, refusal)));
  useEffect(() => shown(what, new Set(there.map(({ id }) => id))), [what, there]);
  const ids = new Set(there.map(({ id }) => id));
  return { element, add, progress, coming: uploads.filter(({ id }) => id === undefined || !ids.has(id)) };
}
