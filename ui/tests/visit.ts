import type { Visit } from '@bindings';

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
export const content = {
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
  told_as: 'paid',
  reason: '',
  at: at(5),
  person_id: 3,
  refundable: 6000,
};

/** A car with a little of everything that bears an amount, as the counter is told it. */
export function visitIn(stage: string, more: object = {}): Visit {
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
    done_lines: [4],
    withdrawn_lines: [5],
    refused_lines: [],
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
      { ...payment, id: 2, number: 'TK1', refund_of: 1, told_as: 'refunded', amount: -1000, at: at(6) },
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
    asked_approvals: [1],
    offered_payers: [],
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
export const atTheCar = (visit: Visit): Visit =>
  JSON.parse(
    JSON.stringify(visit, (name, value) =>
      amounts.has(name) && typeof value !== 'object' ? null : contacts.has(name) ? '' : value,
    ),
  );
