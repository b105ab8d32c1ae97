// Photos in lists: small and asked for when they come into sight, large by a press that is none on the row.
import type { FindingRow, PhotoRow, SmallPhoto } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { QuietTable } from '../../kit/QuietTable';
import { FindingQueue } from './FindingQueue';
import { Glance } from './Glance';

const small = (id: number): SmallPhoto => ({
  id,
  work_order_id: 7,
  finding_id: 3,
  kind: 'finding',
  width: 400,
  height: 300,
  quarter_turns: 1,
  marks: [{ shape: 'circle', from: [100, 100], to: [300, 300] }],
});
const large = (id: number, more: Partial<PhotoRow>): PhotoRow => ({
  ...small(id),
  taken_by_name: '李师傅',
  removed_by_name: '',
  may_change: false,
  evidence_of: '',
  job_id: null,
  item: '',
  damage_mark: '',
  caption: '',
  hash: 'a',
  small_hash: 'b',
  taken_by: 5,
  at: '2026-03-02T01:00:00Z',
  removed_at: null,
  removed_by: null,
  removed_reason: '',
  version: 1,
  ...more,
});

let loaded: string[];
let scrollTo: () => void;

beforeEach(() => {
  loaded = [];
  scrollTo = () => undefined;
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        scrollTo = () => told([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  installTransport({
    place: 'station',
    call: () =>
      Promise.resolve({
        photos: [
          large(30, { finding_id: 2 }),
          large(31, { removed_at: '2026-03-02T02:00:00Z' }),
          large(32, {}),
          large(33, {}),
        ],
        may_take: [],
      }),
    photo: (id: number, size: string) => {
      loaded.push(`${id} ${size}`);
      return Promise.resolve(new Blob(['jpeg']));
    },
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 4, name: '林顾问', roles: ['advisor'] });
});
afterEach(() => vi.unstubAllGlobals());

function Where() {
  return <output>{useLocation().pathname}</output>;
}

const draw = (children: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          {children}
          <Where />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );

it('no photo is asked for before its list is scrolled to', async () => {
  draw(<Glance photos={[small(41), small(42)]} all={6} onOpen={() => undefined} />);
  await act(async () => new Promise((done) => setTimeout(done, 0)));
  expect(loaded).toEqual([]);
  act(() => scrollTo());
  await waitFor(() => expect(loaded).toEqual(['41 small', '42 small']));
  expect(screen.getByTestId('glance-more').textContent).toBe('+4');
  // Turned, and with what was drawn on it.
  const picture = screen.getByTestId('glance-41').querySelector('svg');
  expect(picture?.dataset.turns).toBe('1');
  expect(picture?.querySelector('[data-mark=circle]')).toBeTruthy();
});

it('a finding shows its first photo; a press on it shows it large among those of the finding, and names the car', async () => {
  const row = {
    finding: {
      id: 3,
      work_order_id: 7,
      text: '前下摆臂胶套开裂',
      at: '2026-03-02T01:00:00Z',
    },
    standing: 'undecided',
    urgency: 'now',
    job_name: '更换前制动片',
    technician_name: '李师傅',
    make: '大众',
    model: '朗逸',
    plate: '粤B54321',
    plate_colour: 'blue',
    photos: 2,
    first_photo: small(32),
  } as unknown as FindingRow;
  draw(<FindingQueue findings={[row]} label="findings" empty={null} />);
  fireEvent.click(screen.getByTestId('glance-32'));
  expect((await screen.findByTestId('photo-view')).dataset.photo).toBe('32');
  const dialog = screen.getByRole('dialog');
  for (const named of ['粤B', '更换前制动片', '前下摆臂胶套开裂', '1 / 2'])
    expect(dialog.textContent).toContain(named);
  expect(screen.getByRole('status').textContent).toBe('/');
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  expect(screen.getByTestId('photo-view').dataset.photo).toBe('33');
  fireEvent.click(screen.getByText('前下摆臂胶套开裂', { selector: 'button *' }));
  expect(screen.getByRole('status').textContent).toBe('/visits/7');
});

it('in a list a press on a photo does not open the row', () => {
  const [opened, pressed] = [vi.fn(), vi.fn()];
  draw(
    <QuietTable
      rowKey="id"
      dataSource={[{ id: 7, symptom: '刹车异响' }]}
      columns={[
        { dataIndex: 'symptom' },
        { render: () => <Glance photos={[small(51)]} all={3} onOpen={pressed} /> },
      ]}
      onOpen={opened}
    />,
  );
  fireEvent.click(screen.getByTestId('glance-51'));
  fireEvent.click(screen.getByTestId('glance-more'));
  expect(pressed.mock.calls).toEqual([[small(51)], [small(51)]]);
  expect(opened).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText('刹车异响'));
  expect(opened).toHaveBeenCalledOnce();
});
