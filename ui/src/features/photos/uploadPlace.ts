// To what a photo or a file is put, whether it is on its way or there.

import type { PhotoKind } from '@bindings';

/** What a photo is put to, as the host asks for it. */
export interface PhotoPlace {
  work_order_id: number;
  kind: PhotoKind;
  finding_id: number | null;
  job_id: number | null;
  item: string;
  /** The key of a damage mark, where it is of one. */
  damage_mark?: string;
}

/** Papers in a file belong to the visit as a whole. */
export interface FilePlace {
  work_order_id: number;
  kind: 'file';
}

/** As a text it is a place that is not there yet: a finding that is still being typed, by the name of its draft. */
export type UploadPlace = PhotoPlace | FilePlace | string;

/** What a place is for. */
export type Belongs = 'photos' | 'files';
export const whatBelongs = (place: UploadPlace): Belongs => (isOfFiles(place) ? 'files' : 'photos');
export const isOfFiles = (place: UploadPlace): place is FilePlace =>
  typeof place === 'object' && place.kind === 'file';

/** By it a place is told from every other. */
export const nameOf = (place: UploadPlace): string =>
  typeof place === 'string'
    ? place
    : isOfFiles(place)
      ? `${place.work_order_id}/${place.kind}`
      : [
          place.work_order_id,
          place.kind,
          place.finding_id,
          place.job_id,
          place.item,
          place.damage_mark ?? '',
        ].join('/');

/** Whether they are one place. */
export const isOnePlace = (one: UploadPlace, other: UploadPlace): boolean => nameOf(one) === nameOf(other);
