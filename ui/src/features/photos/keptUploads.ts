// Photos and files on their way as the browser itself keeps them. A tablet's system ends a page without a word, often just
// while its camera is open, and a battery is empty when it is: the car may be gone by then, and the photo is taken no more.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { hostNow } from '../../i18n/hostTime';
import { base64Of } from '../../kit/base64';

/** As long as the words of a draft, which the photos of a finding belong to. */
const keptFor = 30 * 24 * 60 * 60 * 1000;
/** Some browsers open their store never, or only after a while: sending does not wait for that. */
const patience = 2000;

interface Row {
  once: string;
  at: number;
  /** Where it goes, whose it is and what else its sender knows of it. */
  what: unknown;
  type: string;
  /** No file: those come back damaged from the stores of old tablets. */
  bytes: ArrayBuffer;
  /** The bytes are as they are sent, and no longer as the camera gave them. */
  ready: boolean;
  /** They are a picture that this browser made. */
  pictured: boolean;
}

interface Uploads extends DBSchema {
  waiting: { key: string; value: Row };
}

/** One as the page before this one left it. */
interface KeptUpload<What> {
  what: What;
  file: File;
  /** In base64, to the letter as it may have been sent already. */
  content?: string;
  picture?: Blob;
}

let opened: Promise<IDBPDatabase<Uploads> | undefined> | undefined;

/** None in a browser that keeps nothing, as some private windows do: photos go out from there as long as the page is. */
function store(): Promise<IDBPDatabase<Uploads> | undefined> {
  opened ??= (async () => {
    try {
      return await openDB<Uploads>('workbay.uploads', 1, {
        upgrade: (db) => void db.createObjectStore('waiting', { keyPath: 'once' }),
        terminated: () => {
          opened = undefined;
        },
      });
    } catch {
      return undefined;
    }
  })();
  return opened;
}

/** What is still being written, by its key: of one photo the later word comes after the earlier. */
const writing = new Map<string, Promise<unknown>>();
/** The store was waited for in vain, and has written nothing since: nobody waits for it again, not once for each photo. */
let isStuck = false;

function write(once: string, work: (db: IDBPDatabase<Uploads>) => Promise<unknown>): void {
  const done = (writing.get(once) ?? Promise.resolve())
    .then(store)
    .then((db) => db && work(db))
    // A full tablet keeps no photo: it goes out from the page alone, as in a browser that keeps nothing.
    .catch(() => undefined)
    .then(() => {
      isStuck = false;
      if (writing.get(once) === done) writing.delete(once);
    });
  writing.set(once, done);
}

/** Resolves once what was said of this one is kept, or cannot be; none where nothing is being written of it, or ever will. */
export function written(once: string): Promise<unknown> | undefined {
  const done = writing.get(once);
  if (!done || isStuck) return undefined;
  let clock: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((end) => {
    clock = setTimeout(() => {
      isStuck = true;
      end();
    }, patience);
  });
  return Promise.race([done, enough]).then(() => clearTimeout(clock));
}

interface Open {
  key: number;
  once: string;
  file: File;
  content?: string | undefined;
  preview?: string;
}

/** What lasts of it, without the fields that are of the page alone. */
const lastingOf = (one: Open, ofThePage: readonly string[]): { [field: string]: unknown } =>
  Object.fromEntries(Object.entries(one).filter(([field]) => !ofThePage.includes(field)));

/** From now on a page that is opened anew finds these, and of those before them nothing else. */
export function keepUploads<One extends Open>(
  before: readonly One[],
  now: readonly One[],
  ofThePage: readonly string[],
): void {
  const wanted = new Set(now.map(({ once }) => once));
  for (const { once } of before) if (!wanted.has(once)) forget(once);
  const known = new Map(before.map((one) => [one.once, one]));
  for (const one of now) {
    const was = known.get(one.once);
    const what = lastingOf(one, ofThePage);
    const isKept =
      was !== undefined &&
      (was === one ||
        (was.content === one.content && JSON.stringify(lastingOf(was, ofThePage)) === JSON.stringify(what)));
    if (!isKept) put(one, what);
  }
}

function put({ once, file, content, preview }: Open, what: unknown): void {
  const ready = content !== undefined;
  write(once, async (db) => {
    const bytes = ready ? bytesOf(content) : await file.arrayBuffer();
    const pictured = preview !== undefined;
    await db.put('waiting', { once, at: hostNow(), what, type: file.type, bytes, ready, pictured });
  });
}

/** The host has it, or nobody wants it sent any more. */
const forget = (once: string): void => write(once, (db) => db.delete('waiting', once));

/** What pages before this one left waiting, the first taken first. */
export async function keptUploads<What extends { name: string }>(): Promise<KeptUpload<What>[]> {
  try {
    const db = await store();
    const rows = (await db?.getAll('waiting')) ?? [];
    const isOld = ({ at }: Row) => hostNow() - at >= keptFor;
    for (const { once } of rows.filter(isOld)) forget(once);
    return rows
      .filter((row) => !isOld(row))
      .sort((one, other) => one.at - other.at)
      .map(({ what, type, bytes, ready, pictured }) => ({
        what: what as What,
        file: new File([bytes], (what as What).name, { type }),
        ...(ready && { content: base64Of(new Uint8Array(bytes)) }),
        ...(pictured && { picture: new Blob([bytes], { type: 'image/jpeg' }) }),
      }));
  } catch {
    return [];
  }
}

function bytesOf(content: string): ArrayBuffer {
  const letters = atob(content);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes.buffer;
}
