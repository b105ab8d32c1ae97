// Who hands the tablet over with photos still on their way has nobody sign twice.
import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { visitIn } from '../../../../tests/visit';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { upload } from '../../photos/uploads';
import { CheckInPanel } from './CheckInPanel';

vi.mock('../../photos/shrink', () => ({ prepared: async () => ({ content: 'eA==' }) }));

let sends: () => void;
const photos = {
  photos: [],
  checked_in_at: '',
  may_take: [],
  signed: { check_in_sheet: '', inspection_report: '' },
};
const call = vi.fn(async (command: string) =>
  command === 'list_photos'
    ? photos
    : command === 'add_photo'
      ? new Promise((done) => {
          sends = () => done({ id: 41 });
        })
      : command === 'list_people'
        ? { people: [], bays: [], workers: [], advisors: [] }
        : null,
);

beforeEach(() => {
  localStorage.clear();
  keepSession({ token: 't', person_id: 2, name: '林晓燕', roles: ['advisor'] });
  installTransport({ place: 'station', call, onConnection: () => () => undefined } as unknown as Transport);
});

const visit = visitIn('checked_in', {
  actions: ['edit_check_in', 'confirm_check_in'].map((action) => ({
    action,
    next: action === 'confirm_check_in',
    yours: true,
    roles: ['advisor'],
    missing: [],
  })),
} as unknown as Partial<Visit>);

it('nobody signs the sheet while photos of it are on their way', async () => {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <CheckInPanel visit={visit} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const pad = within(await screen.findByTestId('confirm-signature'));
  expect(pad.queryByTestId('signature-waits')).toBeNull();
  const at = { work_order_id: 7, kind: 'walk_around', finding_id: null, job_id: null, item: '' } as const;
  act(() => upload(at, [new File(['x'], 'a.jpg')]));
  expect((await pad.findByTestId('signature-waits')).textContent).toContain('照片还没传完');
  fireEvent.pointerDown(pad.getByRole('img'), { clientX: 5, clientY: 5, button: 0 });
  fireEvent.pointerUp(pad.getByRole('img'));
  expect(pad.getByRole('img').querySelector('path')).toBeNull();
  await vi.waitFor(() =>
    expect(call).toHaveBeenCalledWith('add_photo', expect.anything(), expect.anything()),
  );
  act(() => sends());
  await vi.waitFor(() => expect(pad.queryByTestId('signature-waits')).toBeNull());
});
