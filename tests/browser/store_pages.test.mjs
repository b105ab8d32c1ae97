import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agrees, bin, opened, ordered, part, supplier, takes, works } from './support/store.mjs';
import { checkedIn, line, owner } from './support/visits.mjs';

const pages = [
  '/parts', '/store/items', '/store/items/new', '/store/need', '/store/orders', '/store/orders?view=draft', '/store/orders?view=over', '/store/inquiries',
  '/store/suppliers', '/store/receipts', '/store/receipts/new', '/store/inspection', '/store/inspection/plans', '/store/returns', '/store/payables',
  '/store/bins', '/store/counts', '/store/sales', '/store/claims', '/store/loans', '/store/warnings', '/store/figures', '/settings/stock',
];
const views = { '/store/figures': ['figures-view-month', 'figures-view-margin', 'figures-view-abc'] };
/** Carried to the shelf, or hung beside it. */
const onTablets = (place) => place === '/parts' || place.startsWith('/store/counts');
const nameOf = (place) => place.slice(1).replace(/^store\//, '').replaceAll(/[/?=]/g, '-');

/** Every page at every size it is worked at; all that is wrong is told at once. */
async function seen(page, places, how) {
  const faults = [];
  const look = async (name) => {
    await picture(page, `store-${how}-${name}`);
    for (const fault of await faultsOf(page)) faults.push(`${how} ${name}: ${fault}`);
  };
  for (const place of places) {
    await go(page, place);
    await look(nameOf(place));
    for (const view of views[place] ?? []) {
      await page.getByTestId(view).click();
      await rest(page);
      await look(`${nameOf(place)}-${view.split('-').at(-1)}`);
    }
    for (const [width, height] of onTablets(place) ? [[1024, 768], [768, 1024]] : []) {
      await page.setViewportSize({ width, height });
      await go(page, place);
      await look(`${nameOf(place)}-${width}`);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  return [...faults, ...page.complaints.map((one) => `${how}: ${one}`)];
}

/** Of everything something: on its way, held back, turned down, owed, counted, sold, claimed, lent. */
async function filled(/** @type {Shop} */ shop) {
  const shelf = await bin(shop, 'A1', '制动架');
  const oils = await bin(shop, 'B2', '油品架');
  await bin(shop, 'JJ1', '旧件架', 'old_parts');
  const { id: van } = await supplier(shop, '广源汽配', { licence_number: '91440300MA5F' });
  const { id: far } = await supplier(shop, '深圳市宏达进口汽车零部件有限公司', { licence_until: '2026-01-31', lead_days: 7 });
  const kept = { bin_id: shelf.id, supplier_id: van };
  const pads = await part(shop, 'ZDP06A', '前制动片', { brand: '菲罗多', specification: 'FDB4050 带报警线' }, { ...kept, abc: 'a', minimum: 4_000, fits: ['朗逸', '速腾'] });
  const oil = await part(shop, 'OIL0W20', '全合成机油', { brand: '美孚', specification: '0W-20', unit: 'L', units: [{ unit: '桶', factor: 200_000 }], cost: 3_000, unit_price: 8_800 }, { ...kept, bin_id: oils.id, shelf_life_days: 1_095 });
  const bulbs = await part(shop, 'H7BULB', '大灯灯泡', { brand: '飞利浦', unit_price: 2_000, cost: 500 }, { ...kept, abc: 'b', maximum: 5_000 });
  const filter = await part(shop, '06A115561B', '机油滤清器', { brand: '曼牌', specification: 'W 719/30', numbers: [{ number_kind: 'maker', part_number: '06A 115 561 B', number_brand: '大众' }] }, kept);
  for (const [at, name] of ['雨刮片', '空气滤清器', '空调滤清器', '火花塞', '冷却液', '后制动片', '减震器总成', '平衡杆胶套'].entries()) {
    const id = await part(shop, `ART${1000 + at}`, name, { brand: '博世', unit_price: 3_000 + 700 * at }, kept);
    await opened(shop, id, shelf.id, 3 + at, 1_200 + 300 * at);
  }
  await opened(shop, pads, shelf.id, 1);
  await opened(shop, oil, oils.id, 200, 3_000, '2026-03-20');
  await opened(shop, bulbs, shelf.id, 20, 500);

  const about = await checkedIn(shop, await owner(shop, '王建国', '粤B99999', '13800138001'), '刹车软');
  const waits = await takes(shop, about, pads, 2);
  await takes(shop, about, filter, 1);
  await takes(shop, about, oil, 4, { quantity: 4_500 });
  await works(shop, about, '更换前制动片');
  await agrees(shop, about, '王建国');
  await shop.rpc('issue_all', { work_order_id: about });

  const sent = await ordered(shop, van, pads, 4, '2026-03-03', waits);
  await shop.rpc('save_purchase_order', {
    id: null, version: 0, supplier_id: far, expected_on: null, terms: '货到付款', note: '',
    lines: [{ id: null, part_id: bulbs, bought: 10_000, unit: '个', unit_factor: 1000, buying_price: 500, expected_on: null, line_id: null }],
  });
  const inquiry = await shop.rpc('make_inquiry', {
    lines: [{ part_id: filter, bought: 10_000, unit: '个', unit_factor: 1000, line_id: null }], suppliers: [van, far], needed_on: '2026-03-09', note: '',
  });
  const { asked, lines: inquired } = await shop.rpc('inquiry_page', { id: inquiry });
  await shop.rpc('save_offer', {
    asked_supplier_id: asked[0].id, version: asked[0].version, delivery_days: 2, valid_until: '2026-03-31', note: '',
    prices: [{ inquiry_line_id: inquired[0].id, buying_price: 1_800, delivery_days: null }],
  });

  /** @returns {CommandRequest<'receive_goods'>['lines'][number]} */
  const came = (part_id, bought, buying_price) => ({
    part_id, purchase_order_line_id: null, bought, unit: '个', buying_price, batch_number: '', expires_on: null, bin_id: null, meant: false,
  });
  const receipt = { supplier_id: van, delivery_note: 'SH-0301', freight: 2_000, freight_charged: true, note: '' };
  const first = await shop.rpc('receive_goods', { ...receipt, purchase_order_id: null, lines: [came(pads, 3_000, 4_600), came(bulbs, 10_000, 520)] });
  const { lines: held } = await shop.rpc('goods_to_inspect');
  const checked = held.find((one) => one.part_id === pads);
  await shop.rpc('inspect_goods', {
    goods_receipt_line_id: checked.id, version: checked.version, sample: checked.sample, results: checked.checks.map((check) => ({ check, passed: check !== 'looks' })),
    accepted: 1_000, rejected: 2_000, reason: '包装拆过', bin_id: null,
  });
  const { lines: turned } = await shop.rpc('goods_to_send_back');
  const back = await shop.rpc('send_back_goods', {
    supplier_id: van, reason: '包装拆过',
    lines: [{ goods_receipt_line_id: turned[0].id, part_id: pads, batch_id: null, bin_id: null, from_rejected: true, quantity: 1_000, credited: null }],
  });
  const { charged } = await shop.rpc('goods_receipt_page', { id: first.id });
  await shop.rpc('record_supplier_invoice', {
    supplier_id: van, invoice_number: 'FP20260301', invoiced_on: '2026-01-20', due_on: '2026-02-20', amount: charged, receipts: [first.id], returns: [], note: '', meant: false,
  });
  await shop.rpc('pay_supplier', { supplier_id: van, owed: charged, amount: 5_000, means: 'transfer', paid_on: '2026-03-01', reference: '网银 0301', invoices: [] });
  await shop.rpc('receive_goods', { ...receipt, purchase_order_id: null, delivery_note: 'SH-0302', freight: 0, lines: [came(pads, 1_000, 4_600)] });

  const counted = await shop.rpc('start_count', { scope: 'bins', bin_ids: [oils.id], part_ids: [], abc: null, note: '月末抽盘' });
  await shop.rpc('enter_count', { id: counted, bin_id: oils.id, part_id: oil, batch_id: (await shop.rpc('count_places', { id: counted, bin_id: oils.id }))[0].batch_id, counted_quantity: 190_000, from_sheet: false, when: null });
  await shop.rpc('hand_in_count', { id: counted, version: (await shop.rpc('get_count', { id: counted })).count.version, without_uncounted: false });
  const counting = await shop.rpc('start_count', { scope: 'full', bin_ids: [], part_ids: [], abc: null, note: '' });

  const sale = await shop.rpc('sell_at_counter', {
    customer_id: null, lines: [{ part_id: bulbs, quantity: 2_000, unit_price: 2_000, price_basis: 'tax_included', discount: 0 }], total: 4_000,
    parts: [{ means: 'card', amount: 4_000, tendered: 4_000 }], note: '',
  });

  // A car whose pump the maker pays, at the till; and one that is driven meanwhile.
  const visit = await billed(shop, {}, [
    line('part', '冷却液'), line('part', '水泵', { unit_price: 60_000, payer: 'manufacturer', category: 'free', payer_name: '一汽大众' }),
    line('part', '节温器', { unit_price: 30_000, payer: 'manufacturer', category: 'free', payer_name: '一汽大众' }),
  ]);
  const { settlements, lines, customer } = await visit();
  const { id: pump } = lines.find((one) => one.name === '水泵');
  await shop.rpc('tag_old_part', { line_id: pump, bin_code: 'JJ1', tagged: { serial_number: 'SN778', fault_code: 'P0118', kept_until: '2026-05-31', note: '' } });
  const makers = settlements.find((one) => one.payer === 'manufacturer');
  const claim = await shop.rpc('make_claim', { settlement_id: makers.id, lines: [{ line_id: pump, fault_code: 'P0118' }], claim_number: 'VW-2026-77', note: '' });
  const unit = await shop.rpc('save_loan_unit', { id: null, version: 0, kind: 'car', name: '五菱宏光', plate: '粤B88888', part_id: null, condition: '右后门有划痕', active: true });
  const loan = await shop.rpc('lend_unit', {
    loan_unit_id: unit,
    lending: {
      customer_id: customer.id, work_order_id: null, due_on: '2026-03-03', agreement: '油量按借出时归还', out_condition: '右后门有划痕', out_km: 52_000, out_fuel: 80,
      signed_by: '', signature: null,
    },
  });
  const { counts } = await shop.rpc('stock_warning_counts');
  return [
    ...[pads, oil, bulbs].map((id) => `/store/items/${id}`), `/store/orders/${sent.id}`, `/store/receipts/new?order=${sent.id}`, `/store/inquiries/${inquiry}`,
    `/store/suppliers/${van}`, `/store/suppliers/${far}`, `/store/receipts/${first.id}`, `/store/returns/${back.id}`, `/store/payables/${van}`,
    `/store/bins/${shelf.id}`, `/store/counts/${counted}`, `/store/counts/${counting}`, `/store/sales/${sale.id}`, `/store/claims/${claim.id}`,
    `/store/loans/${loan.id}`, ...counts.map((one) => `/store/warnings?kind=${one.kind}`),
  ];
}

test('every page of the store stands right, empty and full', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    const empty = await seen(page, pages, 'empty');
    await page.context().close();
    const more = await filled(shop);
    // Days later what was to come and to come back is late.
    await shop.startAgain('2026-03-06T10:00:00+08:00');
    const chinese = await shop.open({ session: shop.session });
    const full = await seen(chinese, [...pages, ...more], 'full');
    await chinese.context().close();
    const english = await shop.open({ session: shop.session, language: 'en' });
    assert.deepEqual([...empty, ...full, ...(await seen(english, [...pages, ...more], 'full-en'))], []);
  }));
