// The photos of an item stand in its row, and nowhere else on the form.
import type { PhotoRow, VisitPhotos } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { ArrivalPhotos } from './ArrivalPhotos';
import { ItemPhotos } from './ItemPhotos';
import { MarkPhotos } from './MarkPhotos';

vi.mock('./shrink', () => ({
  prepared: (file: File) => Promise.resolve({ content: btoa(file.name), picture: new Blob([file.name]) }),
}));

const photo = (id: number, item: string, more: Partial<PhotoRow> = {}): PhotoRow => ({
  taken_by_name: '林顾问',
  removed_by_name: '',
  may_change: true,
  evidence_of: '',
  id,
  work_order_id: 7,
  kind: 'walk_around',
  finding_id: null,
  job_id: null,
  item,
  damage_mark: '',
  caption: '',
  hash: 'a',
  small_hash: 'b',
  width: 400,
  height: 300,
  quarter_turns: 0,
  marks: [],
  taken_by: 4,
  at: '2026-03-02T01:00:00Z',
  removed_at: null,
  removed_by: null,
  removed_reason: '',
  version: 1,
  ...more,
});

const car = { plate: '粤B54321', plate_colour: 'blue' } as const;
let visit: VisitPhotos;
let asked: Record<string, unknown>[];
let refuses: unknown;

beforeEach(() => {
  visit = {
    photos: [],
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
      asked.push(request);
      return refuses ? Promise.reject(refuses) : Promise.resolve({ id: 40 + asked.length });
    },
    photo: () => Promise.resolve(new Blob(['jpeg'])),
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 99, name: '', roles: [] });
  keepSession({ token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] });
});

const draw = (fixed = false) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <section>
          <ul>
            {['tyres', 'tools'].map((item) => (
              <li key={item} data-testid={`row-${item}`}>
                <ItemPhotos workOrderId={7} car={car} item={item} fixed={fixed} />
              </li>
            ))}
          </ul>
          <ArrivalPhotos workOrderId={7} car={car} />
        </section>
      </AntApp>
    </QueryClientProvider>,
  );

const row = (item: string) => screen.findByTestId(`row-${item}`);
const tilesOf = (place: HTMLElement) =>
  within(place)
    .queryAllByTestId(/^photo-\d+$/)
    .map((tile) => tile.dataset.testid);

it('several photos chosen at an item are sent as photos of it', async () => {
  draw();
  const button = await screen.findByLabelText('拍照/选图：轮胎');
  const files = within(await row('tyres')).getByTestId('photo-files-walk_around-tyres');
  const pressed = vi.fn();
  files.addEventListener('click', pressed);
  fireEvent.click(button);
  expect(pressed).toHaveBeenCalledOnce();
  expect(files).toHaveProperty('multiple', true);
  fireEvent.change(files, { target: { files: [new File(['x'], '1.jpg'), new File(['y'], '2.jpg')] } });
  expect(within(await row('tyres')).getAllByTestId('upload')).toHaveLength(2);
  expect(within(await row('tools')).queryByTestId('upload')).toBeNull();
  await waitFor(() =>
    expect(asked.map(({ kind, item }) => [kind, item])).toEqual([
      ['walk_around', 'tyres'],
      ['walk_around', 'tyres'],
    ]),
  );
});

it('stand beside their item and are not shown again below; the button says how many', async () => {
  const removed = { removed_at: '2026-03-02T02:00:00Z', removed_by_name: '张敏', removed_reason: '拍错了' };
  visit.photos = [photo(1, 'tyres'), photo(2, ''), photo(3, 'tyres'), photo(4, 'tyres', removed)];
  draw();
  const button = await screen.findByLabelText('拍照/选图：轮胎（已有 2 张）');
  expect(button.textContent).toBe('2');
  expect(tilesOf(await row('tyres'))).toEqual(['photo-1', 'photo-3', 'photo-4']);
  expect(tilesOf(await row('tools'))).toEqual([]);
  expect((await screen.findByLabelText('拍照/选图：随车工具')).textContent).toBe('');
  expect(tilesOf(await screen.findByTestId('photos-walk_around'))).toEqual(['photo-2']);
  expect(screen.getByTestId('photo-1').getAttribute('aria-label')).toContain('轮胎');
  fireEvent.click(screen.getByTestId('photo-1'));
  expect((await screen.findByRole('dialog')).textContent).toContain('轮胎');
});

it('without leave to take any there is no button, and what is there stays', async () => {
  visit = {
    photos: [photo(1, 'tyres')],
    checked_in_at: '2026-03-02T00:30:00Z',
    may_take: ['accident'],
    signed: { check_in_sheet: '', inspection_report: '' },
  };
  draw();
  await screen.findByTestId('photo-1');
  expect(tilesOf(await row('tyres'))).toEqual(['photo-1']);
  expect(within(await row('tyres')).queryAllByRole('button')).toHaveLength(1);
  expect(within(await row('tools')).queryAllByRole('button')).toHaveLength(0);
});

it('where they are only looked at there is no button either', async () => {
  visit.photos = [photo(1, 'tyres')];
  draw(true);
  await screen.findByTestId('photo-1');
  expect(screen.queryByTestId('take-photo-walk_around-tyres')).toBeNull();
});

/** Files let fall; jsdom knows no such thing. */
function fall(on: Element): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', {
    value: { types: ['Files'], files: [new File(['x'], 'a.jpg')] },
  });
  on.dispatchEvent(event);
}

it('files let fall on a row are of its item, those beside the rows of the visit', async () => {
  draw();
  await screen.findByTestId('take-photo-walk_around-tools');
  fall(await row('tools'));
  await waitFor(() => expect(asked.map(({ item }) => item)).toEqual(['tools']));
  const part = document.querySelector('section');
  if (part) fall(part);
  await waitFor(() => expect(asked.map(({ item }) => item)).toEqual(['tools', '']));
});

it('one that is not with the host is where the signature says that photos are missing', async () => {
  refuses = { code: 'no_photo', params: { problem: 'heic' } };
  draw();
  fireEvent.change(await screen.findByTestId('photo-files-walk_around-tyres'), {
    target: { files: [new File(['x'], 'IMG_1.HEIC')] },
  });
  const failed = await within(await row('tyres')).findByRole('alert');
  expect(failed.textContent).toContain('IMG_1.HEIC');
  expect(failed.closest('[data-lack~="photos"]')).toBe(document.querySelector('[data-lack~="photos"]'));
});

const marks = [
  { x: 100, y: 300, kind: 'scratch', note: '', key: 'a1' },
  { x: 500, y: 300, kind: 'dent', note: '', key: 'b2' },
  // Of before marks were photographed one by one.
  { x: 700, y: 300, kind: 'chip', note: '', key: '' },
] as const;

const drawMarks = (own: readonly (typeof marks)[number][]) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <ol>
          {own.map((mark, index) => (
            <li key={mark.x} data-testid={`row-${mark.kind}`}>
              <MarkPhotos workOrderId={7} car={car} marks={own} index={index} />
            </li>
          ))}
        </ol>
        <ArrivalPhotos workOrderId={7} car={car} marks={own} />
      </AntApp>
    </QueryClientProvider>,
  );

it('photos of a damage mark stand at it under its number, and are sent as photos of it', async () => {
  visit.photos = [photo(1, '', { damage_mark: 'b2' }), photo(2, ''), photo(3, '', { damage_mark: 'a1' })];
  drawMarks(marks);
  await screen.findByTestId('photo-1');
  expect(tilesOf(await row('scratch'))).toEqual(['photo-3']);
  expect(tilesOf(await row('dent'))).toEqual(['photo-1']);
  expect(within(await row('chip')).queryAllByRole('button')).toHaveLength(0);
  expect(tilesOf(await screen.findByTestId('photos-walk_around'))).toEqual(['photo-2']);
  expect(screen.getByLabelText('拍照/选图：标记 2 凹陷（已有 1 张）')).toBeTruthy();
  const files = within(await row('dent')).getByTestId('photo-files-walk_around-b2');
  fireEvent.change(files, { target: { files: [new File(['x'], '1.jpg')] } });
  await waitFor(() =>
    expect(asked.map(({ kind, item, damage_mark }) => [kind, item, damage_mark])).toEqual([
      ['walk_around', '', 'b2'],
    ]),
  );
});

it('the photos of a mark that was taken off are among those of the visit', async () => {
  visit.photos = [photo(1, '', { damage_mark: 'b2' }), photo(3, '', { damage_mark: 'a1' })];
  drawMarks(marks.slice(1));
  await screen.findByTestId('photo-3');
  expect(tilesOf(await row('dent'))).toEqual(['photo-1']);
  expect(tilesOf(await screen.findByTestId('photos-walk_around'))).toEqual(['photo-3']);
});
