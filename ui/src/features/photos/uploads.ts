// Photos and files on their way to the host. They are of the page and not of what it shows: whoever takes a photo and
// goes on to the next car finds it sent, and what could not be sent still there, with why. The browser keeps them
// (`keptUploads`): a page that was ended meanwhile and is opened anew goes on with them.
import type { PhotoKind } from '@bindings';
import { useMemo, useSyncExternalStore } from 'react';
import { call } from '../../api/call';
import { isConnected } from '../../api/connection';
import { asRefusal, Refusal, TransportLost } from '../../api/errors';
import { newKey } from '../../api/key';
import { endsSession, keptSession, onSession } from '../../api/session';
import * as unanswered from '../../api/unanswered';
import { countUnsent } from '../../api/unsent';
import { keepUploads, keptUploads, written } from './keptUploads';
import { isPdf } from './pdf';
import { asItCame, prepared } from './shrink';
import {
  type Belongs,
  type FilePlace,
  isOfFiles,
  nameOf,
  type PhotoPlace,
  type UploadPlace,
  whatBelongs,
} from './uploadPlace';

export interface Upload {
  key: number;
  name: string;
  place: UploadPlace;
  /** What is seen of it; nothing where this browser cannot read it. */
  preview?: string;
  state: 'preparing' | 'held' | 'waiting' | 'sending' | 'failed' | 'sent';
  refusal?: Refusal;
  /** It was on its way when the line was lost or the session ended, and goes out again by itself. */
  lost?: boolean;
  /** Once it is sent: the photo or the file that came of it. */
  id?: number;
}

interface Kept extends Upload {
  file: File;
  /** When the visit began that its page showed: after a restore another one may have its number. */
  began: string | undefined;
  /** As it is sent. Sent again it is the same to the letter: by that the host knows it, and keeps it once. */
  content?: string | undefined;
  /** Under this the host does it once, however late it comes again. */
  once: string;
  person: number | undefined;
  /** How often in a row the line broke under it, with the host there again soon after. */
  rounds: number;
  /** Others go first until its time has come again. */
  resting?: boolean;
}

/** How far this page has come with one; all else outlasts it. */
const ofThisPage = [
  'key',
  'preview',
  'state',
  'refusal',
  'lost',
  'id',
  'file',
  'content',
  'rounds',
  'resting',
] as const;
type Lasting = Omit<Kept, (typeof ofThisPage)[number]>;

/** Of what was put to a place at once: how many there are, and how many of them are with the host. */
export interface Progress {
  sent: number;
  all: number;
}

let kept: readonly Kept[] = [];
/** Who sits here; while nobody does, whose pages wait out of sight for them to sign in again. */
let here = keptSession()?.person_id;
/** Of all that is kept what this person put there: nobody else is shown it, waits for it or sends it. */
let mine: readonly Kept[] = [];
let counted: ReadonlyMap<string, Progress> = new Map();
let keys = 0;
const watching = new Set<() => void>();

// What is left waiting here goes on only when somebody opens this page again: who closes it is asked whether they mean it.
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
// That goes for what somebody else left waiting here, too.
const isOpen = (one: Kept): boolean => one.state !== 'sent';

countUnsent(() => kept.some(isOpen));

function keep(next: readonly Kept[]): void {
  keepUploads(kept.filter(isOpen), next.filter(isOpen), ofThisPage);
  kept = next;
  mine = kept.filter((one) => one.person === here);
  if (kept.some(isOpen)) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
  for (const tell of watching) tell();
}

/** What a page before this one left: it goes on where that one stopped. */
async function goOn(): Promise<void> {
  const found = await keptUploads<Lasting>();
  const known = new Set(kept.map(({ once }) => once));
  const left = found
    .filter(({ what }) => !known.has(what.once))
    .map(({ what, file, content, picture }): Kept => {
      const ready = typeof what.place === 'string' ? 'held' : 'waiting';
      const preview = picture && URL.createObjectURL(picture);
      return {
        ...what,
        key: ++keys,
        file,
        rounds: 0,
        state: content === undefined ? 'preparing' : ready,
        ...(content !== undefined && { content }),
        ...(preview && { preview }),
      };
    });
  if (left.length === 0) return;
  for (const { place, person } of left) count(place, { all: 1 }, person);
  // Nothing is written of them anew: they are kept as they are.
  kept = [...left, ...kept];
  keep(kept);
  void prepareAll();
  void sendAll();
}

const set = (key: number, more: Partial<Kept>): void =>
  keep(kept.map((one) => (one.key === key ? { ...one, ...more } : one)));

const nothingYet: Progress = { sent: 0, all: 0 };

const countOf = (place: UploadPlace, person = here): string => `${person ?? ''} ${nameOf(place)}`;

/** Counts more at a place, or fewer. */
function count(place: UploadPlace, more: Partial<Progress>, person = here): void {
  const name = countOf(place, person);
  const before = counted.get(name) ?? nothingYet;
  const next = { sent: before.sent + (more.sent ?? 0), all: before.all + (more.all ?? 0) };
  counted = new Map(counted).set(name, next);
}

const isAt =
  (place: UploadPlace) =>
  (one: Kept): boolean =>
    nameOf(one.place) === nameOf(place);

/** Some of what a place waits for goes to another. */
function recount(from: UploadPlace, to: UploadPlace, all: number): void {
  count(from, { all: -all });
  if (!mine.some((one) => isAt(to)(one) && isOpen(one))) forgetCount(to);
  count(to, { all });
}

function forgetCount(place: UploadPlace): void {
  const next = new Map(counted);
  next.delete(countOf(place));
  counted = next;
}

// Somebody else sits down here: what the last one photographed is none of theirs, and is nowhere but in this page. It
// waits for whoever took it, who finds it going on when they sign in again.
onSession(() => {
  const person = keptSession()?.person_id;
  if (person === undefined) return;
  if (person !== here) {
    here = person;
    forget((one) => one.state === 'sent');
    keep(kept);
  }
  void sendAll();
});

function forget(which: (one: Kept) => boolean): void {
  const gone = kept.filter(which);
  if (gone.length === 0) return;
  for (const { preview } of gone) if (preview) URL.revokeObjectURL(preview);
  keep(kept.filter((one) => !gone.includes(one)));
}

/**
 * Several at once: each is made smaller and sent in its turn, and fails by itself. With their visit goes when it began, as
 * the page that takes them was told.
 */
export function upload(place: UploadPlace, files: readonly File[], began?: string): void {
  const person = here;
  const state = 'preparing' as const;
  // Those that went before are of another time; those still on their way go on with these.
  if (!mine.some((one) => isAt(place)(one) && isOpen(one))) forgetCount(place);
  count(place, { all: files.length });
  const begun = (file: File) => ({
    key: ++keys,
    once: newKey(),
    name: file.name,
    state,
    place,
    file,
    began,
    person,
    rounds: 0,
  });
  keep([...kept, ...files.map(begun)]);
  void prepareAll();
}

let preparing = false;

async function prepareAll(): Promise<void> {
  if (preparing) return;
  preparing = true;
  for (let next = nextIn('preparing'); next; next = nextIn('preparing')) await prepare(next);
  preparing = false;
}

const nextIn = (state: Upload['state']): Kept | undefined => kept.find((one) => one.state === state);

async function prepare({ key, place, file, refusal }: Kept): Promise<void> {
  try {
    // Known before all of it goes over the air to be refused; a photo among photos is looked at there.
    const isPaper = isPdf(file) || refusal?.code === 'pdf_among_photos';
    if (isOfFiles(place) && !isPaper) throw new Refusal('no_pdf');
    const { content, picture } = await (isOfFiles(place) ? asItCame(file) : prepared(file));
    const now = kept.find((one) => one.key === key);
    if (!now) return;
    const preview = picture && URL.createObjectURL(picture);
    const state = typeof now.place === 'string' ? 'held' : 'waiting';
    set(key, { content, state, ...(preview && { preview }) });
    void sendAll();
  } catch (failure) {
    set(key, { state: 'failed', refusal: asRefusal(failure) });
  }
}

/**
 * Under its key the host took this one before, and the page that sent it never heard so: the answer is not kept any more,
 * or this page made the picture anew, which is never the same to the letter. It is there.
 */
const isThere: ReadonlySet<string> = new Set(['done_long_ago', 'key_reused']);

let sending = false;

async function sendAll(): Promise<void> {
  if (sending) return;
  sending = true;
  for (let next = nextToSend(); next; next = nextToSend()) {
    // Under its key the host takes no other: a page opened anew has to find it to the letter.
    const kept = written(next.once);
    if (kept) await kept;
    else if (!(await send(next))) break;
  }
  sending = false;
}

/** In the name of nobody the host takes none. What broke the line already lets all others go before it. */
const nextToSend = (): Kept | undefined =>
  kept
    .filter((one) => one.state === 'waiting' && !one.resting && one.person === keptSession()?.person_id)
    .sort((one, other) => one.rounds - other.rounds)[0];

/** Sends one; answers whether another can go. */
async function send(one: Kept): Promise<boolean> {
  const { key, place, content, person } = one;
  if (typeof place === 'string' || content === undefined) return true;
  const asker = keptSession()?.token;
  set(key, { state: 'sending', lost: false });
  try {
    const { id } = await sent(one, place, content);
    count(place, { sent: 1 }, person);
    set(key, { state: 'sent', id, content: undefined });
  } catch (failure) {
    const refusal = asRefusal(failure);
    if (isThere.has(refusal.code)) {
      count(place, { sent: 1 }, person);
      forget((other) => other.key === key);
      return true;
    }
    const noLine = refusal instanceof TransportLost;
    if (!noLine && !endsSession(refusal)) {
      set(key, { state: 'failed', refusal });
      return true;
    }
    // Nobody has to come and press again for what only waits for the host.
    set(key, { state: 'waiting', lost: true });
    if (noLine) return afterOutage(one, refusal);
    // Whoever signs in again sends it on, if they have not done so by now.
    return keptSession()?.token !== asker;
  }
  return true;
}

/** A host that is there again so soon was not away: sending this may be what breaks the line. */
const soon = 60_000;
/** So long one rests after each time; after one more it waits for a hand. */
const rests = [5000, 30_000, 120_000, 120_000];

/**
 * The line broke while one was sent. With the line goes all else that this station asks: what breaks it each time must
 * not do so without end. Where the host was away it is no fault of what was sent, and goes out as soon as it is back.
 */
async function afterOutage({ key, once, rounds }: Kept, refusal: Refusal): Promise<boolean> {
  if (!(await isConnected(soon))) return isConnected();
  const rest = rests[rounds];
  if (rest === undefined) {
    // Its tile says by now that somebody has to send it again.
    unanswered.dropped(once);
    set(key, { state: 'failed', refusal, lost: false });
    return true;
  }
  set(key, { rounds: rounds + 1, resting: true });
  setTimeout(() => {
    set(key, { resting: false });
    void sendAll();
  }, rest);
  return true;
}

const sent = ({ name, once, began }: Kept, place: PhotoPlace | FilePlace, content: string) => {
  const visit = { work_order_id: place.work_order_id, checked_in_at: began ?? null };
  return isOfFiles(place)
    ? call('attach_file', { ...visit, name, content }, 'on the news', once)
    : call(
        'add_photo',
        { ...place, ...visit, damage_mark: place.damage_mark ?? '', caption: '', content },
        'on the news',
        once,
      );
};

/** What failed goes out once more; a lost line is no reason to make another photo of it. */
export function sendAgain(key: number): void {
  const one = kept.find((other) => other.key === key);
  if (one?.state !== 'failed') return;
  const state = one.content === undefined ? 'preparing' : typeof one.place === 'string' ? 'held' : 'waiting';
  set(key, { state, rounds: 0 });
  void prepareAll();
  void sendAll();
}

/** Its visit is another after a restore, and somebody who sees both says that it is of this car. */
export function toThisVisit(key: number, began: string): void {
  const one = kept.find((other) => other.key === key);
  if (one?.state !== 'failed' || one.refusal?.code !== 'visit_is_another') return;
  set(key, { state: 'waiting', began, once: newKey(), rounds: 0 });
  void sendAll();
}

/** A PDF that was meant for the photos goes to the files of the visit, where it belongs. */
export function toFiles(key: number): void {
  const one = kept.find((other) => other.key === key);
  if (one?.state !== 'failed' || typeof one.place === 'string') return;
  const files: FilePlace = { work_order_id: one.place.work_order_id, kind: 'file' };
  recount(one.place, files, 1);
  set(key, { state: 'preparing', place: files, once: newKey() });
  void prepareAll();
}

export function takeAway(key: number): void {
  const one = kept.find((other) => other.key === key);
  if (one && isOpen(one)) count(one.place, { all: -1 }, one.person);
  if (one) unanswered.dropped(one.once);
  forget((other) => other.key === key);
}

/** The page shows these by now: what stood for them on their way is not needed any more. */
export function shown(what: Belongs, ids: ReadonlySet<number>): void {
  // Photos and files are counted each by themselves.
  forget(({ id, place }) => id !== undefined && whatBelongs(place) === what && ids.has(id));
}

/** The finding is there: what was photographed for it goes out. Answers how many that are. */
export function release(draft: string, place: PhotoPlace): number {
  const own = mine.filter((one) => one.place === draft);
  recount(draft, place, own.length);
  keep(
    kept.map((one) =>
      own.includes(one)
        ? { ...one, place, state: one.state === 'held' ? ('waiting' as const) : one.state }
        : one,
    ),
  );
  void sendAll();
  return own.length;
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

const ofMine = (): readonly Kept[] => mine;

/** What this person has on its way to a place, the first taken first. */
export function useUploads(place: UploadPlace): readonly Upload[] {
  const everything = useSyncExternalStore(watch, ofMine);
  const name = nameOf(place);
  return useMemo(() => everything.filter((one) => nameOf(one.place) === name), [everything, name]);
}

/** What this person has on its way to a visit, whatever it is of; not what waits for a finding that is not there yet. */
export function useUploadsOf(workOrderId: number): readonly Upload[] {
  const everything = useSyncExternalStore(watch, ofMine);
  return useMemo(
    () => everything.filter(({ place }) => typeof place !== 'string' && place.work_order_id === workOrderId),
    [everything, workOrderId],
  );
}

/** How far several that were put to a place at once have come; nothing where one went alone, or none is on its way. */
export function useProgress(place: UploadPlace): Progress | undefined {
  const everything = useSyncExternalStore(watch, ofMine);
  const tally = useSyncExternalStore(watch, () => counted.get(countOf(place)));
  const goes = everything.some(
    (one) =>
      isAt(place)(one) && (one.state === 'preparing' || one.state === 'waiting' || one.state === 'sending'),
  );
  return goes && tally && tally.all > 1 ? tally : undefined;
}

/** Whether something photographed of a visit is not with the host yet: on its way, or waiting for a hand. */
export const usePhotosOpen = (workOrderId: number, kinds: readonly PhotoKind[]): boolean =>
  useSyncExternalStore(watch, () =>
    mine.some(
      ({ place, state, refusal }) =>
        state !== 'sent' &&
        // A paper let fall on the photos by mistake is no photo that somebody waits for.
        !(state === 'failed' && refusal?.code === 'pdf_among_photos') &&
        typeof place !== 'string' &&
        !isOfFiles(place) &&
        place.work_order_id === workOrderId &&
        kinds.includes(place.kind),
    ),
  );

/** Whether anything of whoever sits here is not with the host yet: with the program it would be gone. */
export const useAnyOpen = (): boolean => useSyncExternalStore(watch, () => mine.some(isOpen));

/** Whether anything is on its way to one of these places. */
export const useIsComing = (places: readonly UploadPlace[]): boolean =>
  useSyncExternalStore(watch, () =>
    mine.some((one) => places.some((place) => nameOf(place) === nameOf(one.place))),
  );

void goOn();
