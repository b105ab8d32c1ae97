// Who cannot sign for others' work is told so before the list, and fills none in.
import type { Missing, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { RepairPanel } from './RepairPanel';

const call = vi.fn(async (command: string) =>
  command === 'list_photos' ? { photos: [], may_take: [] } : { people: [], bays: [] },
);
beforeEach(() => {
  keepSession({ token: 't', person_id: 4, name: '', roles: ['technician'] });
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const visit = (missing: Missing[]): Visit =>
  ({
    order: { id: 3, repair_kind: 'repair' },
    vehicle: { plate: '粤B54321', plate_colour: 'blue' },
    actions: [{ action: 'submit_self_inspection', yours: true, next: true, roles: [], missing }],
    lines: [{ id: 5, name: '更换前刹车片' }],
    jobs: [
      {
        id: 21,
        line_id: 5,
        attempt: 1,
        state: 'finished',
        rework_id: null,
        technicians: [],
        key_data: [],
        note: '',
      },
    ],
    current_jobs: [21],
    done_jobs: [21],
    job_offers: [],
    part_requests: [],
    parts_arrivals: [],
    job_times: [],
    worked: [],
    findings: [],
    inspections: [],
    reworks: [],
    bays: [],
    people: [],
  }) as unknown as Visit;

function show(missing: Missing[]) {
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <RepairPanel visit={visit(missing)} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  return unmount;
}

it('the list and the signature are for whoever may sign', () => {
  const leave = show([]);
  expect(screen.queryByTestId('self-inspection-note')).not.toBe(null);
  leave();
  show([{ what: 'other_signer' }]);
  expect(screen.queryByTestId('self-inspection-note')).toBe(null);
  expect(document.body.textContent).toContain('施工的是别人');
});
