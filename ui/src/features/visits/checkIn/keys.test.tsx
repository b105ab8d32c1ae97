// A car comes in by keys alone, and by few of them.
import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { visitIn } from '../../../../tests/visit';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { CheckInPanel } from './CheckInPanel';

const proposed = '2026-03-02T09:30:00Z';
const answers: Record<string, unknown> = {
  list_photos: {
    photos: [],
    checked_in_at: '',
    may_take: [],
    signed: { check_in_sheet: 'none', inspection_report: '' },
  },
  list_people: { people: [], bays: [], workers: [], advisors: [] },
  propose_promise: { at: proposed, own_minutes: 60, other_minutes: 30 },
  check_in_notices: { mileage_warning: null },
  save_check_in: { work_order_id: 7, version: 2, mileage_warning: null },
};
const call = vi.fn(async (command: string, _ask: unknown) => answers[command] ?? null);

beforeEach(() => {
  // The page of the tests has none, and the hands go from one radio to the next by it.
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, (one) => `\\${one}`) });
  localStorage.clear();
  keepSession({ token: 't', person_id: 2, name: '林晓燕', roles: ['advisor'] });
  installTransport({ place: 'station', call, onConnection: () => () => undefined } as unknown as Transport);
});

const came = visitIn('checked_in', {
  actions: ['edit_check_in', 'confirm_check_in'].map((action) => ({
    action,
    next: action === 'confirm_check_in',
    yours: true,
    roles: ['advisor'],
    missing:
      action === 'confirm_check_in' ? ['mileage', 'fuel', 'walk_around'].map((what) => ({ what })) : [],
  })),
} as unknown as Partial<Visit>);
const visit = {
  ...came,
  order: { ...came.order, mileage_km: null, fuel_percent: null, symptom: '' },
} as Visit;

afterEach(() => vi.unstubAllGlobals());

it('the whole check-in takes no more than forty keys', async () => {
  const user = userEvent.setup();
  let keys = 0;
  const press = async (...pressed: string[]) => {
    for (const key of pressed) {
      await user.keyboard(key);
      keys += 1;
    }
  };
  /** By Tab to a field or a button, as far as it is. */
  const goTo = async (testId: string) => {
    const there = screen.getByTestId(testId);
    for (let tabs = 0; tabs < 20 && !there.contains(document.activeElement); tabs += 1) await press('{Tab}');
    expect(there.contains(document.activeElement), testId).toBe(true);
  };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <CheckInPanel visit={visit} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await screen.findByTestId('promise-proposed');
  await press(...'30120');
  await goTo('fuel');
  await press('{ArrowRight}');
  await goTo('symptom');
  await press(...'sc yxiang');
  await goTo('check-in-priority');
  await press('{ArrowLeft}');
  await goTo('promise-proposed');
  await press('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '预计交车时间' }));
  await press('{F6}', '{Control>}b{/Control}', '{F8}');
  await vi.waitFor(() =>
    expect(call).toHaveBeenCalledWith('confirm_check_in', expect.anything(), expect.anything()),
  );
  const saved = call.mock.calls.find(([command]) => command === 'save_check_in')?.[1];
  expect(saved).toMatchObject({
    mileage_km: 30_120,
    fuel_percent: 25,
    symptom: 'sc yxiang',
    promised_at: proposed,
    priority: 'urgent',
    items: [
      { code: 'lights', result: 'fine' },
      { code: 'tyres', result: 'fine' },
    ],
  });
  expect(keys).toBeLessThanOrEqual(40);
});
