// Photos on their way: one after the other, each failing by itself, the same letter by letter when it is sent again.
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { TransportLost } from '../../api/errors';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import type { PhotoPlace, UploadPlace } from './uploadPlace';
import {
  release,
  sendAgain,
  shown,
  takeAway,
  toFiles,
  toThisVisit,
  upload,
  usePhotosOpen,
  useProgress,
  useUploads,
} from './uploads';

vi.mock('./shrink', () => ({
  asItCame: (file: File) => Promise.resolve({ content: btoa(`whole ${file.name}`) }),
  prepared: (file: File) => Promise.resolve({ content: btoa(file.name), picture: new Blob([file.name]) }),
}));

const session = { token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] };
const place: PhotoPlace = { work_order_id: 7, kind: 'walk_around', finding_id: null, job_id: null, item: '' };
const photo = (name: string) => new File(['x'], name);

interface Asked {
  command: string;
  name: string | undefined;
  content: string;
  key: string | undefined;
  began: string | null | undefined;
  answer: (how: unknown) => void;
  refuse: (why: unknown) => void;
}
let asked: Asked[];

beforeEach(() => {
  asked = [];
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  installTransport({
    place: 'station',
    call: (
      command: string,
      request: { content: string; name?: string; checked_in_at?: string | null },
      key?: string,
    ) =>
      new Promise((answer, refuse) =>
        asked.push({
          command,
          name: request.name,
          content: atob(request.content),
          key,
          began: request.checked_in_at,
          answer,
          refuse,
        }),
      ),
    onConnection: (listener: (one: string) => void) => {
      listener('connected');
      return () => undefined;
    },
  } as unknown as Transport);
  // A person who sits down begins without what the test before left.
  keepSession({ ...session, person_id: 99, token: 'other' });
  keepSession(session);
});

const at = (where: UploadPlace = place) => renderHook(() => useUploads(where)).result;
const turn = () => act(async () => new Promise((done) => setTimeout(done, 0)));
const states = (list: { current: readonly { state: string }[] }) => list.current.map((one) => one.state);

it('several go out one after the other', async () => {
  const list = at();
  act(() => upload(place, [photo('a'), photo('b')]));
  await turn();
  expect(asked.map((one) => one.content)).toEqual(['a']);
  expect(states(list)).toEqual(['sending', 'waiting']);
  asked[0]?.answer({ id: 31 });
  await turn();
  expect(asked.map((one) => one.content)).toEqual(['a', 'b']);
  // The tile stays until the page shows the photo itself.
  expect(states(list)).toEqual(['sent', 'sending']);
  act(() => shown('photos', new Set([31])));
  expect(states(list)).toEqual(['sending']);
  asked[1]?.answer({ id: 32 });
  await turn();
  expect(list.current).toMatchObject([{ state: 'sent', id: 32 }]);
});

it('who closes the page while a photo is on its way is asked first', async () => {
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  // The cross of a window asks no page: its program does.
  const isLeft = () => (globalThis as { workbayHasUnsent?: () => boolean }).workbayHasUnsent?.();
  expect([leave(), isLeft()]).toEqual([false, false]);
  act(() => upload(place, [photo('a')]));
  await turn();
  expect([leave(), isLeft()]).toEqual([true, true]);
  asked[0]?.answer({ id: 38 });
  await turn();
  expect([leave(), isLeft()]).toEqual([false, false]);
});

it('one that is refused keeps no other back, and may be taken away', async () => {
  const list = at();
  act(() => upload(place, [photo('a'), photo('b')]));
  await turn();
  asked[0]?.refuse({ code: 'no_photo', params: { problem: 'no_picture' } });
  await turn();
  expect(states(list)).toEqual(['failed', 'sending']);
  expect(list.current[0]?.refusal).toMatchObject({ code: 'no_photo', params: { problem: 'no_picture' } });
  act(() => takeAway(list.current[0]?.key ?? 0));
  expect(states(list)).toEqual(['sending']);
  asked[1]?.answer({ id: 33 });
  await turn();
});

it('a lost line sends the same under the same key', async () => {
  vi.useFakeTimers();
  const list = at();
  act(() => upload(place, [photo('a')]));
  await act(() => vi.advanceTimersByTimeAsync(1));
  asked[0]?.refuse(new TransportLost());
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(asked).toHaveLength(2);
  expect(asked[1]?.key).toBe(asked[0]?.key);
  expect(states(list)).toEqual(['sending']);
  asked[1]?.answer({ id: 34 });
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(states(list)).toEqual(['sent']);
});

it('what failed is sent again by a press', async () => {
  const list = at();
  act(() => upload(place, [photo('a')]));
  await turn();
  asked[0]?.refuse({ code: 'disk_full', params: { folder: 'D:' } });
  await turn();
  act(() => sendAgain(list.current[0]?.key ?? 0));
  await turn();
  expect(asked.map((one) => one.content)).toEqual(['a', 'a']);
  asked[1]?.answer({ id: 35 });
  await turn();
  expect(states(list)).toEqual(['sent']);
});

it('photos of a finding wait until it is reported', async () => {
  const held = at('finding/3');
  act(() => upload('finding/3', [photo('a')]));
  await turn();
  expect(states(held)).toEqual(['held']);
  expect(asked).toEqual([]);
  const finding: PhotoPlace = { ...place, kind: 'finding', finding_id: 12 };
  const list = at(finding);
  let many = 0;
  act(() => {
    many = release('finding/3', finding);
  });
  await turn();
  expect(many).toBe(1);
  expect(states(held)).toEqual([]);
  expect(states(list)).toEqual(['sending']);
  expect(release('finding/3', finding)).toBe(0);
  asked[0]?.answer({ id: 36 });
  await turn();
});

it('the next person here is shown nothing of it', async () => {
  const list = at();
  act(() => upload(place, [photo('a')]));
  await turn();
  act(() => keepSession({ ...session, person_id: 5, token: 'two' }));
  expect(list.current).toEqual([]);
  asked[0]?.answer({ id: 37 });
  await turn();
  expect(list.current).toEqual([]);
});

it('a file goes to the visit as it came, by its own name, and no photo of the same number takes it off the list', async () => {
  const ofVisit: UploadPlace = { work_order_id: 7, kind: 'file' };
  const list = at(ofVisit);
  act(() => upload(ofVisit, [photo('estimate.pdf')]));
  await turn();
  expect(asked).toMatchObject([
    { command: 'attach_file', name: 'estimate.pdf', content: 'whole estimate.pdf' },
  ]);
  asked[0]?.answer({ id: 39 });
  await turn();
  act(() => shown('photos', new Set([39])));
  expect(states(list)).toEqual(['sent']);
  act(() => shown('files', new Set([39])));
  expect(states(list)).toEqual([]);
});

it('a PDF among the photos holds no signature, and goes to the files by a press', async () => {
  const list = at();
  const open = renderHook(() => usePhotosOpen(7, ['walk_around'])).result;
  act(() => upload(place, [photo('policy')]));
  await turn();
  expect(open.current).toBe(true);
  asked[0]?.refuse({ code: 'pdf_among_photos' });
  await turn();
  expect(states(list)).toEqual(['failed']);
  expect(open.current).toBe(false);
  const files = at({ work_order_id: 7, kind: 'file' });
  act(() => toFiles(list.current[0]?.key ?? 0));
  await turn();
  expect(states(list)).toEqual([]);
  expect(states(files)).toEqual(['sending']);
  expect(asked[1]).toMatchObject({ command: 'attach_file', name: 'policy', content: 'whole policy' });
  asked[1]?.answer({ id: 40 });
  await turn();
});

it('a photo that failed for any other reason holds it until somebody says what becomes of it', async () => {
  const list = at();
  const open = renderHook(() => usePhotosOpen(7, ['walk_around'])).result;
  act(() => upload(place, [photo('a')]));
  await turn();
  asked[0]?.refuse({ code: 'no_photo', params: { problem: 'heic' } });
  await turn();
  expect(open.current).toBe(true);
  act(() => takeAway(list.current[0]?.key ?? 0));
  expect(open.current).toBe(false);
});

it('what is no PDF is refused among the files before any of it goes over the air', async () => {
  const list = at({ work_order_id: 7, kind: 'file' });
  act(() => upload({ work_order_id: 7, kind: 'file' }, [photo('IMG_1.jpg')]));
  await turn();
  expect(list.current).toMatchObject([{ state: 'failed', refusal: { code: 'no_pdf' } }]);
  expect(asked).toEqual([]);
});

const progress = (where: UploadPlace = place) => renderHook(() => useProgress(where)).result;

it('several at once say how many of them are with the host, and no more than is true', async () => {
  const [list, far, elsewhere] = [at(), progress(), progress({ ...place, kind: 'accident' })];
  expect(far.current).toBeUndefined();
  act(() => upload(place, [photo('a'), photo('b'), photo('c')]));
  expect(far.current).toEqual({ sent: 0, all: 3 });
  await turn();
  asked[0]?.answer({ id: 41 });
  await turn();
  expect(far.current).toEqual({ sent: 1, all: 3 });
  // The page shows it by now, and it counts still.
  act(() => shown('photos', new Set([41])));
  expect(far.current).toEqual({ sent: 1, all: 3 });
  // What is refused is not with the host; what nobody wants any more is not waited for.
  asked[1]?.refuse({ code: 'no_photo', params: { problem: 'no_picture' } });
  await turn();
  expect(far.current).toEqual({ sent: 1, all: 3 });
  const failed = list.current.find((one) => one.state === 'failed');
  expect(failed).toMatchObject({ name: 'b' });
  act(() => takeAway(failed?.key ?? 0));
  expect(far.current).toEqual({ sent: 1, all: 2 });
  // More of them go on with those that are on their way.
  act(() => upload(place, [photo('d')]));
  expect(far.current).toEqual({ sent: 1, all: 3 });
  await turn();
  asked[2]?.answer({ id: 43 });
  await turn();
  expect(far.current).toEqual({ sent: 2, all: 3 });
  asked[3]?.answer({ id: 44 });
  await turn();
  expect([far.current, elsewhere.current]).toEqual([undefined, undefined]);
  // The next ones are counted anew, and one alone needs no count.
  act(() => upload(place, [photo('e')]));
  expect(far.current).toBeUndefined();
  act(() => upload(place, [photo('f')]));
  expect(far.current).toEqual({ sent: 0, all: 2 });
  await turn();
  asked[4]?.answer({ id: 45 });
  await turn();
  asked[5]?.answer({ id: 46 });
  await turn();
});

it('photos of a finding that is being typed are counted once they go', async () => {
  const finding: PhotoPlace = { ...place, kind: 'finding', finding_id: 5 };
  const far = progress(finding);
  act(() => upload('draft/1', [photo('a'), photo('b')]));
  await turn();
  expect(far.current).toBeUndefined();
  act(() => void release('draft/1', finding));
  expect(far.current).toEqual({ sent: 0, all: 2 });
  await turn();
  asked[0]?.answer({ id: 51 });
  await turn();
  expect(far.current).toEqual({ sent: 1, all: 2 });
  asked[1]?.answer({ id: 52 });
  await turn();
});

it('names its visit by when that began, as the page said that took it', async () => {
  const list = at();
  act(() => upload(place, [photo('a')], '2026-03-02T00:30:00Z'));
  act(() => upload({ work_order_id: 7, kind: 'file' }, [new File(['x'], 'a.pdf')], '2026-03-02T00:30:00Z'));
  await turn();
  asked[0]?.answer({ id: 51 });
  await turn();
  expect(asked.map((one) => [one.command, one.began])).toEqual([
    ['add_photo', '2026-03-02T00:30:00Z'],
    ['attach_file', '2026-03-02T00:30:00Z'],
  ]);
  asked[1]?.answer({ id: 52 });
  await turn();
  expect(states(list)).toEqual(['sent']);
});

it('a photo of a visit that is another after a restore stays here, and goes to it only once somebody says so', async () => {
  const list = at();
  act(() => upload(place, [photo('a')], '2026-03-02T00:30:00Z'));
  await turn();
  asked[0]?.refuse({ code: 'visit_is_another', params: { number: 'GD20260302007' } });
  await turn();
  expect(list.current).toMatchObject([{ state: 'failed', refusal: { code: 'visit_is_another' } }]);
  expect(list.current[0]?.preview).toBe('blob:here');
  act(() => toThisVisit(list.current[0]?.key ?? 0, '2026-03-02T03:10:00Z'));
  await turn();
  expect(asked.map((one) => [one.content, one.began])).toEqual([
    ['a', '2026-03-02T00:30:00Z'],
    ['a', '2026-03-02T03:10:00Z'],
  ]);
  expect(asked[1]?.key).not.toBe(asked[0]?.key);
  asked[1]?.answer({ id: 53 });
  await turn();
  expect(states(list)).toEqual(['sent']);
});

it('what is sent again for another reason does not say that it is of the visit there now', async () => {
  const list = at();
  act(() => upload(place, [photo('a')], '2026-03-02T00:30:00Z'));
  await turn();
  asked[0]?.refuse({ code: 'disk_full', params: { folder: 'D:' } });
  await turn();
  act(() => toThisVisit(list.current[0]?.key ?? 0, '2026-03-02T03:10:00Z'));
  await turn();
  expect(asked).toHaveLength(1);
  act(() => takeAway(list.current[0]?.key ?? 0));
});

it('photos of a finding that is reported after a restore are still of the visit they were taken at', async () => {
  act(() => upload('finding/3', [photo('a')], '2026-03-02T00:30:00Z'));
  await turn();
  act(() => {
    release('finding/3', { ...place, kind: 'finding', finding_id: 12 });
  });
  await turn();
  expect(asked.map((one) => one.began)).toEqual(['2026-03-02T00:30:00Z']);
  asked[0]?.answer({ id: 54 });
  await turn();
});

it.each(['done_long_ago', 'key_reused'])(
  'one the host took under its key before (%s) is there',
  async (code) => {
    const list = at();
    act(() => upload(place, [photo('a'), photo('b')]));
    await turn();
    asked[0]?.refuse({ code, params: {} });
    await turn();
    expect(list.current.map(({ name, state }) => [name, state])).toEqual([['b', 'sending']]);
    expect(progress().current).toEqual({ sent: 1, all: 2 });
    asked[1]?.answer({ id: 55 });
    await turn();
  },
);
