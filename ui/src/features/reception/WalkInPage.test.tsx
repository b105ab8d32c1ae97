import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes, useParams } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../api/errors';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { watchScanner } from '../../kit/scannerKeys';
import WalkInPage from './WalkInPage';

vi.setConfig({ testTimeout: 30_000 });

const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const nobody = { vehicles: [], customers: [], bookings: [], documents: [], parts: [], unknown_plate: null };
const customer = { id: 31, name: '钱多多', phone: '13811112222' };
const vehicle = {
  id: 5,
  customer_id: 31,
  plate: '粤B12345',
  plate_colour: 'blue',
  make: '大众',
  model: '朗逸',
  colour: '',
};

let answers: Record<string, (request: Record<string, unknown>) => unknown>;
const call = vi.fn(async (command: string, request: unknown) => {
  const answer = answers[command]?.(request as Record<string, unknown>) ?? null;
  if (answer instanceof Refusal) throw answer;
  return answer;
});
const asked = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, sent]) => sent);

beforeEach(() => {
  queries.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  call.mockClear();
  answers = {
    search: () => nobody,
    booked_today: () => null,
    save_customer: () => ({ customer, phone_warning: null }),
    save_vehicle: () => ({ vehicle, plate_read: null, vin_read: null, same_plate: [] }),
    walk_in: () => ({ work_order_id: 7, number: 'GD20260302001', stage: 'checked_in', version: 1 }),
  };
  const door: Partial<Transport> = { place: 'station', call };
  installTransport(door as Transport);
});

const Visit = () => <p>visit {useParams().id}</p>;

function open(at = '/reception/walk-in') {
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path="/reception/walk-in" element={<WalkInPage />} />
            <Route path="/visits/:id" element={<Visit />} />
          </Routes>
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
}

const kept = () => Object.keys(localStorage).filter((name) => name.startsWith('workbay.draft.walk_in'));
const typed = async (testId: string, value: string) =>
  fireEvent.change(await screen.findByTestId(testId), { target: { value } });

it('a new car and its owner end on the visit', async () => {
  open('/reception/walk-in?plate=粤B12345');
  expect((await screen.findByTestId('walk-in-plate')).getAttribute('value')).toBe('粤B12345');
  await typed('walk-in-name', '钱多多');
  await typed('walk-in-symptom', '刹车异响');
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 7')).toBeTruthy();
  expect(asked('save_vehicle')[0]).toMatchObject({ plate: '粤B12345', customer_id: 31 });
  expect(asked('walk_in')[0]).toMatchObject({ vehicle_id: 5, customer_id: 31, symptom: '刹车异响' });
});

it('the VIN of a new car proposes its make, and the make its models', async () => {
  answers.car_words = ({ vin, make }) => ({
    of_vin: vin === 'LSVAM4187C2184847' ? ['大众'] : [],
    makes: ['大众'],
    models: make === '大众' ? ['朗逸'] : [],
  });
  open('/reception/walk-in?plate=粤B12345');
  await typed('walk-in-vin', 'LSVAM4187C2184847');
  fireEvent.click(await screen.findByTestId('make-大众'));
  const [make, model] = ['walk-in-make', 'walk-in-model'].map((one) =>
    screen.getByTestId<HTMLInputElement>(one),
  );
  expect(make?.value).toBe('大众');
  if (!model) return;
  model.focus();
  await typed('walk-in-model', 'ly');
  await waitFor(() =>
    expect(document.querySelector('.ant-select-item-option-content')?.textContent).toBe('朗逸'),
  );
  fireEvent.keyDown(model, { key: 'ArrowDown', keyCode: 40 });
  fireEvent.keyDown(model, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(model.value).toBe('朗逸'));
});

it('a refused vehicle does not make its owner twice', async () => {
  answers.save_vehicle = () => new Refusal('bad_field', { field: 'vin', problem: 'too_long' });
  open('/reception/walk-in?plate=粤B12345');
  await typed('walk-in-name', '钱多多');
  fireEvent.keyDown(window, { key: 'F8' });
  expect((await screen.findByRole('alert')).textContent).toContain('车架号');

  answers.save_vehicle = () => ({ vehicle, plate_read: null, vin_read: null, same_plate: [] });
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 7')).toBeTruthy();
  expect(asked('save_customer')).toHaveLength(1);
});

it('the first known car is taken by Enter, even before the list is there', async () => {
  answers.search = () => ({
    ...nobody,
    vehicles: [
      {
        vehicle,
        customer_name: '钱多多',
        customer_phone: '13811112222',
        open_work_order: null,
        open_stage: null,
      },
    ],
  });
  open();
  await typed('walk-in-plate', '12345');
  fireEvent.keyDown(screen.getByTestId('walk-in-plate'), { key: 'Enter' });
  expect((await screen.findByTestId('walk-in-known')).textContent).toContain('钱多多');
});

it('a car that is in the shop already asks which visit is meant', async () => {
  answers.walk_in = (request) =>
    request.second_visit
      ? { work_order_id: 8, number: 'GD20260302002', stage: 'checked_in', version: 1 }
      : new Refusal('vehicle_in_shop', { number: 'GD20260302001', work_order_id: 7 });
  open('/reception/walk-in?plate=粤B12345');
  await typed('walk-in-name', '钱多多');
  fireEvent.keyDown(window, { key: 'F8' });
  fireEvent.click(await screen.findByTestId('action-second-visit'));
  expect(await screen.findByText('visit 8')).toBeTruthy();
  await waitFor(() => expect(asked('save_vehicle')).toHaveLength(1));
});

it('a vehicle sent from its own page needs nothing but the symptom', async () => {
  answers.get_vehicle = () => ({
    vehicle,
    customer,
    owners: [],
    former_plates: [],
    visits: [{ work_order_id: 6, stage: 'delivered' }],
    open_work_order: null,
    open_stage: null,
    plate_read: null,
    vin_read: null,
  });
  open('/reception/walk-in?vehicle=5');
  expect(await screen.findByTestId('walk-in-known')).toBeTruthy();
  await typed('walk-in-symptom', '保养');
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 7')).toBeTruthy();
  expect(asked('save_vehicle')).toHaveLength(0);
  expect(asked('walk_in')[0]).toMatchObject({ vehicle_id: 5, customer_id: 31, symptom: '保养' });
});

it('the work of an earlier visit is done once more, until somebody leaves it out', async () => {
  answers.get_vehicle = () => ({ vehicle, customer, visits: [], open_work_order: null, open_stage: null });
  answers.get_visit = () => ({
    order: { number: 'GD20250902001' },
    lines: [
      { id: 1, name: '更换机油机滤' },
      { id: 2, name: '雨刮片' },
    ],
    done_lines: [1],
  });
  open('/reception/walk-in?vehicle=5&again=6');
  const told = (await screen.findByTestId('done-again')).textContent ?? '';
  expect(told).toContain('GD20250902001');
  expect(told).toContain('更换机油机滤');
  expect(told).not.toContain('雨刮片');
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 7')).toBeTruthy();
  expect(asked('walk_in')[0]).toMatchObject({ vehicle_id: 5, again: 6 });
});

it('what is left out does not come along', async () => {
  answers.get_vehicle = () => ({ vehicle, customer, visits: [], open_work_order: null, open_stage: null });
  answers.get_visit = () => ({ order: { number: 'GD1' }, lines: [], done_lines: [] });
  open('/reception/walk-in?vehicle=5&again=6');
  fireEvent.click(await screen.findByTestId('done-again-drop'));
  await waitFor(() => expect(screen.queryByTestId('done-again')).toBeNull());
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 7')).toBeTruthy();
  expect(asked('walk_in')[0]).not.toHaveProperty('again');
});

const appointment = {
  id: 12,
  version: 3,
  number: 'YY20260302001',
  stage: 'confirmed',
  starts_at: '2026-03-02T01:30:00Z',
  vehicle_id: null,
  customer_id: null,
  plate: '粤B12345',
  contact_name: '钱多多',
  contact_phone: '13811112222',
  items: ['小保养'],
  symptom: '',
};

it('a number of the car that is scanned into its field is meant to stand there', async () => {
  open('/reception/walk-in?plate=粤B12345');
  const field = (await screen.findByTestId('walk-in-vin')) as HTMLInputElement;
  const search = vi.fn();
  const stop = watchScanner({ prefixes: () => ['GD'], onScan: search, onBehindDialog: search });
  field.focus();
  for (const [place, key] of [...'LSVAM4187C2184847', 'Enter'].entries()) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: 10_000 + place * 5 });
    field.dispatchEvent(event);
    if (key.length === 1) fireEvent.input(field, { target: { value: field.value + key } });
  }
  stop();
  expect(field.value).toBe('LSVAM4187C2184847');
  expect(search).not.toHaveBeenCalled();
});

it('a car that is booked for today is let in by its booking, with everything that was typed', async () => {
  answers.booked_today = () => ({ appointment });
  answers.arrive_appointment = () => ({ visit: { work_order_id: 9 } });
  open('/reception/walk-in?plate=粤B12345');
  await typed('walk-in-make', '大众');
  await typed('walk-in-model', '朗逸');
  await typed('walk-in-vin', 'LSVAM4187C2184847');
  await typed('walk-in-name', '钱小妹');
  await typed('walk-in-phone', '13900139000');
  await typed('walk-in-symptom', '左前门有划痕');
  expect((await screen.findByTestId('booked-today')).textContent).toContain('YY20260302001');
  expect(kept()).toHaveLength(1);
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 9')).toBeTruthy();
  expect(asked('arrive_appointment')).toEqual([
    {
      id: 12,
      version: 3,
      vehicle_id: null,
      customer_id: null,
      repair_kind: 'maintenance',
      second_visit: false,
      details: {
        symptom: '左前门有划痕',
        name: '钱小妹',
        phone: '13900139000',
        make: '大众',
        model: '朗逸',
        vin: 'LSVAM4187C2184847',
      },
    },
  ]);
  expect(asked('walk_in')).toHaveLength(0);
  // The next car begins with an empty form.
  expect(kept()).toEqual([]);
});

it('a booking that is refused leaves everything typed where it stands', async () => {
  answers.booked_today = () => ({ appointment });
  answers.arrive_appointment = () => new Refusal('bad_field', { field: 'vin', problem: 'too_long' });
  open('/reception/walk-in?plate=粤B12345');
  await typed('walk-in-symptom', '左前门有划痕');
  await screen.findByTestId('booked-today');
  fireEvent.keyDown(window, { key: 'F8' });
  expect((await screen.findByText(/车架号.*过长|车架号.*太长/)).textContent).toBeTruthy();
  expect(screen.getByTestId('walk-in-symptom').textContent).toBe('左前门有划痕');
});

it('a hand that is faster than the book of the day makes no visit beside the booking', async () => {
  let answer = (_: unknown) => {};
  const book = { appointment };
  const late = new Promise((resolve) => {
    answer = resolve;
  });
  answers.booked_today = () => late;
  answers.arrive_appointment = () => ({ visit: { work_order_id: 9 } });
  open('/reception/walk-in?plate=粤B12345');
  await typed('walk-in-name', '钱多多');
  fireEvent.keyDown(window, { key: 'F8' });
  await waitFor(() => expect(screen.getByTestId('action-walk_in').className).toContain('ant-btn-loading'));
  answer(book);
  await screen.findByTestId('booked-today');
  fireEvent.keyDown(window, { key: 'F8' });
  expect(await screen.findByText('visit 9')).toBeTruthy();
  for (const command of ['save_customer', 'save_vehicle', 'walk_in']) expect(asked(command)).toEqual([]);
});
