// A row of photos by what the host says may be taken and changed.
import type { PhotoRow, VisitPhotos } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { PhotoStrip } from './PhotoStrip';

vi.mock('./shrink', () => ({
  prepared: (file: File) => Promise.resolve({ content: btoa(file.name), picture: new Blob([file.name]) }),
}));

const photo: PhotoRow = {
  taken_by_name: '林顾问',
  removed_by_name: '',
  may_change: true,
  evidence_of: '',
  id: 31,
  work_order_id: 7,
  kind: 'walk_around',
  finding_id: null,
  job_id: null,
  item: '',
  damage_mark: '',
  caption: '',
  hash: 'a',
  small_hash: 'b',
  width: 400,
  height: 300,
  quarter_turns: 0,
  marks: [{ shape: 'circle', from: [100, 100], to: [300, 300] }],
  taken_by: 4,
  at: '2026-03-02T01:00:00Z',
  removed_at: null,
  removed_by: null,
  removed_reason: '',
  version: 1,
};

let visit: VisitPhotos;
let asked: { command: string; request: Record<string, unknown> }[];
let refuses: unknown;

beforeEach(() => {
  visit = {
    photos: [photo],
    checked_in_at: '2026-03-02T00:30:00Z',
    may_take: ['walk_around', 'accident'],
    signed: { check_in_sheet: '', inspection_report: '' },
  };
  asked = [];
  refuses = undefined;
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  installTransport({
    place: 'station',
    call: (command: string, request: Record<string, unknown>) => {
      if (command === 'list_photos') return Promise.resolve(visit);
      asked.push({ command, request });
      return refuses ? Promise.reject(refuses) : Promise.resolve({ id: 40 + asked.length });
    },
    photo: () => Promise.resolve(new Blob(['jpeg'])),
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 99, name: '', roles: [] });
  keepSession({ token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] });
});

const draw = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <section>
          <input aria-label="field" />
          <PhotoStrip
            workOrderId={7}
            car={{ plate: '粤B54321', plate_colour: 'blue' }}
            kinds={['walk_around', 'accident', 'document']}
            title="到店照片"
            about="左前门"
            job="更换前制动片"
          />
        </section>
      </AntApp>
    </QueryClientProvider>,
  );

it('what may be taken has a button, what is there its tile, all else nothing', async () => {
  draw();
  const around = await screen.findByTestId('photos-walk_around');
  expect(within(around).getByTestId('photo-31')).toBeTruthy();
  expect(within(around).getByTestId('choose-photo-walk_around')).toBeTruthy();
  expect(screen.getByTestId('choose-photo-accident')).toBeTruthy();
  expect(screen.queryByTestId('photos-document')).toBeNull();
});

it('nothing there, and nothing to be taken: nothing is shown', async () => {
  visit = {
    photos: [],
    checked_in_at: '2026-03-02T00:30:00Z',
    may_take: ['delivery'],
    signed: { check_in_sheet: '', inspection_report: '' },
  };
  draw();
  await waitFor(() => expect(screen.queryByTestId('photo-strip')).toBeNull());
  expect(screen.queryByText('到店照片')).toBeNull();
});

it('more than a row holds is one press away', async () => {
  visit.photos = [1, 2, 3, 4, 5, 6, 7, 8].map((id) => ({ ...photo, id }));
  draw();
  fireEvent.click(await screen.findByTestId('photos-more-walk_around'));
  expect(screen.queryByTestId('photo-6')).toBeNull();
  expect((await screen.findByTestId('photo-view')).dataset.photo).toBe('6');
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  expect(screen.getByTestId('photo-view').dataset.photo).toBe('7');
  fireEvent.keyDown(screen.getByTestId('photo-caption'), { key: 'ArrowLeft' });
  expect(screen.getByTestId('photo-view').dataset.photo, 'the arrows in the caption are its own').toBe('7');
});

it('one that was taken off the page says who did that and why', async () => {
  const removed = { removed_at: photo.at, removed_by: 4, removed_by_name: '张敏', removed_reason: '拍错了' };
  visit.photos = [{ ...photo, ...removed, may_change: false }];
  draw();
  const tile = await screen.findByTestId('photo-31');
  expect(tile.textContent).toContain('张敏');
  expect(tile.textContent).toContain('拍错了');
  fireEvent.click(tile);
  expect((await screen.findByTestId('photo-removed')).textContent).toContain('拍错了');
  expect(screen.queryByTestId('photo-turn')).toBeNull();
});

it('what is drawn goes out with the turn and the version that was seen', async () => {
  draw();
  fireEvent.click(await screen.findByTestId('photo-31'));
  fireEvent.click(await screen.findByTestId('photo-turn'));
  fireEvent.click(screen.getByTestId('photo-undo'));
  fireEvent.change(screen.getByTestId('photo-caption'), { target: { value: ' 左前 ' } });
  fireEvent.click(screen.getByTestId('photo-save'));
  await waitFor(() =>
    expect(asked).toEqual([
      {
        command: 'draw_on_photo',
        request: { id: 31, version: 1, quarter_turns: 1, marks: [], caption: '左前' },
      },
    ]),
  );
});

it('the photo, and the question about it, say which car and which job they are at', async () => {
  draw();
  fireEvent.click(await screen.findByTestId('photo-31'));
  await screen.findByTestId('photo-view');
  fireEvent.click(screen.getByTestId('photo-remove'));
  await screen.findByTestId('reason');
  const titles = screen.getAllByTestId('car-title');
  expect(titles.map((title) => title.querySelector('[data-plate]')?.getAttribute('data-plate'))).toEqual([
    '粤B54321',
    '粤B54321',
  ]);
  expect(titles.map((title) => title.textContent)).toEqual([
    expect.stringMatching(/左前门.*更换前制动片/),
    expect.stringMatching(/移除这张照片.*左前门.*更换前制动片/),
  ]);
});

it('who may not change a photo only looks at it', async () => {
  visit.photos = [{ ...photo, may_change: false, caption: '旧伤' }];
  draw();
  fireEvent.click(await screen.findByTestId('photo-31'));
  expect((await screen.findByTestId('photo-view')).textContent).toContain('旧伤');
  for (const tool of ['photo-turn', 'photo-undo', 'photo-caption', 'photo-remove'])
    expect(screen.queryByTestId(tool)).toBeNull();
});

it('what shows why somebody else pays is only looked at, and says of which line', async () => {
  visit.photos = [{ ...photo, may_change: false, evidence_of: '水泵' }];
  draw();
  fireEvent.click(await screen.findByTestId('photo-31'));
  expect((await screen.findByTestId('photo-evidence')).textContent).toContain('水泵');
  for (const tool of ['photo-turn', 'photo-undo', 'photo-caption', 'photo-remove'])
    expect(screen.queryByTestId(tool)).toBeNull();
});

/** Files as an engine hands them over with a paste or a drop; jsdom knows no such thing. */
function handOver(name: 'paste' | 'drop', to: Element): Event {
  const event = new Event(name, { bubbles: true, cancelable: true });
  const data = { types: ['Files'], files: [new File(['x'], 'a.jpg')] };
  Object.defineProperty(event, name === 'paste' ? 'clipboardData' : 'dataTransfer', { value: data });
  to.dispatchEvent(event);
  return event;
}
const added = () => asked.map(({ request }) => request.kind);

it('files pasted into the row go where they belong, those pasted into a field are the field’s', async () => {
  draw();
  const accident = await screen.findByTestId('photos-accident');
  expect(handOver('paste', screen.getByLabelText('field')).defaultPrevented).toBe(false);
  expect(handOver('paste', document.body).defaultPrevented, 'nobody is at the photos').toBe(false);
  expect(handOver('paste', accident).defaultPrevented).toBe(true);
  await waitFor(() => expect(added()).toEqual(['accident']));
});

it('the part of the page around the row stands for its first kind', async () => {
  draw();
  await screen.findByTestId('photos-accident');
  const part = document.querySelector('section');
  expect(part && handOver('drop', part).defaultPrevented).toBe(true);
  await waitFor(() => expect(added()).toEqual(['walk_around']));
});

it('a photo whose visit is another after a restore says so, and is put to this one by who knows the car', async () => {
  refuses = { code: 'visit_is_another', params: { number: 'GD20260302007' } };
  draw();
  const around = await screen.findByTestId('photos-walk_around');
  fireEvent.change(within(around).getByTestId('photo-files-walk_around'), {
    target: { files: [new File(['x'], 'IMG_1.JPG')] },
  });
  const tile = await within(around).findByRole('alert');
  expect(tile.textContent).toContain('GD20260302007 现在是另一张工单');
  expect(
    tile.querySelector('[data-testid^="upload-again"]'),
    'sent again it would be refused again',
  ).toBeNull();
  expect(asked.at(-1)?.request.checked_in_at).toBe('2026-03-02T00:30:00Z');
  refuses = undefined;
  fireEvent.click(within(tile).getByTestId(/^upload-belongs/));
  await waitFor(() => expect(within(around).queryByRole('alert')).toBeNull());
  expect(asked.filter((one) => one.command === 'add_photo')).toHaveLength(2);
});

it('a file that is refused says so on its own tile, and can be taken away', async () => {
  refuses = { code: 'no_photo', params: { problem: 'heic' } };
  draw();
  const around = await screen.findByTestId('photos-walk_around');
  fireEvent.change(within(around).getByTestId('photo-files-walk_around'), {
    target: { files: [new File(['x'], 'IMG_1.HEIC')] },
  });
  const tile = await within(around).findByRole('alert');
  expect(tile.textContent).toContain('IMG_1.HEIC');
  expect(tile.textContent).toContain('兼容性最佳');
  fireEvent.click(within(tile).getByText('拿 掉', { exact: false, selector: 'span' }));
  await waitFor(() => expect(within(around).queryByRole('alert')).toBeNull());
});
