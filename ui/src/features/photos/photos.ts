import { PHOTO_KINDS, type PhotoKind, type PhotoRow, type Vehicle, VISIT_PHOTO_KINDS } from '@bindings';

/** The car that is photographed, as every dialog about its photos names it. */
export type CarOfPhotos = Pick<Vehicle, 'plate' | 'plate_colour'>;

/** A photo or a file: what was taken off the page is still told to some. */
interface Removable {
  id: number;
  removed_at: string | null;
}

/** As they came; those that were taken off the page come last. */
export const inOrder = <One extends Removable>(all: readonly One[]): One[] =>
  [...all].sort(
    (one, other) => Number(one.removed_at !== null) - Number(other.removed_at !== null) || one.id - other.id,
  );

/** How many of them were not taken off. */
export const onThePage = (all: readonly Removable[]): number =>
  all.filter((one) => one.removed_at === null).length;

export interface PhotosOf {
  kind: PhotoKind;
  /** The finding, the job or the item they are of; nothing for the visit as a whole. */
  about: string | undefined;
  findingId: number | null;
  jobId: number | null;
  /** The item of the walk-around they are of, or nothing. */
  item: string;
  /** The key of the damage mark they are of, or nothing. */
  mark: string;
  photos: PhotoRow[];
}

/**
 * All photos of a visit by what they are of. Where photos of the visit as a whole may be taken there is a group for them
 * before there is any.
 */
export function grouped(
  photos: readonly PhotoRow[],
  mayTake: readonly PhotoKind[],
  about: (photo: PhotoRow) => string | undefined,
): PhotosOf[] {
  const groups: PhotosOf[] = [];
  for (const kind of PHOTO_KINDS) {
    const own = inOrder(photos.filter((photo) => photo.kind === kind));
    if (VISIT_PHOTO_KINDS.includes(kind) && mayTake.includes(kind)) {
      groups.push({ kind, about: undefined, findingId: null, jobId: null, item: '', mark: '', photos: [] });
    }
    for (const photo of own) {
      const { finding_id: findingId, job_id: jobId, item, damage_mark: mark } = photo;
      let group = groups.find(
        (one) =>
          one.kind === kind &&
          one.findingId === findingId &&
          one.jobId === jobId &&
          one.item === item &&
          one.mark === mark,
      );
      if (!group) {
        group = { kind, about: about(photo), findingId, jobId, item, mark, photos: [] };
        groups.push(group);
      }
      group.photos.push(photo);
    }
  }
  return groups;
}

/** The photo to look at once one was taken off the page: the next that is still on it, or the last before it. */
export function nextTo(photos: readonly PhotoRow[], id: number): number | undefined {
  const at = photos.findIndex((photo) => photo.id === id);
  const isThere = (photo: PhotoRow) => photo.id !== id && photo.removed_at === null;
  return (photos.slice(at + 1).find(isThere) ?? photos.slice(0, Math.max(0, at)).findLast(isThere))?.id;
}
