// The page of a visit by what its answer tells: at the car no amount and no phone, at the counter all of it.
import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { type Language, languages, switchLanguage } from '../../i18n/language';
import VisitPage from './VisitPage';

const at = (hour: number) => `2026-03-02T0${hour}:00:00Z`;
const line = {
  version: 1,
  position: 1,
  kind: 'labour',
  category: 'paid',
  payer: 'customer',
  payer_name: '',
  code: '',
  brand: '',
  specification: '',
  unit: '',
  quantity: 1000,
  hours: 150,
  unit_price: 12_000,
  discount_rate: 1000,
  discount: 0,
  tax_rate: 1300,
  cost: 5000,
  origin: 'stock',
  amount: 16_200,
  list_price: 12_000,
  authorised_amount: 16_200,
  decline_reason: '',
  supersedes_id: null,
  settlement_id: null,
  finding_id: null,
};
const answered = { estimate_id: 1, by_name: '李国强', means: 'phone', reason: '', paper: '', person_id: 2 };
const content = {
  lines: [{ line_id: 4 }],
  subtotals: [{ kind: 'labour', amount: 16_200 }],
  discount: 100,
  rounding: 0,
  taxes: [{ rate: 1300, net: 14_248, tax: 1852 }],
  tax: 1852,
  total: 16_100,
  total_in_words: '壹佰陆拾壹元整',
};
const sheet = {
  id: 8,
  number: 'JS1',
  state: 'open',
  payer: 'customer',
  payer_name: '李国强',
  total: 16_100,
  received: 6000,
  on_account: 0,
  issued_at: at(4),
  issued_by: 3,
  void_reason: '',
  content,
  is_active: true,
  owed: 10_100,
  actions: ['take_payment', 'put_on_account', 'refund_payment'],
};
const payment = {
  number: 'SK1',
  settlement_id: 8,
  means: 'cash',
  amount: 6000,
  refund_of: null,
  reason: '',
  at: at(5),
  person_id: 3,
  refundable: 6000,
};

/** A car with a little of everything that bears an amount, as the counter is told it. */
function visitIn(stage: string, more: object = {}): Visit {
  const actions = [
    'edit_lines',
    'record_answers',
    'edit_preparation',
    'prepare_bill',
    'take_payment',
    'deliver',
  ];
  return {
    order: {
      id: 7,
      version: 1,
      number: 'GD1',
      stage,
      repair_kind: 'repair',
      symptom: '异响',
      brought_by_name: '',
      brought_by_phone: '13712345602',
      arrival: 'driven_in',
      mileage_km: 30_000,
      mileage_out_km: null,
      promised_at: null,
      old_parts: 'take',
      cancel_reason: '',
      advisor_id: 2,
    },
    vehicle: {
      id: 1,
      plate: '粤B12345',
      plate_colour: 'blue',
      make: '大众',
      model: '朗逸',
      colour: '',
      vin: null,
    },
    customer: { id: 1, name: '李国强', phone: '13712345601' },
    is_in_shop: !['delivered', 'closed', 'cancelled'].includes(stage),
    visitor: '李国强',
    booked_quote: { quoted: 15_000, over: 1200, unlisted: [] },
    undo_arrival: null,
    actions: actions.map((action) => ({
      action,
      next: false,
      yours: false,
      roles: ['manager'],
      missing: action === 'deliver' ? [{ what: 'payment', owed: 10_100 }] : [],
    })),
    steps: [],
    walk_around: null,
    corrections: [],
    lines: [
      {
        ...line,
        id: 4,
        name: '更换前制动片',
        state: 'approved',
        settlement_id: stage === 'preparing' ? null : 8,
      },
      { ...line, id: 5, name: '更换雨刮', state: 'declined', decline_reason: '不要了' },
      { ...line, id: 6, name: '四轮定位', state: 'offered', authorised_amount: null, supersedes_id: 4 },
    ],
    estimates: [
      { id: 1, number: 'BJ1', revision: 1, total: 32_400, issued_at: at(1), issued_by: 2, lines: [] },
    ],
    authorisations: [
      { ...answered, id: 1, line_id: 4, approved: true, amount: 16_200, at: at(2) },
      { ...answered, id: 2, line_id: 5, approved: true, amount: 16_200, at: at(2) },
    ],
    editable_lines: stage === 'preparing' ? [4] : [],
    is_all_billed: stage !== 'preparing',
    waits_to_be_put_right: false,
    was_put_right: false,
    jobs: [],
    current_jobs: [],
    done_jobs: [],
    job_times: [],
    worked: [],
    findings: [],
    inspections: [],
    reworks: [],
    preparation: null,
    preparation_codes: ['exterior_washed'],
    mileage_out_warning: null,
    settlements: stage === 'preparing' ? [] : [sheet],
    payments: [
      { ...payment, id: 1 },
      { ...payment, id: 2, number: 'TK1', refund_of: 1, amount: -1000, at: at(6) },
    ],
    free_receipts: [],
    delivery: null,
    survey: null,
    follow_up: null,
    calls: [],
    complaints: [
      { id: 3, number: 'TS1', state: 'open', category: 'price', matter: '太贵', opened_at: at(6) },
    ],
    approvals: [
      {
        id: 1,
        state: 'waiting',
        name: '更换雨刮',
        concessions: [{ kind: 'discount', limit: 1000, discount: 4000, allowed: 1200 }],
        deed: null,
        note: '',
        asked_by: 2,
        asked_at: at(3),
        answered_by: null,
        answered_at: null,
        answer_note: '',
      },
    ],
    notices: {
      open_visits: [],
      declined: [
        { line_id: 90, work_order_number: 'GD0', name: '空调滤芯', amount: 9900, reason: '', at: at(0) },
      ],
      declined_findings: [],
      under_warranty: [],
      complaints: [{ id: 3, number: 'TS1', state: 'open', category: 'price', matter: '太贵' }],
      unpaid: 7700,
      service_overdue: false,
      note: '',
    },
    people: [{ id: 2, name: '林晓燕' }],
    bays: [],
    approved_total: 16_200,
    papers: [],
    credits: [],
    stored: { paid: 0, gift: 0, total: 0 },
    takes_new_lines: true,
    handing_over: {
      warranty: { days: 10, km: 2000 },
      beyond: [],
      next_service_on: '2026-09-02',
      next_service_km: 5000,
    },
    charges_nothing_more: false,
    refused_deliveries: [],
    consents: [],
    ...more,
  } as unknown as Visit;
}

const amounts = new Set(
  (
    'amount total received on_account refundable unit_price list_price discount cost authorised_amount approved_total quoted ' +
    'over owed unpaid net tax rounding allowed total_in_words'
  ).split(' '),
);
const contacts = new Set(['phone', 'brought_by_phone']);

/** The same as the host tells it at the car. */
const atTheCar = (visit: Visit): Visit =>
  JSON.parse(
    JSON.stringify(visit, (name, value) =>
      amounts.has(name) && typeof value !== 'object' ? null : contacts.has(name) ? '' : value,
    ),
  );

let visit: Visit;
const call = vi.fn(async (command: string) => {
  if (command === 'get_visit') return visit;
  if (command === 'quote_bill')
    return { sheets: [{ payer: 'customer', payer_name: '', content }], concessions: [] };
  if (command === 'list_photos')
    return { photos: [], may_take: [], signed: { check_in_sheet: '', inspection_report: '' } };
  if (command === 'list_attached_files') return { files: [], may_attach: false };
  if (command === 'list_customer_links') return [];
  return null;
});
const asked = () => new Set(call.mock.calls.map(([command]) => command));

beforeEach(() => {
  forgetSession();
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

async function show(role: string, shown: Visit) {
  keepSession({ token: 't', person_id: 2, name: '', roles: [role] } as never);
  visit = shown;
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter initialEntries={['/visits/7']}>
          <Routes>
            <Route path="/visits/:id" element={<VisitPage />} />
          </Routes>
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const page = await screen.findByTestId('visit');
  for (const fold of ['lines', 'money']) {
    const closed = screen.queryByTestId(`fold-${fold}`);
    if (closed) fireEvent.click(closed);
  }
  return { page, leave: unmount };
}

const anAmount = /\d\.\d\d\b|¥|壹佰/;
const stages = [
  'checked_in',
  'estimating',
  'awaiting_authorisation',
  'in_repair',
  'preparing',
  'awaiting_settlement',
  'ready_for_delivery',
  'delivered',
];

it.each(stages)('at the car no amount and no phone is on the page: %s', async (stage) => {
  const { page } = await show('technician', atTheCar(visitIn(stage)));
  expect(page.textContent).not.toMatch(anAmount);
  expect(page.textContent).not.toContain('137');
  expect(page.textContent, 'an amount that is withheld leaves no empty sentence').not.toMatch(
    /(，|：|,)\s*元|合计|已授权金额|同意金额|(?<!款项)未收|预约时报价|没有电话/,
  );
  const drawn = [
    'visit-sum',
    'visit-phone',
    'line-totals',
    'sheet-8',
    'fold-money',
    'visit-owed',
    'bill-due',
  ];
  for (const part of [...drawn, 'approval-1', 'booked-quote'])
    expect(screen.queryByTestId(part), part).toBeNull();
  expect([...asked()]).not.toContain('quote_bill');
});

it.each(stages)('at the counter all of it is there: %s', async (stage) => {
  const { page } = await show('advisor', visitIn(stage));
  expect(page.textContent).toMatch(anAmount);
  expect(screen.getByTestId('visit-phone').textContent).toContain('13712345602');
  expect(screen.getByTestId('visit-sum')).toBeTruthy();
  if (stage !== 'delivered') expect(screen.getByTestId('approval-1').textContent).toContain('40.00');
  if (stage !== 'checked_in') expect(screen.getByTestId('line-totals').textContent).toContain('162.00');
});

const headOf = () => within(screen.getByTestId('lines')).getAllByRole('columnheader');
const widthOf = (row: Element): number =>
  [...row.children].reduce((sum, cell) => sum + Number(cell.getAttribute('colspan') ?? 1), 0);

it('the lines stand in a table without the columns of prices, and no row of it is torn', async () => {
  const car = await show('technician', atTheCar(visitIn('in_repair')));
  const columns = () => headOf().flatMap((one) => (one.closest('thead') ? [one.textContent] : []));
  const rows = () => [...screen.getByTestId('lines').querySelectorAll('tr')].map(widthOf);
  expect(columns()).toEqual(['项目', '结算', '数量', '状态']);
  expect(new Set(rows())).toEqual(new Set([4]));
  expect(screen.getByTestId('line-5').textContent, 'what was agreed and dropped was not refused').toContain(
    '已撤回',
  );
  expect(screen.queryByText('项目与报价'), 'no quote is announced to who is told none').toBeNull();
  car.leave();
  await show('parts_keeper', visitIn('in_repair'));
  expect(screen.getByText('项目与报价')).toBeTruthy();
  expect(columns()).toEqual(['项目', '结算', '数量', '单价', '折扣', '金额', '状态']);
  expect(new Set(rows())).toEqual(new Set([7]));
});

const told: Record<Language, string[]> = {
  'zh-CN': [
    '报价单 BJ1',
    '李国强 同意“更换前制动片”（电话）',
    '开结算单 JS1',
    '收款 SK1，现金',
    '退款 TK1，现金',
  ],
  'zh-TW': [
    '報價單 BJ1',
    '李国强 同意「更换前制动片」（電話）',
    '開結算單 JS1',
    '收款 SK1，現金',
    '退款 TK1，現金',
  ],
  en: [
    'Estimate BJ1',
    '李国强 approved “更换前制动片” (Phone)',
    'Sheet JS1',
    'Receipt SK1, Cash',
    'Refund TK1, Cash',
  ],
};

it.each([...languages])('the timeline says what happened without the amount: %s', async (language) => {
  switchLanguage(language);
  const entries = () =>
    [...screen.getByTestId('timeline').querySelectorAll('li p:nth-child(2)')].map((one) => one.textContent);
  const { leave } = await show('inspector', atTheCar(visitIn('awaiting_settlement')));
  expect(entries()).toEqual(expect.arrayContaining(told[language]));
  leave();
  await show('advisor', visitIn('awaiting_settlement'));
  const paid = {
    'zh-CN': '收款 SK1，现金 60.00 元',
    'zh-TW': '收款 SK1，現金 60.00 元',
    en: 'Receipt SK1, Cash 60.00',
  };
  expect(entries()).toContain(paid[language]);
});

it('what waits at the till is said without what is owed', async () => {
  await show('technician', atTheCar(visitIn('awaiting_settlement')));
  const panel = screen.getByTestId('panel-settlement');
  expect(panel.textContent).toContain('结算单已开，车在等客户付款。');
  expect(within(panel).getByTestId<HTMLButtonElement>('action-take_payment').disabled).toBe(true);
  expect(panel.textContent).toContain('由经理来做');
});

it('an unpaid visit is told to those who are told what is owed', async () => {
  const car = await show('technician', atTheCar(visitIn('checked_in')));
  expect(screen.getByTestId('notices').textContent).not.toContain('以前还欠款');
  car.leave();
  await show('advisor', visitIn('checked_in'));
  expect(screen.getByTestId('notices').textContent).toContain('以前还欠款 77.00');
});

it('a delivery that waits for money says so without the sum', async () => {
  const { leave } = await show('technician', atTheCar(visitIn('ready_for_delivery')));
  expect(screen.getByTestId('panel-delivery').textContent).toContain('还有款项未收');
  leave();
  await show('advisor', visitIn('ready_for_delivery'));
  expect(screen.getByTestId('panel-delivery').textContent).toContain('还有 101.00 元未收');
});

it('a complaint leads only those to its page who may read it', async () => {
  const links = (page: HTMLElement) => page.querySelectorAll('a[href*="/complaints/"]').length;
  const car = await show('technician', atTheCar(visitIn('estimating')));
  expect(car.page.textContent).toContain('TS1');
  expect(links(car.page)).toBe(0);
  car.leave();
  const counter = await show('advisor', visitIn('estimating'));
  expect(links(counter.page)).toBe(2);
  counter.leave();
  const after = await show('cashier', visitIn('delivered'));
  expect(screen.getByTestId('complaint-3').tagName).toBe('SPAN');
  expect(links(after.page)).toBe(0);
});

it('the bill is reckoned for those who are handed it, and for nobody else', async () => {
  const car = await show('technician', visitIn('preparing'));
  expect([...asked()]).not.toContain('quote_bill');
  expect(screen.queryByTestId('bill-due')).toBeNull();
  car.leave();
  const counter = await show('advisor', visitIn('preparing'));
  expect([...asked()]).toContain('quote_bill');
  counter.leave();
  await show('cashier', visitIn('preparing', { lines: visitIn('preparing').lines.slice(0, 2) }));
  expect((await screen.findByTestId('bill-due')).textContent).toContain('161.00');
});
