// The page of a visit by what its answer tells: at the car no amount and no phone, at the counter all of it.
import type { Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { atTheCar, content, visitIn } from '../../../tests/visit';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { type Language, languages, switchLanguage } from '../../i18n/language';
import VisitPage from './VisitPage';

let visit: Visit;
const call = vi.fn(async (command: string) => {
  if (command === 'get_visit') return visit;
  if (command === 'quote_bill')
    return { sheets: [{ payer: 'customer', payer_name: '', content }], refusals: [] };
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
