// The window of all photos and files of a visit, by what the host says of them.
import type { AttachedFileRow, PhotoKind, VisitFiles } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { setShopZone } from '../../i18n/time';
import { PhotoStrip } from './PhotoStrip';
import { upload } from './uploads';
import { VisitPhotos } from './VisitPhotos';

// jsdom knows neither pictures nor the bytes of a file; what is no photo is refused as it is everywhere.
vi.mock('./shrink', async (original) => {
  const { prepared } = await original<typeof import('./shrink')>();
  const asItCame = () => Promise.resolve({ content: 'eA==' });
  return { asItCame, prepared: (file: File) => (file.name.endsWith('.jpg') ? asItCame() : prepared(file)) };
});

const estimate: AttachedFileRow = {
  id: 5,
  work_order_id: 7,
  name: '平安定损单.pdf',
  hash: 'a',
  bytes: 1_258_291,
  attached_by: 4,
  attached_by_name: '林顾问',
  at: '2026-03-02T01:00:00Z',
  removed_at: null,
  removed_by: null,
  removed_by_name: '',
  removed_reason: '',
  version: 3,
  may_remove: true,
};

let files: VisitFiles;
let mayTake: PhotoKind[];
let refused: Record<string, unknown>;
/** What the host has not answered yet. */
let holding: Promise<unknown> | undefined;
let asked: { command: string; request: Record<string, unknown> }[];
const looked = vi.fn();

beforeEach(() => {
  setShopZone(480);
  files = { files: [estimate], checked_in_at: '2026-03-02T00:30:00Z', may_attach: true };
  mayTake = ['walk_around', 'accident'];
  asked = [];
  refused = {};
  holding = undefined;
  looked.mockClear();
  installTransport({
    place: 'station',
    call: (command: string, request: Record<string, unknown>) => {
      if (refused[command]) return Promise.reject(refused[command]);
      if (command === 'list_photos') return Promise.resolve({ photos: [], may_take: mayTake });
      if (command === 'list_attached_files') return Promise.resolve(files);
      asked.push({ command, request });
      return holding ?? Promise.resolve({ id: 40 + asked.length });
    },
    document: (address: unknown) => {
      looked(address);
      return Promise.reject({ code: 'damaged', params: { entity: 'attached_file', number: estimate.name } });
    },
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 99, name: '', roles: [] });
  keepSession({ token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] });
});

const car = { plate: '粤B54321', plate_colour: 'blue' } as const;

async function draw(
  part = <VisitPhotos workOrderId={7} car={car} about={() => undefined} job={() => undefined} />,
) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>{part}</AntApp>
    </QueryClientProvider>,
  );
  await act(async () => new Promise((done) => setTimeout(done, 20)));
}
const line = () => screen.queryByTestId('visit-photos');
async function opened() {
  await draw();
  fireEvent.click(await screen.findByTestId('visit-photos'));
  return screen.findByTestId('all-photos');
}

/** Files as an engine hands them over with a drop; jsdom knows no such thing. */
function letFall(to: Element, all: File[]): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: all } });
  act(() => void to.dispatchEvent(event));
}
const named = (name: string) => new File(['x'], name);
const sent = () => asked.map(({ command, request }) => [command, request.kind ?? request.name]);

it('a file says what it is, how large, by whom and when, and is looked at as a paper', async () => {
  const list = await opened();
  expect(line()?.textContent).toBe('照片 · 文件 1');
  const row = within(list).getByTestId('file-5');
  for (const said of ['平安定损单.pdf', '1.2 MB', '林顾问', '03-02 09:00'])
    expect(row.textContent).toContain(said);
  fireEvent.click(row);
  await waitFor(() =>
    expect(document.querySelector('.ant-drawer-title')?.textContent).toBe('平安定损单.pdf'),
  );
  expect(looked).toHaveBeenCalledWith({ kind: 'attached_file', id: 5, size: undefined });
  expect((await screen.findByText(/校验码不符/)).textContent).toContain('文件 平安定损单.pdf');
});

it('one that was taken off is told with who did that and why, and counts no more', async () => {
  const removed = {
    removed_at: estimate.at,
    removed_by: 1,
    removed_by_name: '张敏',
    removed_reason: '传错了',
  };
  files.files = [
    { ...estimate, ...removed, may_remove: false },
    { ...estimate, id: 6, name: '保单.pdf' },
  ];
  const list = await opened();
  expect(line()?.textContent).toBe('照片 · 文件 1');
  expect(within(list).getByTestId('file-5').textContent).toContain('张敏 于 03-02 09:00 移除：传错了');
  expect(within(list).queryByTestId('file-remove-5')).toBeNull();
  const order = [...list.querySelectorAll('[data-testid^="file-"]')].map(
    (one) => (one as HTMLElement).dataset.testid,
  );
  expect(order.indexOf('file-6'), 'those that are there come first').toBeLessThan(order.indexOf('file-5'));
});

it('taken off with the reason and the version that was seen', async () => {
  const list = await opened();
  fireEvent.click(within(list).getByTestId('file-remove-5'));
  fireEvent.change(await screen.findByTestId('reason'), { target: { value: ' 旧保单 ' } });
  await waitFor(() => expect(screen.getByTestId('reason-confirm').dataset.asleep).toBeUndefined(), {
    timeout: 3000,
  });
  fireEvent.click(screen.getByTestId('reason-confirm'));
  await waitFor(() =>
    expect(asked).toEqual([
      { command: 'remove_attached_file', request: { id: 5, version: 3, reason: '旧保单' } },
    ]),
  );
});

it('with nothing there the place for files is quiet', async () => {
  files = { files: [], checked_in_at: '2026-03-02T00:30:00Z', may_attach: true };
  const list = await opened();
  expect(line()?.textContent).toBe('照片 · 文件');
  expect(within(list).getByTestId('choose-file')).toBeTruthy();
  expect(list.querySelector('[data-testid="attached-files"] ul')).toBeNull();
});

it('who may attach none and is told of none sees photos and nothing else', async () => {
  files = { files: [], checked_in_at: '2026-03-02T00:30:00Z', may_attach: false };
  const list = await opened();
  expect(line()?.textContent).toBe('照片');
  expect(within(list).queryByTestId('attached-files')).toBeNull();
});

it('a visit that takes no photos any more still shows its files', async () => {
  mayTake = [];
  files.may_attach = false;
  const list = await opened();
  expect(within(list).getByTestId('file-5')).toBeTruthy();
  expect(within(list).queryByTestId('choose-file')).toBeNull();
});

it('let fall anywhere on the window a PDF goes to the files, whatever its name is written like', async () => {
  const list = await opened();
  letFall(within(list).getByTestId('photos-accident'), [named('POLICY.PDF')]);
  await waitFor(() => expect(sent()).toEqual([['attach_file', 'POLICY.PDF']]));
  letFall(list, [named('b.pdf')]);
  await waitFor(() => expect(sent()[1]).toEqual(['attach_file', 'b.pdf']));
});

it('a photo and a PDF let fall together part', async () => {
  const list = await opened();
  letFall(within(list).getByTestId('photos-accident'), [named('a.pdf'), named('a.jpg')]);
  await waitFor(() =>
    expect(sent().sort()).toEqual([
      ['add_photo', 'accident'],
      ['attach_file', 'a.pdf'],
    ]),
  );
});

it('where only photos are taken a PDF is not sent at all, and says where it belongs', async () => {
  await draw(
    <section>
      <PhotoStrip workOrderId={7} car={car} kinds={['walk_around']} />
    </section>,
  );
  letFall(await screen.findByTestId('photos-walk_around'), [named('保单.pdf')]);
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('保单.pdf');
  expect(told.textContent).toContain('加到“文件”里');
  expect(asked).toEqual([]);
  // Sent again it would be refused again; one press brings it where it belongs.
  expect(within(told).queryByTestId(/^upload-again/)).toBeNull();
  fireEvent.click(await within(told).findByText('加到文件'));
  await waitFor(() => expect(sent()).toEqual([['attach_file', '保单.pdf']]));
  expect(screen.queryByText('加到文件')).toBeNull();
});

it('who may attach none is offered no way to the files', async () => {
  files = { files: [], checked_in_at: '2026-03-02T00:30:00Z', may_attach: false };
  await draw(
    <section>
      <PhotoStrip workOrderId={7} car={car} kinds={['walk_around']} />
    </section>,
  );
  letFall(await screen.findByTestId('photos-walk_around'), [named('保单.pdf')]);
  await screen.findByRole('alert');
  await act(async () => new Promise((done) => setTimeout(done, 20)));
  expect(screen.queryByText('加到文件')).toBeNull();
  fireEvent.click(screen.getByTestId(/^upload-away/));
});

it('what may succeed the next time can be tried again, and what never will cannot', async () => {
  const list = await opened();
  refused.attach_file = { code: 'too_many_files', params: { limit: 50 } };
  letFall(list, [named('a.pdf')]);
  await within(await within(list).findByRole('alert')).findByTestId(/^upload-again/);
  fireEvent.click(screen.getByTestId(/^upload-away/));
  refused.attach_file = { code: 'file_too_late', params: { stage: 'closed' } };
  letFall(list, [named('b.pdf')]);
  const late = await within(list).findByRole('alert');
  expect(late.textContent).toContain('b.pdf');
  expect(within(late).queryByTestId(/^upload-again/)).toBeNull();
  fireEvent.click(screen.getByTestId(/^upload-away/));
});

/** Files held over a part of the page: of these a page is told the types alone. */
function heldOver(to: Element, ...types: string[]): string {
  const event = new Event('dragover', { bubbles: true, cancelable: true });
  const dataTransfer = { types: ['Files'], items: types.map((type) => ({ type })), dropEffect: '' };
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
  act(() => void to.dispatchEvent(event));
  return dataTransfer.dropEffect;
}

it('a place that would refuse what is held over it promises nothing', async () => {
  await draw(
    <section>
      <PhotoStrip workOrderId={7} car={car} kinds={['walk_around']} />
    </section>,
  );
  const place = await screen.findByTestId('photos-walk_around');
  expect(heldOver(place, 'application/pdf')).toBe('none');
  expect(place.dataset.over).toBeUndefined();
  expect(heldOver(place, 'image/jpeg')).toBe('copy');
  expect(place.dataset.over).toBeTruthy();
  // One of both is taken here.
  expect(heldOver(place, 'application/pdf', 'image/png')).toBe('copy');
  expect(heldOver(place, 'application/pdf')).toBe('none');
  expect(place.dataset.over).toBeUndefined();
});

it('the files are told of where the photos are refused, and the refusal with them', async () => {
  refused.list_photos = { code: 'damaged', params: { entity: 'photo', number: '3' } };
  const list = await opened();
  expect(line()?.textContent).toBe('照片 · 文件 1');
  expect(within(list).getByTestId('file-5')).toBeTruthy();
  expect(within(list).getByRole('alert').textContent).toContain('校验码不符');
});

it('the photos are told of where the files are refused, and the refusal with them', async () => {
  refused.list_attached_files = { code: 'damaged', params: { entity: 'attached_file', number: '3' } };
  const list = await opened();
  expect(line()?.textContent).toBe('照片');
  expect(within(list).getByTestId('photos-accident')).toBeTruthy();
  expect(within(list).getByRole('alert').textContent).toContain('校验码不符');
});

it('a file that waits for its turn can be taken away', async () => {
  const list = await opened();
  let answer: (id: unknown) => void = () => undefined;
  holding = new Promise((done) => {
    answer = done;
  });
  letFall(list, [named('a.pdf'), named('b.pdf')]);
  const waits = await within(list).findByText('b.pdf 排队中');
  fireEvent.click(within(waits.closest('li') as HTMLElement).getByTestId(/^upload-away/));
  expect(within(list).queryByText('b.pdf 排队中')).toBeNull();
  await act(async () => answer({ id: 41 }));
  expect(sent()).toEqual([['attach_file', 'a.pdf']]);
});

it('what was refused where the page has no place for it any more says why, and is taken away', async () => {
  files = { files: [], checked_in_at: '2026-03-02T00:30:00Z', may_attach: false };
  mayTake = [];
  refused.add_photo = { code: 'photo_too_late', params: { stage: 'delivered' } };
  const at = { work_order_id: 7, kind: 'before', finding_id: null, job_id: 21, item: '' } as const;
  act(() => upload(at, [named('a.jpg')]));
  await draw();
  expect(line()?.textContent).toBe('照片 · 1 个没传上');
  fireEvent.click(await screen.findByTestId('visit-photos'));
  const tile = await within(await screen.findByTestId('unsent')).findByRole('alert');
  expect(tile.textContent).toContain('a.jpg');
  fireEvent.click(within(tile).getByTestId(/^upload-away/));
  await waitFor(() => expect(line()).toBeNull());
});
