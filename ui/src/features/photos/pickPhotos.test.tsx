// Photos by which somebody judges: picked by a press, and taken on the spot.
import type { PhotoRow, VisitPhotos } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { PickPhotos, usePickLacks } from './PickedPhotos';

vi.mock('./shrink', () => ({
  prepared: (file: File) => Promise.resolve({ content: btoa(file.name), picture: new Blob([file.name]) }),
}));

const photo = (id: number): PhotoRow => ({
  taken_by_name: '林顾问',
  removed_by_name: '',
  may_change: true,
  evidence_of: '',
  id,
  work_order_id: 7,
  kind: 'part',
  finding_id: null,
  job_id: null,
  item: '',
  damage_mark: '',
  caption: '',
  hash: `${id}`,
  small_hash: `${id}`,
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
});

let visit: VisitPhotos;
let asked: Record<string, unknown>[];
/** The host answers when it is let to. */
let answer: ((of: { id: number }) => void)[];
let client: QueryClient;

beforeEach(() => {
  visit = {
    photos: [photo(31)],
    checked_in_at: '2026-03-02T00:30:00Z',
    may_take: ['walk_around', 'part'],
    signed: { check_in_sheet: '', inspection_report: '' },
  };
  asked = [];
  answer = [];
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  installTransport({
    place: 'station',
    call: (command: string, request: Record<string, unknown>) => {
      if (command === 'list_photos') return Promise.resolve(visit);
      asked.push(request);
      return new Promise((resolve) => answer.push(resolve));
    },
    photo: () => Promise.resolve(new Blob(['jpeg'])),
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 99, name: '', roles: [] });
  keepSession({ token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] });
});

function Judging() {
  const [picked, setPicked] = useState<number[]>([]);
  const lacks = usePickLacks(7);
  return (
    <section>
      <PickPhotos workOrderId={7} label="照片" picked={picked} onChange={setPicked} />
      <output data-testid="picked">{picked.join(' ')}</output>
      <output data-testid="lacks">{lacks.map(({ at }) => at).join(' ')}</output>
    </section>
  );
}

const draw = () =>
  render(
    <QueryClientProvider client={client}>
      <AntApp>
        <Judging />
      </AntApp>
    </QueryClientProvider>,
  );
const said = (what: string) => screen.getByTestId(what).textContent;
const taken = (...names: string[]) =>
  fireEvent.change(screen.getByTestId('photo-files-part'), {
    target: { files: names.map((name) => new File([name], name)) },
  });

it('what is taken here waits for the host, is picked as it comes, and is left again by a press', async () => {
  draw();
  fireEvent.click(await screen.findByTestId('pick-photo-31'));
  expect(said('picked')).toBe('31');
  taken('1.jpg', '2.jpg');
  await waitFor(() => expect(answer).toHaveLength(1));
  expect([said('picked'), said('lacks')]).toEqual(['31', 'picked_photos']);
  expect(asked[0]).toMatchObject({ work_order_id: 7, kind: 'part', finding_id: null, job_id: null });

  answer[0]?.({ id: 41 });
  await waitFor(() => expect(said('picked')).toBe('31 41'));
  await waitFor(() => expect(answer).toHaveLength(2));
  expect(said('lacks'), 'the other is still on its way').toBe('picked_photos');
  answer[1]?.({ id: 42 });
  await waitFor(() => expect(said('picked')).toBe('31 41 42'));
  expect(said('lacks')).toBe('');

  visit = { ...visit, photos: [photo(31), photo(41), photo(42)] };
  await client.invalidateQueries();
  const second = await screen.findByTestId('pick-photo-41');
  expect(second.getAttribute('aria-pressed')).toBe('true');
  await waitFor(() => expect(screen.queryByTestId('upload')).toBeNull());
  fireEvent.click(second);
  expect(said('picked')).toBe('31 42');
  await client.invalidateQueries();
  expect(said('picked'), 'it is not picked once more').toBe('31 42');
});

it('a photo let fall on it is taken as one chosen is', async () => {
  draw();
  await screen.findByTestId('pick-photo-31');
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const data = { types: ['Files'], files: [new File(['x'], 'a.jpg')] };
  Object.defineProperty(event, 'dataTransfer', { value: data });
  screen.getByTestId('pick-photos').dispatchEvent(event);
  await waitFor(() => expect(answer).toHaveLength(1));
  answer[0]?.({ id: 51 });
  await waitFor(() => expect(said('picked')).toBe('51'));
});

it('where the host takes none there is no button, and nothing at all where there are none either', async () => {
  visit = { ...visit, may_take: ['document'] };
  draw();
  await screen.findByTestId('pick-photo-31');
  expect(within(screen.getByTestId('pick-photos')).queryByTestId('choose-photo-part')).toBeNull();
  visit = { ...visit, photos: [] };
  await client.invalidateQueries();
  await waitFor(() => expect(screen.queryByTestId('pick-photos')).toBeNull());
});
