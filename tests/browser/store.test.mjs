import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { scannerAt } from './support/scanner.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agrees, bin, choose, field, onHand, opened, part, supplier, takes, works } from './support/store.mjs';
import { agreed, checkedIn, line, owner } from './support/visits.mjs';

const presser = (page) => async (id) => {
  await page.getByTestId(id).click();
  await rest(page);
};
/** A dialog is finished by its key, and is gone. */
const finisher = (page) => async (form, key) => {
  await awake(page);
  await page.keyboard.press(key);
  await page.getByTestId(form).waitFor({ state: 'detached' });
  await rest(page);
};
const looks = async (page, name) => {
  await rest(page);
  await picture(page, `store-${name}`);
  assert.deepEqual(await faultsOf(page), [], name);
};
/** The number at the end of a page's address. */
const idOf = (page) => Number(new URL(page.url()).hash.split('/').at(-1).split('?')[0]);
const at = (page, place) => page.waitForURL((url) => place.test(url.hash));

test('a part comes into being with its barrel, what lies there of it is opened by hand, and its page says so', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper']) });
    const [press, finish] = [presser(page), finisher(page)];

    await go(page, '/store/bins');
    await press('bin-new');
    await field(page, 'bin-code').fill('a1');
    await field(page, 'bin-name').fill('机油架');
    await looks(page, 'bin-form');
    await finish('bin-form', 'F2');
    await page.getByTestId('bin-A1').waitFor();

    await go(page, '/store/items');
    await page.keyboard.press('F4');
    await page.getByTestId('item-form').waitFor();
    await field(page, 'item-code').fill('OIL0W20');
    await field(page, 'item-name').fill('全合成机油');
    await field(page, 'item-brand').fill('美孚');
    await field(page, 'item-specification').fill('0W-20');
    await field(page, 'item-unit').fill('L');
    await page.getByTestId('item-unit-add').click();
    await field(page, 'item-unit-0').fill('桶');
    await page.getByTestId('item-units').getByLabel('合多少').fill('200');
    await page.getByTestId('item-number-add').click();
    await field(page, 'item-number-0').fill('153 - 0920');
    await field(page, 'item-cost').fill('30');
    await field(page, 'item-unit_price').fill('88');
    await field(page, 'item-minimum').fill('20');
    await choose(page, 'item-bin_id', 'A1');
    await looks(page, 'item-form');
    await awake(page);
    await page.keyboard.press('F2');
    await at(page, /^#\/store\/items\/\d+$/);
    await page.getByTestId('item-sums').waitFor();
    const oil = idOf(page);
    const terms = page.getByTestId('item-terms');
    await terms.getByText('1 桶 = 200 L').waitFor();
    await looks(page, 'item-begun');

    // One barrel stands on the shelf: the part is scanned, its own bin is offered.
    await go(page, '/store/bins');
    await press('stock-open-begin');
    const scan = await scannerAt(page);
    await page.getByTestId('stock-part').focus();
    await scan('OIL0W20');
    await page.getByTestId('stock-part-chosen').getByText('全合成机油').waitFor();
    await until(async () => (await page.getByTestId('stock-bin').innerText()).includes('A1'), 'its own bin to be offered');
    await page.locator('#stock-quantity').fill('200');
    await page.locator('#stock-cost').fill('30');
    await looks(page, 'opening');
    await finish('stock-open', 'F2');
    assert.equal(await onHand(shop, oil), 200);

    // Its page is found by the maker's number, written as it is on the can.
    await go(page, '/store/items');
    await field(page, 'items-find').fill('1530920');
    await field(page, 'items-find').press('Enter');
    await at(page, new RegExp(`^#/store/items/${oil}$`));
    await page.getByTestId('item-sums').getByText('200 L').first().waitFor();
    await page.getByTestId('item-places').getByText('A1 · 机油架').waitFor();
    await page.getByTestId('item-card').getByText('期初').waitFor();
    await looks(page, 'item-full');
    await page.getByTestId('item-edit').click();
    await page.getByTestId('item-form').waitFor();
    await looks(page, 'item-edit');

    // Opened twice is refused, and the sentence names what lies there.
    await go(page, '/store/bins');
    await press('stock-open-begin');
    await page.getByTestId('stock-part').focus();
    await scan('OIL0W20');
    await page.getByTestId('stock-part-chosen').waitFor();
    await page.locator('#stock-quantity').fill('10');
    await page.locator('#stock-cost').fill('30');
    await awake(page);
    await page.keyboard.press('F2');
    await page.getByTestId('stock-open').getByText('期初已录过，有出入请盘点，库存 200').first().waitFor();
    assert.equal(await onHand(shop, oil), 200);
  }));

test('what a customer waits for is ordered, received by its code, inspected in two goes, sent back in part and paid', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A1', '制动');
    const { id: van } = await supplier(shop, '广源配件');
    // What belongs to class A is looked at before it is used.
    const pads = await part(shop, 'ZDP06A', '前制动片', { brand: '菲罗多' }, { bin_id: shelf.id, supplier_id: van, abc: 'a' });
    const order = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54321', '13926451234'), '刹车异响');
    await takes(shop, order, pads, 2);
    await works(shop, order, '更换前制动片');
    await agrees(shop, order, '曾小芳');

    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper']) });
    const [press, finish] = [presser(page), finisher(page)];
    await go(page, '/store/need');
    const need = page.getByTestId('need-ZDP06A');
    await need.getByText('客户在等').waitFor();
    assert.ok(await page.getByTestId('need-ZDP06A-choose').isChecked(), 'what a customer was promised is chosen to begin with');
    await need.getByLabel('数量', { exact: true }).fill('4');
    await need.getByLabel('进价', { exact: true }).fill('45');
    await looks(page, 'need');
    await awake(page);
    await page.keyboard.press('F8');
    await at(page, /^#\/store\/orders\/\d+$/);
    await page.getByTestId('draft-ZDP06A').waitFor();
    const { row } = await shop.rpc('purchase_order_page', { id: idOf(page) });
    await looks(page, 'order-draft');
    await press('draft-send');
    await looks(page, 'order-sending');
    await awake(page);
    await page.keyboard.press('F2');
    await page.getByTestId('message-text').getByText(/前制动片/).waitFor();
    await looks(page, 'order-message');
    await page.keyboard.press('Escape');
    await page.getByTestId('message-text').waitFor({ state: 'detached' });
    await page.getByTestId('line-ZDP06A').getByText('还差 4').waitFor();
    await looks(page, 'order-sent');
    assert.equal((await shop.rpc('get_part', { id: pads })).there.on_order, 4_000);

    // The van is here.
    await go(page, '/store/receipts');
    await page.getByTestId(`expected-${row.number}`).click();
    await at(page, /^#\/store\/receipts\/new/);
    await rest(page);
    await field(page, 'receive-note').fill('SH-0312');
    const scan = await scannerAt(page);
    await page.getByTestId('receive-code').focus();
    await scan('ZDP06A');
    await until(async () => (await field(page, 'receive-quantity').inputValue()) === '4', 'what is open of the order to be offered');
    assert.equal(await field(page, 'receive-price').inputValue(), '45.00');
    await page.getByText('先进待检区').waitFor();
    await looks(page, 'receiving');
    await press('receive-add');
    await page.getByTestId('panel-receive-lines').getByText('前制动片').waitFor();
    await awake(page);
    await page.keyboard.press('F2');
    await at(page, /^#\/store\/receipts\/\d+$/);
    const receipt = idOf(page);
    await page.getByTestId('receipt-line-ZDP06A').getByText('待检 4 个').waitFor();
    await looks(page, 'receipt-waiting');
    assert.equal((await shop.rpc('get_part', { id: pads })).there.usable, 0, 'nothing of it is issued before it was looked at');

    // Two are looked at and go to their shelf; of the others one is broken.
    await press('receipt-inspect');
    await page.getByTestId('inspect-ZDP06A').click();
    await page.getByTestId('inspect-form').waitFor();
    for (const check of ['looks', 'function', 'safety']) await page.getByTestId(`check-${check}-passed`).click();
    await field(page, 'inspect-accepted').fill('2');
    await page.getByText('还有 2 个 留在待检区').waitFor();
    await looks(page, 'inspecting');
    await finish('inspect-form', 'F2');
    assert.equal((await shop.rpc('get_part', { id: pads })).there.usable, 2_000);
    await page.getByTestId('inspect-ZDP06A').click();
    await page.getByTestId('inspect-form').waitFor();
    await page.getByTestId('check-looks-failed').click();
    for (const check of ['function', 'safety']) await page.getByTestId(`check-${check}-passed`).click();
    assert.equal(await field(page, 'inspect-rejected').inputValue(), '2', 'what failed is turned back unless somebody says otherwise');
    await field(page, 'inspect-rejected').fill('1');
    await field(page, 'inspect-accepted').fill('1');
    await page.getByTestId('inspect-phrases').getByText('破损').click();
    await looks(page, 'inspecting-failed');
    await finish('inspect-form', 'F2');
    await page.getByTestId('inspect-ZDP06A').waitFor({ state: 'detached' });
    assert.equal((await shop.rpc('get_part', { id: pads })).there.usable, 3_000);
    await go(page, `/store/receipts/${receipt}`);
    await page.getByTestId('receipt-line-ZDP06A').getByText('合格 3 个 · 不合格 1 个').waitFor();
    await looks(page, 'receipt-inspected');

    await go(page, '/store/returns');
    await looks(page, 'returns-aside');
    await press(`aside-${van}`);
    await field(page, 'send-back-reason').fill('摩擦片裂了');
    await looks(page, 'sending-back');
    await awake(page);
    await page.keyboard.press('F2');
    await at(page, /^#\/store\/returns\/\d+$/);
    await page.getByTestId('panel-return-lines').getByText('前制动片').waitFor();
    await looks(page, 'return');
    assert.equal(await onHand(shop, pads), 3);

    // Its invoice is for what stayed, and is paid by who may pay.
    const office = await shop.open({ session: shop.session });
    const [pressThere, finishThere] = [presser(office), finisher(office)];
    await go(office, '/store/payables');
    await looks(office, 'payables-not-invoiced');
    await office.getByTestId(`payable-${van}`).click();
    await at(office, new RegExp(`^#/store/payables/${van}$`));
    await rest(office);
    await pressThere('payables-invoice');
    await field(office, 'supplier-invoice-number').fill('FP20260302');
    const [back] = (await shop.rpc('supplier_account', { supplier_id: van, invoices_before: null, payments_before: null })).returns;
    await field(office, `for-return-${back.id}`).or(office.getByTestId(`for-return-${back.id}`)).first().check();
    await until(async () => (await field(office, 'supplier-invoice-amount').inputValue()) === '135.00', 'the invoice to come to what stayed');
    await looks(office, 'invoice');
    await finishThere('supplier-invoice-form', 'F2');
    await office.getByTestId('invoice-FP20260302').waitFor();
    await office.getByTestId('account-owed').getByText('135.00').waitFor();
    await looks(office, 'account-owed');
    await pressThere('payables-pay');
    await field(office, 'pay-reference').fill('网银 0302');
    await looks(office, 'paying');
    await finishThere('pay-form', 'Control+Enter');
    await office.getByTestId('account-owed').getByText('0.00', { exact: true }).or(office.getByTestId('account-owed').getByText('¥0.00')).first().waitFor();
    await looks(office, 'account-paid');
    const account = await shop.rpc('supplier_account', { supplier_id: van, invoices_before: null, payments_before: null });
    assert.deepEqual([account.owed, account.credit, account.lines_received, account.lines_rejected], [0, 0, 1, 1]);
    assert.equal((await shop.rpc('list_payables')).owed, 0);
  }));

test('a bin is counted on a tablet while parts go out of it, and only what is really missing is missing', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A1', '前架');
    const pads = await part(shop, 'ZDP06A', '前制动片', {}, { bin_id: shelf.id });
    const bulbs = await part(shop, 'H7BULB', '大灯灯泡', {}, { bin_id: shelf.id });
    await opened(shop, pads, shelf.id, 10);
    await opened(shop, bulbs, shelf.id, 20, 500);
    const order = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54321', '13926451234'), '刹车异响');
    const pair = await takes(shop, order, pads, 2);
    await agrees(shop, order, '曾小芳');

    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper']), size: [1024, 768], touch: true });
    const press = presser(page);
    const upright = async (name) => {
      for (const [width, height] of [[768, 1024], [1366, 768], [1024, 768]]) {
        await page.setViewportSize({ width, height });
        await looks(page, `${name}-${width}`);
      }
    };
    await go(page, '/store/counts');
    await upright('counts-empty');
    await press('count-start');
    await choose(page, 'count-bins', 'A1');
    await page.locator('.ant-modal-title').click();
    await looks(page, 'count-starting');
    await press('action-start_count');
    await at(page, /^#\/store\/counts\/\d+$/);
    const count = idOf(page);
    await page.getByTestId('count-scan').waitFor();
    await upright('counting-begun');

    // The shelf, the part, the figure; and the next box, before anybody pressed a key for the figure.
    const scan = await scannerAt(page);
    await page.getByTestId('count-code').fill('a1');
    await page.getByTestId('count-code').press('Enter');
    await page.getByText('正在盘 A1').waitFor();
    assert.doesNotMatch(await page.getByTestId('count-left').innerText(), /10|20/, 'who counts is not told what should be there');
    await page.getByTestId('count-code').focus();
    await scan('ZDP06A');
    const figure = page.getByTestId('count-at-hand').locator('input').first();
    await figure.fill('9');
    await upright('counting');
    await figure.focus();
    await scan('H7BULB');
    await page.getByTestId('count-at-hand').getByText('大灯灯泡').waitFor();
    await until(async () => (await shop.rpc('get_count', { id: count })).figures === 1, 'the figure before the scan to be written');

    // Meanwhile two of what was counted go to a car.
    await shop.rpc('issue_parts', { line_id: pair, quantity: 2_000, bin_id: null, batch_id: null });
    assert.equal(await onHand(shop, pads), 8);
    await figure.fill('20');
    await figure.press('Enter');
    await page.getByText('这个库位盘完了').waitFor();
    await upright('counting-done');
    await press('action-hand_in_count');
    const off = page.getByTestId('difference-ZDP06A');
    await off.waitFor();
    assert.match(await off.innerText(), /10\s+9\s+[-−]1 个/);
    assert.equal(await page.getByTestId('difference-H7BULB').count(), 0);
    assert.ok(await page.getByTestId('action-approve_count').isDisabled(), 'who counted does not approve what is missing');
    await upright('count-handed-in');

    const office = await shop.open({ session: shop.session });
    await go(office, '/store/counts');
    await office.getByTestId('counts-state-handed_in').click();
    await rest(office);
    await looks(office, 'counts-handed-in');
    await go(office, `/store/counts/${count}`);
    await office.getByTestId('action-approve_count').click();
    await until(async () => (await shop.rpc('get_count', { id: count })).count.state === 'approved', 'the count to be approved');
    assert.deepEqual([await onHand(shop, pads), await onHand(shop, bulbs)], [7, 20], 'ten, less two that were issued, less one that is missing');
    await looks(office, 'count-approved');
    await go(office, `/store/items/${pads}`);
    await office.getByTestId('item-card').getByText('盘点', { exact: true }).waitFor();
    await looks(office, 'item-counted');
  }));

test('two scans and cash over the counter, and one of them comes back', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A1', '前架');
    const bulbs = await part(shop, 'H7BULB', '大灯灯泡', { unit_price: 2_000, cost: 500 }, { bin_id: shelf.id });
    const wipers = await part(shop, 'WIPER26', '雨刮片', { unit_price: 6_000, cost: 2_000 }, { bin_id: shelf.id });
    await opened(shop, bulbs, shelf.id, 10, 500);
    await opened(shop, wipers, shelf.id, 1, 2_000);
    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper', 'cashier']) });
    await go(page, '/store/sales');
    const scan = await scannerAt(page);
    await page.getByTestId('sale-scan').focus();
    await scan('H7BULB');
    await page.getByTestId(`sale-line-${bulbs}`).waitFor();
    await scan('WIPER26');
    await page.getByTestId(`sale-line-${wipers}`).getByText('架上 1，可用 1').waitFor();
    await looks(page, 'sale-scanned');

    // What the shelf does not hold is not sold.
    await scan('WIPER26');
    await page.getByTestId(`sale-line-${wipers}`).getByText('不足，架上 1').waitFor();
    await rest(page);
    assert.ok(await page.getByTestId('sale-pay-open').isDisabled());
    await looks(page, 'sale-short');
    await field(page, `sale-quantity-${wipers}`).fill('1');
    await field(page, `sale-quantity-${wipers}`).blur();
    await page.getByTestId(`sale-line-${wipers}`).getByText('架上 1，可用 1').waitFor();
    await rest(page);
    await page.keyboard.press('F8');
    await page.getByTestId('sale-pay').waitFor();
    await page.getByTestId('sale-means-cash').click();
    await field(page, 'sale-tendered').fill('100');
    await looks(page, 'sale-paying');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText(/找零.*20\.00/).first().waitFor();
    await at(page, /^#\/store\/sales\/\d+$/);
    const sale = idOf(page);
    await page.getByTestId('sale-lines').getByText('雨刮片').waitFor();
    await looks(page, 'sale-sold');
    assert.deepEqual([await onHand(shop, bulbs), await onHand(shop, wipers)], [9, 0]);

    // It comes back the same day; what was paid in cash is given back by who may.
    assert.equal(await page.getByTestId('sale-back-open').count(), 0);
    const { lines } = await shop.rpc('get_counter_sale', { id: sale });
    const wiper = lines.find((one) => one.part_id === wipers);
    const office = await shop.open({ session: shop.session });
    await go(office, `/store/sales/${sale}`);
    await presser(office)('sale-back-open');
    await field(office, `sale-back-${wiper.id}`).fill('1');
    await field(office, 'sale-back-reason').fill('尺寸不对');
    await office.getByTestId('sale-back').getByText('60.00').first().waitFor();
    await looks(office, 'sale-taking-back');
    await finisher(office)('sale-back', 'Control+Enter');
    await office.getByTestId('sale-returns').getByText('尺寸不对').waitFor();
    await looks(office, 'sale-returned');
    assert.deepEqual([await onHand(shop, bulbs), await onHand(shop, wipers)], [9, 1]);
    assert.equal((await shop.rpc('get_counter_sale', { id: sale })).returned, 6_000);
    await go(page, '/store/sales');
    await looks(page, 'sales-full');
  }));

test('a maker grants a claim in part and the shop bears the rest; a car lent comes back late and scratched', () =>
  atTheShop(async (shop) => {
    await bin(shop, 'JJ1', '旧件架', 'old_parts');
    const { about, visit, customer } = await agreed(shop, '冷却液渗漏', [
      line('part', '冷却液'),
      line('part', '水泵', { unit_price: 60_000, payer: 'manufacturer', category: 'free', payer_name: '一汽大众' }),
    ]);
    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about);
    const makers = (await visit()).settlements.find((one) => one.payer === 'manufacturer');
    const pump = (await visit()).lines.find((one) => one.name === '水泵');
    await shop.rpc('put_on_account', { settlement_id: makers.id, reason: '厂家月结' });

    const page = await shop.open({ session: shop.session });
    const [press, finish] = [presser(page), finisher(page)];
    await go(page, '/store/claims');
    await looks(page, 'claims-to-tag');
    await press(`to-tag-${pump.id}`);
    await field(page, 'tag-fault').fill('P0118');
    await field(page, 'tag-serial').fill('SN778');
    await field(page, 'tag-bin').fill('JJ1');
    await looks(page, 'claim-tag');
    await finish('tag-form', 'Control+Enter');
    await page.getByTestId('old-parts').getByText('SN778').waitFor();
    await press(`to-claim-${makers.number}`);
    await field(page, 'claim-number').fill('VW-2026-77');
    await looks(page, 'claim-making');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await at(page, /^#\/store\/claims\/\d+$/);
    const claim = idOf(page);
    await rest(page);
    await looks(page, 'claim-draft');
    // Nobody judged it at the car: who sends it says why the maker pays, and what shows it.
    for (const { line_id } of (await shop.rpc('get_claim', { id: claim })).lines) {
      await press(`judge-claimed-${line_id}`);
      await page.getByTestId('judge-claimed-reason').fill('水泵内部泄漏，在厂家包修期内');
      await page.getByTestId('judge-claimed-evidence').fill('打压 10 分钟掉 0.3 bar');
      await finish('judge-claimed-form', 'Control+Enter');
      await page.getByTestId(`claimed-judged-${line_id}`).waitFor();
    }
    await awake(page);
    await page.keyboard.press('F8');
    await page.getByTestId('claim-answer').waitFor();
    await looks(page, 'claim-sent');
    await press('claim-answer');
    const [{ id: claimed }] = (await shop.rpc('get_claim', { id: claim })).lines;
    await field(page, `granted-${claimed}`).fill('400');
    await field(page, `granted-${claimed}`).blur();
    assert.ok(await page.getByTestId('action-answer_claim').isDisabled(), 'less than was asked wants its reason');
    await field(page, `refused-${claimed}`).fill('只认配件，不认运费');
    await looks(page, 'claim-answering');
    await finish('answer-form', 'Control+Enter');
    await press(`settle-${claimed}`);
    await page.getByTestId('settle-way-written_off').click();
    await field(page, 'settle-reason').fill('厂家只认 400 元');
    await looks(page, 'claim-settling');
    await finish('settle-form', 'Control+Enter');
    const closed = await shop.rpc('get_claim', { id: claim });
    assert.equal(closed.claim.state, 'closed');
    assert.deepEqual([closed.sums.claimed, closed.sums.granted, closed.sums.short, closed.sums.unsettled], [60_000, 40_000, 20_000, 0]);
    assert.equal(closed.sheet.on_account, 60_000, 'the money stays with the accounts of the till');
    await page.getByTestId('claim-lines').getByText('本店承担').waitFor();
    await looks(page, 'claim-closed');

    // Meanwhile the customer drives a car of the shop.
    await go(page, '/store/loans');
    await press('loan-unit-add');
    await field(page, 'loan-unit-name').fill('五菱宏光');
    await field(page, 'loan-unit-plate').fill('粤B88888');
    await field(page, 'loan-unit-condition').fill('右后门有划痕');
    await looks(page, 'loan-unit');
    await finish('loan-unit-form', 'F2');
    const [unit] = (await shop.rpc('list_loan_units')).units;
    await press(`lend-${unit.id}`);
    await page.getByTestId('lend-customer').click();
    await page.keyboard.type(customer.name.slice(0, 2), { delay: 40 });
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: customer.name }).first().click();
    await field(page, 'lend-km').fill('52000');
    await field(page, 'lend-fuel').fill('80');
    await looks(page, 'loan-lending');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await at(page, /^#\/store\/loans\/\d+$/);
    const loan = idOf(page);
    await page.getByTestId('loan-out').waitFor();
    await looks(page, 'loan-out');
    await page.context().close();

    await shop.startAgain('2026-03-06T10:00:00+08:00');
    const late = await shop.open({ session: shop.session });
    const [pressLater, finishLater] = [presser(late), finisher(late)];
    await go(late, '/store/loans');
    await late.getByTestId('loans').getByText('逾期').waitFor();
    await looks(late, 'loans-late');
    await go(late, `/store/loans/${loan}`);
    await pressLater('loan-back-open');
    await field(late, 'back-km').fill('51000');
    await field(late, 'back-fuel').fill('40');
    await awake(late);
    await late.keyboard.press('Control+Enter');
    await late.getByText(/归还里程.*少于借出里程/).first().waitFor();
    await field(late, 'back-km').fill('52310');
    await field(late, 'back-damage').fill('前保险杠刮花');
    await looks(late, 'loan-coming-back');
    await finishLater('loan-back-form', 'Control+Enter');
    await late.getByTestId('loan-back').getByText('前保险杠刮花').waitFor();
    await looks(late, 'loan-back');
    await go(late, '/store/loans');
    await late.getByTestId('loans-view-back').click();
    await late.getByTestId('loans').getByText('五菱宏光').waitFor();
    await looks(late, 'loans-back');
  }));
