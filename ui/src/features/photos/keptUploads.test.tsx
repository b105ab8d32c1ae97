// A page ends without a word while photos are on their way: the one that is opened anew goes on with them.
import { Blob, File } from 'node:buffer';
import 'fake-indexeddb/auto';
import { act, renderHook, waitFor } from '@testing-library/react';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import type { PhotoPlace, UploadPlace } from './uploadPlace';

let prepares = 0;
let hangs = false;
vi.mock('./shrink', () => ({
  asItCame: async (file: File) => ({ content: btoa(`whole ${await file.text()}`) }),
  // No browser makes the same picture twice for sure.
  prepared: async (file: File) => {
    if (hangs) await new Promise(() => undefined);
    prepares += 1;
    return { content: btoa(`${await file.text()} ${prepares}`), picture: new Blob(['seen']) };
  },
}));

const session = { token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] };
const place: PhotoPlace = { work_order_id: 7, kind: 'walk_around', finding_id: null, job_id: null, item: '' };
const photo = (name: string) =>
  new File([`bytes of ${name}`], name, { type: 'image/jpeg' }) as globalThis.File;

interface Asked {
  command: string;
  request: { content: string; work_order_id: number; finding_id?: number | null };
  key: string | undefined;
  answer: (how: unknown) => void;
  refuse: (why: unknown) => void;
}
let asked: Asked[];
let pages = 0;

type Page = typeof import('./uploads');

/** The page is opened anew. The one before got no answer to what it asked, and gets none any more. */
async function opened(): Promise<Page> {
  asked = [];
  installTransport({
    place: 'station',
    call: (command: string, request: Asked['request'], key?: string) =>
      new Promise((answer, refuse) => asked.push({ command, request, key, answer, refuse })),
    onConnection: (listener: (one: string) => void) => {
      listener('connected');
      return () => undefined;
    },
  } as unknown as Transport);
  pages += 1;
  const page = (await import(/* @vite-ignore */ `./uploads?page=${pages}`)) as Page;
  await rests();
  return page;
}

/** What the store does it does in turns of its own. */
const rests = async () => {
  for (let turn = 0; turn < 30; turn++) await act(async () => new Promise((done) => setTimeout(done, 1)));
};
const at = (page: Page, where: UploadPlace = place) => renderHook(() => page.useUploads(where)).result;
const contents = () => asked.map(({ request }) => atob(request.content));

beforeEach(async () => {
  // Those of jsdom do not tell their bytes.
  vi.stubGlobal('File', File);
  vi.stubGlobal('Blob', Blob);
  const store = await openDB('workbay.uploads', 1, {
    upgrade: (db) => void db.createObjectStore('waiting', { keyPath: 'once' }),
  });
  await store.clear('waiting');
  store.close();
  prepares = 0;
  hangs = false;
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  keepSession(session);
});

it('a photo on its way goes out again to the letter, under the same key, and once it is there nothing is left', async () => {
  const before = await opened();
  act(() => before.upload(place, [photo('a'), photo('b')]));
  await waitFor(() => expect(contents()).toEqual(['bytes of a 1']));
  await rests();
  const key = asked[0]?.key;

  const page = await opened();
  expect(contents()).toEqual(['bytes of a 1']);
  expect(asked[0]).toMatchObject({ command: 'add_photo', key, request: { work_order_id: 7 } });
  const list = at(page);
  expect(list.current).toMatchObject([
    { name: 'a', state: 'sending', preview: 'blob:here' },
    { name: 'b', state: 'waiting', preview: 'blob:here' },
  ]);
  expect(renderHook(() => page.useProgress(place)).result.current).toEqual({ sent: 0, all: 2 });
  act(() => asked[0]?.answer({ id: 31 }));
  await waitFor(() => expect(contents()).toEqual(['bytes of a 1', 'bytes of b 2']));
  act(() => asked[1]?.answer({ id: 32 }));
  await rests();
  expect(list.current.map(({ state }) => state)).toEqual(['sent', 'sent']);

  const last = await opened();
  expect(asked).toEqual([]);
  expect(at(last).current).toEqual([]);
});

it('one that was not made smaller yet is, and a file keeps its bytes', async () => {
  const before = await opened();
  hangs = true;
  act(() => before.upload(place, [photo('a')]));
  await rests();
  expect(asked).toEqual([]);
  hangs = false;
  await opened();
  expect(contents()).toEqual(['bytes of a 1']);
});

it('photos of a finding that is still being typed come back with its words, and go out with it', async () => {
  const before = await opened();
  act(() => before.upload('finding/3', [photo('a')]));
  await rests();
  const page = await opened();
  const held = at(page, 'finding/3');
  expect(held.current).toMatchObject([{ name: 'a', state: 'held', preview: 'blob:here' }]);
  expect(asked).toEqual([]);
  let many = 0;
  act(() => {
    many = page.release('finding/3', { ...place, kind: 'finding', finding_id: 12 });
  });
  expect(many).toBe(1);
  await rests();
  expect(asked).toMatchObject([{ request: { finding_id: 12 } }]);
  // Where it belongs by now is kept as well.
  await opened();
  expect(asked).toMatchObject([{ request: { finding_id: 12 } }]);
});

it('what was taken away does not come back', async () => {
  const before = await opened();
  act(() => before.upload(place, [photo('a')]));
  await rests();
  const list = at(before);
  asked[0]?.refuse({ code: 'disk_full', params: { folder: 'D:' } });
  await rests();
  expect(list.current).toMatchObject([{ state: 'failed' }]);
  act(() => before.takeAway(list.current[0]?.key ?? 0));
  await rests();
  const page = await opened();
  expect(at(page).current).toEqual([]);
  expect(asked).toEqual([]);
});

it('what failed is there again, and a paper that goes to the files goes there under its own key alone', async () => {
  const before = await opened();
  act(() => before.upload(place, [photo('a')]));
  await rests();
  asked[0]?.refuse({ code: 'pdf_among_photos', params: {} });
  await rests();
  const key = asked[0]?.key;
  const list = at(before);
  act(() => before.toFiles(list.current[0]?.key ?? 0));
  await rests();
  const page = await opened();
  expect(at(page).current).toEqual([]);
  expect(at(page, { work_order_id: 7, kind: 'file' }).current).toHaveLength(1);
  expect(asked).toMatchObject([{ command: 'attach_file' }]);
  expect(asked[0]?.key).not.toBe(key);
});

it('somebody else who signs in is not shown it and sends none of it; whoever took it does', async () => {
  const before = await opened();
  act(() => before.upload(place, [photo('a')]));
  await rests();
  forgetSession();
  const page = await opened();
  expect(asked).toEqual([]);
  act(() => keepSession({ ...session, person_id: 5, token: 'two' }));
  await rests();
  expect(asked).toEqual([]);
  expect(at(page).current).toEqual([]);
  act(() => keepSession({ ...session, token: 'three' }));
  await rests();
  expect(contents()).toEqual(['bytes of a 1']);
});

it('a store that never writes is waited for once, and then photos go out without it', async () => {
  const page = await opened();
  const endless = (name: string) =>
    Object.assign(photo(name), {
      text: async () => `bytes of ${name}`,
      arrayBuffer: () => new Promise<ArrayBuffer>(() => undefined),
    });
  act(() => page.upload(place, [endless('a'), endless('b')]));
  await rests();
  expect(asked).toEqual([]);
  await waitFor(() => expect(contents()).toEqual(['bytes of a 1']), { timeout: 4000 });
  act(() => asked[0]?.answer({ id: 41 }));
  await waitFor(() => expect(contents()).toEqual(['bytes of a 1', 'bytes of b 2']));
  act(() => asked[1]?.answer({ id: 42 }));
  await rests();
});
