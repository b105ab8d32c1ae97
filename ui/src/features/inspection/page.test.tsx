// What the queue counts of a car's photos is what its large view steps through.
import type { InspectorHome, PhotoKind, PhotoRow, SmallPhoto } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import InspectionPage from './Page';

const small = (id: number, kind: PhotoKind): SmallPhoto => ({
  id,
  work_order_id: 7,
  finding_id: null,
  kind,
  width: 400,
  height: 300,
  quarter_turns: 0,
  marks: [],
});
const large = (id: number, kind: PhotoKind): PhotoRow => ({
  ...small(id, kind),
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
});
const kinds: PhotoKind[] = ['walk_around', 'before', 'after', 'after', 'after', 'part', 'delivery'];
const taken = kinds.map((kind, place) => large(31 + place, kind));
const home = {
  queue: [
    {
      row: {
        work_order_id: 7,
        plate: '粤B54321',
        plate_colour: 'blue',
        make: '大众',
        model: '朗逸',
        number: 'WX1',
        repair_kind: 'repair',
        stage_since: '2026-03-02T01:00:00Z',
        promised_at: null,
      },
      jobs: [],
      job_names: [],
      technician_names: [],
      attempt: 1,
      findings_waiting: 0,
    },
  ],
  photos: [
    { work_order_id: 7, few: kinds.slice(1, 5).map((kind, place) => small(32 + place, kind)), all: 5 },
  ],
  photo_kinds: ['finding', 'before', 'after', 'part'],
  passed_today: 0,
  failed_today: 0,
} as unknown as InspectorHome;

beforeEach(() => {
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  installTransport({
    place: 'station',
    call: (command: string) =>
      Promise.resolve(command === 'inspector_home' ? home : { photos: taken, may_take: [] }),
    photo: () => Promise.resolve(new Blob(['jpeg'])),
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 4, name: '周质检', roles: ['inspector'] });
});
afterEach(() => vi.unstubAllGlobals());

it('a press on the rest opens as many photos as were counted, and none of how the car came', async () => {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <InspectionPage />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const more = await screen.findByTestId('glance-more');
  expect(more.textContent).toBe('+1');
  fireEvent.click(more);
  expect((await screen.findByTestId('photo-view')).dataset.photo).toBe('35');
  expect(screen.getByRole('dialog').textContent).toContain('4 / 5');
});
