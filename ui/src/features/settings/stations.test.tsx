import { type DoorState, type PairingOffer, ROLES, type StationRow, type StationsPage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../api/errors';
import { installTransport, type Transport } from '../../api/transport';
import { keepHostTime } from '../../i18n/hostTime';
import { switchLanguage } from '../../i18n/language';
import { setShopZone } from '../../i18n/time';
import { Stations } from './Stations';

const open: DoorState = {
  is: 'open',
  addresses: ['https://192.168.1.20:7443', 'https://10.0.0.5:7443'],
  name: 'https://workbay-0a1b2c3d.local:7443',
  system_name: 'https://counter.local:7443',
  fingerprint: '0A1B2C3D4E5F6071'.repeat(4),
};
const offer: PairingOffer = {
  code: 'K7PM2XQ9',
  roles: ['technician', 'inspector'],
  wall: false,
  till_display: false,
  till_id: null,
  until: '2026-03-02T01:09:05Z',
  address: 'https://192.168.1.20:7443',
  name: 'https://workbay-0a1b2c3d.local:7443',
  qr: ['101', '010', '111'],
};
const tablet: StationRow = {
  station: {
    id: 3,
    name: '举升机旁的平板',
    roles: ['technician', 'inspector'],
    wall: false,
    till_display: false,
    till_id: null,
    paired_at: '2026-03-01T02:00:00Z',
    revoked_at: null,
    version: 4,
  },
  heard: {
    since: '2026-03-02T00:30:00Z',
    last: '2026-03-02T01:00:00Z',
    address: '192.168.1.31',
    milliseconds: 12,
  },
  wrong_pins: 0,
  pins_stopped: false,
};
const cashier: StationRow = {
  ...tablet,
  station: { ...tablet.station, id: 5, name: '收银台', roles: [...ROLES], version: 1 },
  heard: null,
};

let page: StationsPage;
/** What the host does with a write: the page of stations as it is afterwards, or a refusal. */
let writes: Record<string, () => Partial<StationsPage> | Error>;
let queries: QueryClient;
const call = vi.fn(async (command: string, _request: unknown) => {
  if (command === 'list_stations') return page;
  const done = writes[command]?.() ?? {};
  if (done instanceof Error) throw done;
  page = { ...page, ...done };
  return command === 'offer_pairing' ? page.offer : null;
});
const asked = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, request]) => request);

beforeEach(() => {
  call.mockClear();
  setShopZone(480);
  page = {
    door: { id: 1, open: true, port: 7443, version: 2 },
    state: open,
    stations: [],
    offer: null,
  };
  writes = {};
  installTransport({ place: 'window', call } as Partial<Transport> as Transport);
});

function draw() {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <Stations />
      </AntApp>
    </QueryClientProvider>,
  );
}

/** Something changed at the host, and the page hears of it. */
async function becomes(next: Partial<StationsPage>) {
  page = { ...page, ...next };
  await queries.invalidateQueries();
}

const shut = (): Partial<StationsPage> => ({
  door: { id: 0, open: false, port: 7443, version: 1 },
  state: { is: 'shut' },
});

it('the door is shut at first, and opens with the port that stands there', async () => {
  page = { ...page, ...shut() };
  writes.open_house_door = () => ({ door: { id: 1, open: true, port: 7555, version: 1 }, state: open });
  draw();
  expect((await screen.findByTestId('door-state')).textContent).toBe('未打开');
  // No code leads through a shut door.
  expect(screen.getByTestId('door-first')).toBeTruthy();
  expect(screen.queryByTestId('action-offer_pairing')).toBeNull();
  fireEvent.change(screen.getByTestId('door-port'), { target: { value: '7555' } });
  fireEvent.click(screen.getByTestId('door-open'));
  expect((await screen.findByTestId('door-address')).textContent).toContain('https://192.168.1.20:7443');
  expect(asked('open_house_door')).toEqual([{ open: true, port: 7555, version: 1 }]);
  expect(screen.getByTestId('door-fingerprint').textContent).toMatch(/^0A1B 2C3D 4E5F 6071 0A1B/);
  expect(screen.getByText('https://10.0.0.5:7443')).toBeTruthy();
  expect(screen.getByTestId('door-name').textContent).toContain('https://workbay-0a1b2c3d.local:7443');
  expect(screen.getByText('https://counter.local:7443')).toBeTruthy();
  expect(screen.getByTestId('door').textContent).toContain('打开 http://192.168.1.20:7443/trust，');
  // While it stands open the port stays what it is, and the advice names it.
  expect(screen.queryByTestId('door-port')).toBeNull();
  fireEvent.click(screen.getByTestId('fold-unreachable'));
  expect(screen.getByTestId('section-unreachable').textContent).toContain('TCP 端口 7555');
});

it('a port the host does not take is said beside the field', async () => {
  page = { ...page, ...shut() };
  writes.open_house_door = () => new Refusal('bad_field', { field: 'port', problem: 'unknown' });
  draw();
  fireEvent.change(await screen.findByTestId('door-port'), { target: { value: '80' } });
  fireEvent.click(screen.getByTestId('door-open'));
  expect((await screen.findByRole('alert')).textContent).toBe('端口要是 1024 到 65535 之间的数字。');
  fireEvent.change(screen.getByTestId('door-port'), { target: { value: '' } });
  expect(screen.getByTestId<HTMLButtonElement>('door-open').disabled).toBe(true);
});

it('it is shut again with the version that is shown', async () => {
  writes.open_house_door = shut;
  draw();
  fireEvent.click(await screen.findByTestId('door-shut'));
  await screen.findByTestId('door-open');
  expect(asked('open_house_door')).toEqual([{ open: false, port: 7443, version: 2 }]);
});

it.each<[DoorState, string, string]>([
  [
    { is: 'failed', why: 'port_taken', reason: 'Address already in use (os error 98)' },
    '端口 7443 正被别的程序占用',
    '换一个端口（例如 7444）',
  ],
  [{ is: 'failed', why: 'other', reason: '证书写不进去' }, '没有打开：证书写不进去', '自己再试'],
  [{ is: 'no_network' }, '没有连上店里的网络', '请插好网线'],
])('what keeps the door shut is said with the way out: %o', async (state, why, what) => {
  page = { ...page, state };
  draw();
  const said = (await screen.findByTestId('door-problem')).textContent;
  expect(said).toContain(why);
  expect(said).toContain(what);
  expect(screen.queryByTestId('action-offer_pairing')).toBeNull();
  expect(screen.getByTestId('door-shut')).toBeTruthy();
});

it('a code is made for the roles that are ticked, shown large, and runs out', async () => {
  writes.offer_pairing = () => ({ offer });
  keepHostTime('2026-03-02T01:00:00Z');
  draw();
  fireEvent.click(await screen.findByTestId('pairing-role-manager'));
  fireEvent.click(screen.getByTestId('action-offer_pairing'));
  expect((await screen.findByTestId('pairing-code')).textContent).toBe('K7PM-2XQ9');
  expect(asked('offer_pairing')).toEqual([
    { roles: ROLES.filter((role) => role !== 'manager'), wall: false, till_display: false, till_id: null },
  ]);
  // However slowly this computer draws, the code ends when the host said, and it says how long that is.
  const left = /^(\d+):(\d\d) 后失效/.exec(screen.getByTestId('pairing-left').textContent ?? '');
  const seconds = Number(left?.[1]) * 60 + Number(left?.[2]);
  expect(seconds).toBeLessThanOrEqual(9 * 60 + 5);
  expect(seconds).toBeGreaterThan(8 * 60);
  expect(screen.getByTestId('pairing-address').textContent).toBe('https://192.168.1.20:7443/pair');
  const drawn = screen.getByRole('img', { name: '二维码：https://192.168.1.20:7443/pair' });
  expect(drawn.getAttribute('viewBox')).toBe('0 0 11 11');
  expect(drawn.querySelectorAll('path')).toHaveLength(1);
  // The address stands first: not every device opens a name.
  expect(screen.getByTestId('pairing-name').textContent).toBe('https://workbay-0a1b2c3d.local:7443/pair');
  const follows = Node.DOCUMENT_POSITION_FOLLOWING;
  const [address, name] = [screen.getByTestId('pairing-address'), screen.getByTestId('pairing-name')];
  expect(address.compareDocumentPosition(name) & follows).toBe(follows);
});

it('a host of which the house is told nothing offers no name', async () => {
  page = { ...page, state: { ...open, name: null, system_name: null }, offer: { ...offer, name: null } };
  draw();
  await screen.findByTestId('pairing-code');
  expect(screen.queryByTestId('pairing-name')).toBeNull();
  expect(screen.queryByTestId('door-name')).toBeNull();
});

it('without any role there is no code to make', async () => {
  draw();
  await screen.findByTestId('pairing-role-manager');
  for (const role of ROLES) fireEvent.click(screen.getByTestId(`pairing-role-${role}`));
  expect(screen.getByTestId<HTMLButtonElement>('action-offer_pairing').disabled).toBe(true);
  expect(screen.getByText('请至少选一个职位')).toBeTruthy();
});

it('when the station came in its code goes by itself, and it is named', async () => {
  page = { ...page, offer, stations: [tablet] };
  draw();
  await screen.findByTestId('pairing-code');
  await becomes({ offer: null, stations: [cashier, tablet] });
  expect((await screen.findByTestId('pairing-over')).textContent).toBe('“收银台”已添加');
  expect(screen.queryByTestId('pairing-code')).toBeNull();
  expect(screen.getByTestId('station-5')).toBeTruthy();
});

it('a code that is none any more says so; one taken back here does not', async () => {
  page = { ...page, offer };
  writes.stop_pairing = () => ({ offer: null });
  draw();
  await screen.findByTestId('pairing-code');
  await becomes({ offer: null });
  expect((await screen.findByTestId('pairing-over')).textContent).toContain('配对码已经失效');
  await becomes({ offer: { ...offer, code: 'AAAABBBB' } });
  fireEvent.click(await screen.findByTestId('action-stop_pairing'));
  await screen.findByTestId('action-offer_pairing');
  expect(asked('stop_pairing')).toEqual([{ code: 'AAAABBBB' }]);
  expect(screen.queryByTestId('pairing-over')).toBeNull();
});

it('when the time of a code is up the host is asked what came of it', async () => {
  keepHostTime('2026-03-02T01:09:04.500Z');
  page = { ...page, offer };
  draw();
  await screen.findByTestId('pairing-code');
  page = { ...page, offer: null };
  expect((await screen.findByTestId('pairing-over')).textContent).toContain('配对码已经失效');
});

it('the list says what may be done there, and who is there how far away', async () => {
  const gone = { ...tablet.station, id: 2, name: '旧手机', revoked_at: '2026-02-20T02:00:00Z' };
  page = { ...page, stations: [tablet, cashier, { ...tablet, station: gone, heard: null }] };
  draw();
  const here = (await screen.findByTestId('station-3')).textContent;
  for (const words of [
    '举升机旁的平板',
    '技师、质检员',
    '在线 · 12 ms',
    '192.168.1.31',
    '03-02 08:30',
    '03-01 10:00',
  ])
    expect(here).toContain(words);
  const away = screen.getByTestId('station-5').textContent;
  for (const words of ['收银台', '全部', '不在线']) expect(away).toContain(words);
  // Who was shut out stands apart, folded away.
  expect(screen.queryByTestId('station-2')).toBeNull();
  fireEvent.click(screen.getByTestId('fold-revoked'));
  expect(screen.getByTestId('revoked-2').textContent).toContain('旧手机');
  expect(screen.getByTestId('revoked-2').textContent).toContain('02-20 10:00');
});

it('an empty list says what would appear', async () => {
  draw();
  expect(await screen.findByText(/用配对码添加的电脑、平板和手机会出现在这里/)).toBeTruthy();
});

it('a station is called otherwise and given other roles', async () => {
  page = { ...page, stations: [tablet] };
  draw();
  fireEvent.click(await screen.findByTestId('edit-station-3'));
  fireEvent.change(await screen.findByTestId('station-name'), { target: { value: ' 二号平板 ' } });
  fireEvent.click(screen.getByTestId('station-role-technician'));
  fireEvent.click(screen.getByTestId('action-save_station'));
  await waitFor(() => expect(asked('save_station')).toHaveLength(1));
  expect(asked('save_station')).toEqual([
    {
      id: 3,
      version: 4,
      name: '二号平板',
      roles: ['inspector'],
      wall: false,
      till_display: false,
      till_id: null,
    },
  ]);
});

it('a screen for the wall needs no role', async () => {
  page = { ...page, stations: [tablet] };
  draw();
  await screen.findByTestId('pairing-role-manager');
  for (const role of ROLES) fireEvent.click(screen.getByTestId(`pairing-role-${role}`));
  fireEvent.click(screen.getByTestId('pairing-role-wall'));
  fireEvent.click(screen.getByTestId('action-offer_pairing'));
  await waitFor(() =>
    expect(asked('offer_pairing')).toEqual([{ roles: [], wall: true, till_display: false, till_id: null }]),
  );
});

it('a screen that faces the customer needs no role, and says at which till it stands', async () => {
  page = { ...page, stations: [tablet, cashier] };
  draw();
  await screen.findByTestId('pairing-role-manager');
  for (const role of ROLES) fireEvent.click(screen.getByTestId(`pairing-role-${role}`));
  expect(screen.queryByTestId('pairing-role-till_id')).toBeNull();
  fireEvent.click(screen.getByTestId('pairing-role-till_display'));
  expect(screen.getByTestId('pairing-role-till_id').textContent).toContain('主机上的收银台');
  fireEvent.mouseDown(within(screen.getByTestId('pairing-role-till_id')).getByRole('combobox'));
  fireEvent.click(await screen.findByText('收银台：收银台'));
  fireEvent.click(screen.getByTestId('action-offer_pairing'));
  await waitFor(() =>
    expect(asked('offer_pairing')).toEqual([{ roles: [], wall: false, till_display: true, till_id: 5 }]),
  );
});

it('the list says which till a screen faces the customer of', async () => {
  const facing = { ...tablet.station, roles: [], till_display: true, till_id: 5 };
  page = { ...page, stations: [{ ...tablet, station: facing }, cashier] };
  draw();
  expect((await screen.findByTestId('station-3')).textContent).toContain('客户屏（收银台：收银台）');
});

it('a station is shut out by one press, and a second at the same place shuts out no other', async () => {
  page = { ...page, stations: [tablet, cashier] };
  writes.revoke_station = () => ({
    stations: [
      { ...tablet, station: { ...tablet.station, revoked_at: '2026-03-02T01:00:00Z' }, heard: null },
      cashier,
    ],
  });
  draw();
  const button = await screen.findByTestId('revoke-station-3');
  await waitFor(() => expect(button.dataset.asleep).toBeUndefined(), { timeout: 3000 });
  fireEvent.pointerDown(button);
  fireEvent.pointerUp(button);
  fireEvent.click(button);
  await screen.findByText(/“举升机旁的平板”已断开停用.*得重新配对/);
  await screen.findByTestId('fold-revoked');
  expect(asked('revoke_station')).toEqual([{ id: 3, version: 4 }]);
  // The rows below wait where they are until the hand is gone.
  expect(within(screen.getByTestId('station-3')).queryByRole('button')).toBeNull();
  await waitFor(() => expect(screen.queryByTestId('station-3')).toBeNull(), { timeout: 3000 });
  expect(screen.getByTestId('station-5')).toBeTruthy();
});

it('wrong PINs are counted beside the station, and one that takes none any more is let go on', async () => {
  page = { ...page, stations: [tablet, { ...cashier, wrong_pins: 3 }] };
  draw();
  expect((await screen.findByTestId('wrong-pins-5')).textContent).toBe('输错密码 3 次');
  expect(screen.queryByTestId('wrong-pins-3')).toBeNull();
  expect(screen.queryByTestId('allow-pins-5')).toBeNull();
  await becomes({ stations: [tablet, { ...cashier, wrong_pins: 50, pins_stopped: true }] });
  writes.allow_pins_again = () => ({ stations: [tablet, cashier] });
  const button = await screen.findByTestId('allow-pins-5');
  expect(screen.getByTestId('wrong-pins-5').textContent).toMatch(/^输错密码 50 次 · 已不再接受密码/);
  await waitFor(() => expect(button.dataset.asleep).toBeUndefined(), { timeout: 3000 });
  fireEvent.click(button);
  await waitFor(() => expect(asked('allow_pins_again')).toEqual([{ id: 5 }]));
  await screen.findByText('“收银台”又可以输入密码');
});

it('of a station that is out already it is said so', async () => {
  switchLanguage('en');
  page = { ...page, stations: [tablet] };
  writes.revoke_station = () => new Refusal('station_unknown');
  draw();
  const button = await screen.findByTestId('revoke-station-3');
  await waitFor(() => expect(button.dataset.asleep).toBeUndefined(), { timeout: 3000 });
  fireEvent.click(button);
  expect(await screen.findByText(/This station was not let in/)).toBeTruthy();
});
