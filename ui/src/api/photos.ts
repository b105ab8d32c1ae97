import { isConnected } from './connection';
import { asRefusal, TransportLost } from './errors';
import { keptSession, onSession } from './session';
import { type PhotoSize, transport } from './transport';

/** A browser has six lines to the host: the stream of changes and what the page asks need some of them. */
const atOnce = 3;
/** A page of small ones is kept, and the whole ones before and after the one that is looked at. */
const room: Record<PhotoSize, number> = { small: 400, whole: 8 };

const kept: Record<PhotoSize, Map<string, Promise<Blob>>> = { small: new Map(), whole: new Map() };
let owner = keptSession()?.token;

// The next person at this station may not be shown what the last one was.
onSession(() => {
  const token = keptSession()?.token;
  if (token === owner) return;
  owner = token;
  kept.small.clear();
  kept.whole.clear();
});

let asking = 0;
const waiting: (() => void)[] = [];

async function inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  if (asking >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
  asking += 1;
  try {
    return await ask();
  } finally {
    asking -= 1;
    waiting.shift()?.();
  }
}

/** A photo looked at while the line is lost comes once it is back, without a hand. */
async function load(id: number, size: PhotoSize): Promise<Blob> {
  try {
    return await inTurn(() => transport().photo(id, size));
  } catch (failure) {
    if (asRefusal(failure) instanceof TransportLost && (await isConnected())) {
      return inTurn(() => transport().photo(id, size));
    }
    throw asRefusal(failure);
  }
}

/** The bytes of a photo. They never change; `standing` tells when the right to see them may have. */
export function photoBytes(id: number, size: PhotoSize, standing = ''): Promise<Blob> {
  const place = kept[size];
  const key = `${id} ${standing}`;
  const known = place.get(key);
  place.delete(key);
  const bytes = known ?? load(id, size);
  place.set(key, bytes);
  // What was refused, or never came, is asked for again the next time.
  if (!known) bytes.catch(() => place.get(key) === bytes && place.delete(key));
  for (const oldest of place.keys()) {
    if (place.size <= room[size]) break;
    place.delete(oldest);
  }
  return bytes;
}
