import { LIMITS } from '@bindings';
import { Refusal } from '../../api/errors';
import { base64Of } from '../../kit/base64';
import { isCut } from './cut';
import { isPdf } from './pdf';

const quality = 0.82;
const megabyte = 2 ** 20;

/** A file as it is sent. */
interface Prepared {
  /** In base64. */
  content: string;
  /** What is seen of it meanwhile; nothing where only the host may be able to read it. */
  picture?: Blob;
}

/**
 * The photo upright and small enough to be sent from a phone at the far end of the shop. What this browser cannot read,
 * and what broke off on its way here, goes as it is: the host says what is wrong with it.
 */
export async function prepared(file: File): Promise<Prepared> {
  // Known before all of it goes over the air to be refused.
  if (isPdf(file)) throw new Refusal('pdf_among_photos');
  const picture = await smaller(file);
  if (picture) return { content: await base64Bytes(picture), picture };
  return asItCame(file);
}

/** A file to be kept byte by byte, or one that only the host may be able to read. */
export async function asItCame(file: File): Promise<Prepared> {
  if (file.size > LIMITS.sent_bytes) {
    throw new Refusal('file_too_large', {
      megabytes: Math.ceil(file.size / megabyte),
      limit: LIMITS.sent_bytes / megabyte,
    });
  }
  return { content: await base64Bytes(file) };
}

const base64Bytes = async (file: Blob): Promise<string> => base64Of(new Uint8Array(await file.arrayBuffer()));

async function smaller(file: File): Promise<Blob | undefined> {
  let photo: ImageBitmap;
  try {
    if (isCut(new Uint8Array(await file.arrayBuffer()))) return undefined;
    photo = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
  // As large as the host keeps it: more would go over the air to be thrown away.
  const share = Math.min(1, LIMITS.photo_side / Math.max(photo.width, photo.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(photo.width * share));
  canvas.height = Math.max(1, Math.round(photo.height * share));
  const on = canvas.getContext('2d');
  if (on) {
    // What can be seen through would become black.
    on.fillStyle = '#ffffff';
    on.fillRect(0, 0, canvas.width, canvas.height);
    on.imageSmoothingQuality = 'high';
    on.drawImage(photo, 0, 0, canvas.width, canvas.height);
  }
  photo.close();
  if (!on) return undefined;
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  // An old phone keeps few canvases: their dots go at once.
  canvas.width = 0;
  canvas.height = 0;
  return picture ?? undefined;
}
