import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { photo } from './support/photos.mjs';
import { scannerAt } from './support/scanner.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agrees, bin, choose, field, onHand, opened, part, supplier, takes } from './support/store.mjs';
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
const fill = async (page, id, text) => {
  await field(page, id).fill(text);
  await field(page, id).blur();
};
/** What is scanned lies on the counter. */
async function scanned(page, code, id) {
  await go(page, '/store/sales');
  const scan = await scannerAt(page);
  await page.getByTestId('sale-scan').focus();
  await scan(code);
  await page.getByTestId(`sale-line-${id}`).waitFor();
  await rest(page);
}
/** It is sold to a customer the shop knows. */
async function buyer(page, name) {
  await page.getByTestId('sale-customer').click();
  await page.keyboard.type(name.slice(0, 2), { delay: 40 });
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first().click();
  await rest(page);
}

test('a deposit on an old part is taken beside its price, and beside a bill, and goes back against the old part in the hand', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'C1', '电器架');
    const starter = await part(shop, 'QDJ0986', '起动机', { brand: '博世', unit_price: 80_000, cost: 40_000 }, { bin_id: shelf.id });
    await opened(shop, starter, shelf.id, 5, 40_000);
    const office = await shop.open({ session: shop.session });
    const [press, finish] = [presser(office), finisher(office)];
    await go(office, `/store/items/${starter}`);
    await press('item-core-open');
    await fill(office, 'item-core-deposit', '200');
    await fill(office, 'item-core-days', '7');
    await looks(office, 'core-terms');
    await finish('item-core-form', 'F2');
    await office.getByTestId('item-core').getByText('200.00').waitFor();
    await looks(office, 'core-item');
    await go(office, '/store/sales/cores');
    await office.getByTestId('cores').getByText('没有待交的旧件').waitFor();
    await looks(office, 'cores-empty');

    // The button names price and deposit together: so much is laid on the counter.
    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper', 'cashier']) });
    await scanned(page, 'QDJ0986', starter);
    await page.keyboard.press('F8');
    await page.getByTestId('sale-pay').waitFor();
    await page.getByTestId('sale-means-cash').click();
    await fill(page, 'sale-tendered', '1000');
    await page.getByTestId('action-sell_at_counter').getByText('1,000.00').or(page.getByTestId('action-sell_at_counter').getByText('1000.00')).first().waitFor();
    await looks(page, 'core-paying');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await at(page, /^#\/store\/sales\/\d+$/);
    await page.getByTestId('sale-cores').getByText('200.00').first().waitFor();
    await looks(page, 'core-sold');

    // A car takes one as well: its deposit waits at the visit before any bill does.
    const visit = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54321', '13926451234'), '打不着火');
    await takes(shop, visit, starter, 1, { unit_price: 80_000 });
    await agrees(shop, visit, '曾小芳');
    await shop.rpc('issue_all', { work_order_id: visit });
    await go(page, `/visits/${visit}`);
    await page.getByTestId('visit-cores').getByText('未收').waitFor();
    await looks(page, 'core-visit');
    await presser(page)('cores-take');
    await page.getByTestId('cores-means-wechat').click();
    await looks(page, 'core-visit-taking');
    await finisher(page)('cores-form', 'Control+Enter');
    await page.getByTestId('visit-cores').getByText('未收').waitFor({ state: 'detached' });

    // The old part is in the hand: it is found by its code, and its money goes back by the keys.
    await go(page, '/store/sales/cores');
    await page.getByTestId('cores-find').fill('QDJ 0986');
    await rest(page);
    const rows = await shop.rpc('list_core_deposits');
    assert.deepEqual([rows.length, ...rows.map((one) => one.balance)], [2, 20_000, 20_000]);
    const ofSale = rows.find((one) => one.counter_sale_id !== null);
    await looks(page, 'cores-two');
    await presser(page)(`core-give-${ofSale.id}`);
    await page.getByTestId('action-give_core_back').getByText('200.00').waitFor();
    await looks(page, 'core-giving');
    await finisher(page)('core-give', 'Control+Enter');
    await until(async () => (await shop.rpc('list_core_deposits')).length === 1, 'the deposit of the sale to be gone');
    await page.getByTestId('cores-find').fill('水泵');
    await page.getByText('待交旧件中没有符合的').waitFor();
    await looks(page, 'cores-none-found');
    await page.context().close();
    await office.context().close();

    // Its days are over: it says so in a word, and the manager keeps it.
    await shop.startAgain('2026-03-12T10:00:00+08:00');
    const late = await shop.open({ session: shop.session });
    await go(late, '/store/sales/cores');
    await late.getByTestId('cores').getByText('已过期').waitFor();
    await looks(late, 'cores-late');
    const [left] = await shop.rpc('list_core_deposits');
    await presser(late)(`core-keep-${left.id}`);
    await late.getByTestId('core-keep-reason').fill('逾期没有交回');
    await looks(late, 'core-keeping');
    await finisher(late)('core-keep', 'Control+Enter');
    assert.deepEqual(await shop.rpc('list_core_deposits'), []);
    assert.deepEqual(late.complaints, []);
  }));

test('a garage buys on account up to its limit, and pays sale and sheet together', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A1', '制动架');
    const pads = await part(shop, 'ZDP06A', '前制动片', { unit_price: 30_000, cost: 10_000 }, { bin_id: shelf.id });
    await opened(shop, pads, shelf.id, 10, 10_000);
    const { customer } = await owner(shop, '顺达汽修', '粤B12345');
    const { customer: known } = await shop.rpc('get_customer', { id: customer.id });
    await shop.rpc('set_account_limit', { customer_id: customer.id, version: known.version, account_limit: 50_000 });
    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper', 'cashier']) });

    // Nobody is trusted without a name.
    await scanned(page, 'ZDP06A', pads);
    await page.keyboard.press('F8');
    await page.getByTestId('sale-pay').waitFor();
    assert.equal(await page.getByTestId('sale-on-account').count(), 0);
    await page.keyboard.press('Escape');
    await page.getByTestId('sale-pay').waitFor({ state: 'detached' });

    await buyer(page, '顺达汽修');
    await page.keyboard.press('F8');
    await page.getByTestId('sale-pay').waitFor();
    await page.getByTestId('sale-on-account').click();
    await page.getByTestId('action-sell_at_counter').getByText('挂账').waitFor();
    assert.ok(await page.getByTestId('action-sell_at_counter').isDisabled(), 'why it is trusted is said');
    await page.getByTestId('sale-account-reason').fill('月结');
    await looks(page, 'account-selling');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await at(page, /^#\/store\/sales\/\d+$/);
    const sale = idOf(page);
    await page.getByText('挂账未收').first().waitFor();
    await looks(page, 'account-sold');
    assert.equal((await shop.rpc('get_counter_sale', { id: sale })).on_account, 30_000);

    // A second one is beyond the limit, and says so where it is sold.
    await scanned(page, 'ZDP06A', pads);
    await buyer(page, '顺达汽修');
    await page.keyboard.press('F8');
    await page.getByTestId('sale-pay').waitFor();
    await page.getByTestId('sale-on-account').click();
    await page.getByTestId('sale-account-reason').fill('月结');
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('sale-pay').getByText('超过额度').first().waitFor();
    await looks(page, 'account-over-limit');
    assert.equal(await onHand(shop, pads), 9);

    // It stands on the account with its age, and is collected there.
    const office = await shop.open({ session: shop.session });
    await go(office, `/accounts/one?payer=customer&customer=${customer.id}`);
    await office.getByTestId('panel-account-sales').getByText('顺达汽修').waitFor();
    await looks(office, 'account-with-sale');
    await presser(office)('account-collect');
    await office.getByTestId('payment-0-means').getByText('转账').click();
    await fill(office, 'payment-0-amount', '300');
    await looks(office, 'account-collecting');
    await awake(office);
    await office.getByTestId('account-send').click();
    await until(async () => (await shop.rpc('get_counter_sale', { id: sale })).on_account === 0, 'the sale to be paid');
    assert.deepEqual(office.complaints, []);
  }));

test('two boxes are sold as boxes and leave as pieces, and a shelf is counted in boxes', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A2', '滤清器架');
    const filter = await part(shop, 'JL0108', '机油滤清器', { unit_price: 2_500, cost: 1_000, units: [{ unit: '箱', factor: 12_000 }] }, { bin_id: shelf.id });
    await opened(shop, filter, shelf.id, 60, 1_000);
    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper', 'cashier']) });
    await scanned(page, 'JL0108', filter);
    await choose(page, `sale-unit-${filter}`, '1 箱 = 12 个');
    await fill(page, `sale-quantity-${filter}`, '2');
    // A box costs what its pieces do.
    await until(async () => (await field(page, `sale-price-${filter}`).inputValue()) === '300.00', 'the price of a box');
    await looks(page, 'units-scanned');
    await page.keyboard.press('F8');
    await page.getByTestId('sale-pay').waitFor();
    await page.getByTestId('sale-means-wechat').click();
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await at(page, /^#\/store\/sales\/\d+$/);
    await page.getByTestId('sale-lines').getByText('2 箱 = 24 个').waitFor();
    await looks(page, 'units-sold');
    assert.equal(await onHand(shop, filter), 36);

    // Three boxes stand there: that is right to the piece.
    await go(page, '/store/counts');
    await presser(page)('count-spot-begin');
    const scan = await scannerAt(page);
    await page.getByTestId('stock-part').focus();
    await scan('JL0108');
    await page.getByTestId('stock-part-chosen').waitFor();
    await choose(page, 'stock-unit', '1 箱 = 12 个');
    await page.locator('#stock-quantity').fill('3');
    await looks(page, 'units-counting');
    await finisher(page)('stock-spot', 'F2');
    assert.equal(await onHand(shop, filter), 36);
    assert.deepEqual(page.complaints, []);
  }));

test('what came broken is photographed while it is looked at, and the photo goes along with the return', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'B1', '车灯架');
    const { id: van } = await supplier(shop, '广源配件');
    const lamp = await part(shop, 'DD2201', '左前大灯', {}, { bin_id: shelf.id, supplier_id: van, abc: 'a' });
    const came = await shop.rpc('receive_goods', {
      supplier_id: van, purchase_order_id: null, delivery_note: 'SH-0401', freight: 0, freight_charged: true, note: '',
      lines: [{ part_id: lamp, purchase_order_line_id: null, bought: 2_000, unit: '个', buying_price: 30_000, batch_number: '', expires_on: null, bin_id: null, meant: false }],
    });
    const { lines: held } = await shop.rpc('goods_to_inspect');
    const [{ id: receiptLine, checks }] = held;
    const page = await shop.open({ session: await shop.hire('方配件', ['parts_keeper']), size: [1024, 768], touch: true });
    const [press, finish] = [presser(page), finisher(page)];
    await go(page, '/store/inspection');
    await press('inspect-DD2201');
    await page.getByTestId('inspect-form').waitFor();
    for (const check of checks) await page.getByTestId(`check-${check}-${check === 'looks' ? 'failed' : 'passed'}`).click();
    await page.getByTestId('inspect-phrases').getByText('破损').click();
    await page.getByTestId('goods-photo-caption').fill('灯罩裂');
    await page.getByTestId('goods-photo-files').setInputFiles([await photo(page, 'IMG_0101.jpg', { colour: '#b3261e' })]);
    const photos = async () => (await shop.rpc('goods_photos', { goods_receipt_line_id: receiptLine })).photos;
    await until(async () => (await photos()).length === 1, 'the photo to be kept');
    const [{ id: shot, caption }] = await photos();
    assert.equal(caption, '灯罩裂');
    await page.getByTestId(`goods-photo-${shot}`).waitFor();
    await looks(page, 'photo-inspecting');
    await finish('inspect-form', 'F2');

    await go(page, `/store/receipts/${came.id}`);
    await page.getByTestId('panel-goods-photos').getByText('灯罩裂').waitFor();
    await looks(page, 'photo-receipt');
    await press(`goods-photo-${shot}`);
    await looks(page, 'photo-whole');
    await page.keyboard.press('Escape');
    await rest(page);
    await go(page, '/store/returns');
    await press(`aside-${van}`);
    await field(page, 'send-back-reason').fill('灯罩裂');
    await awake(page);
    await page.keyboard.press('F2');
    await at(page, /^#\/store\/returns\/\d+$/);
    await page.getByTestId('panel-goods-photos').getByText('灯罩裂').waitFor();
    await looks(page, 'photo-return');

    // The wrong one is taken off with its reason by whoever took it.
    await go(page, `/store/receipts/${came.id}`);
    await press(`goods-photo-${shot}`);
    await press('goods-photo-remove');
    await page.getByTestId('reason').fill('拍错了');
    await rest(page);
    await page.getByTestId('reason-confirm').click();
    await until(async () => (await photos()).length === 0, 'the photo to be gone');
    assert.deepEqual(page.complaints, []);

    // Nothing is there of it: the dialog says so before anybody presses its key.
    const none = await part(shop, 'DD2202', '右前大灯', {}, { bin_id: shelf.id });
    await go(page, '/store/returns');
    await page.keyboard.press('F4');
    await page.getByTestId('found-part-form').waitFor();
    await page.getByTestId('found-part-form').getByTestId('receive-supplier').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '广源配件' }).first().click();
    const scan = await scannerAt(page);
    await page.getByTestId('found-part').focus();
    await scan('DD2202');
    await page.getByText('这种配件哪里都没有库存').first().waitFor();
    assert.ok(await page.getByTestId('found-part-send').isDisabled());
    await looks(page, 'found-part-nowhere');
    assert.equal(await onHand(shop, none), 0);
  }));

test('a claim whose sheet was voided says so in the list, and moves to the sheet made out instead or is withdrawn', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await agreed(shop, '冷却液渗漏', [
      line('part', '冷却液'),
      line('part', '水泵', { unit_price: 60_000, payer: 'manufacturer', category: 'free', payer_name: '一汽大众' }),
    ]);
    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about, { waits: true });
    const makers = async () => (await visit()).settlements.find((one) => one.payer === 'manufacturer' && ['open', 'settled'].includes(one.state));
    const pump = (await visit()).lines.find((one) => one.name === '水泵');
    const { id: first, received, on_account } = await makers();
    const claim = await shop.rpc('make_claim', { settlement_id: first, lines: [{ line_id: pump.id, fault_code: 'P0118' }], claim_number: 'VW-2026-77', note: '' });

    // Nobody judged it at the car: it is judged on the claim, and only then sent.
    const page = await shop.open({ session: shop.session });
    const [press, finish] = [presser(page), finisher(page)];
    await go(page, `/store/claims/${claim.id}`);
    await page.getByTestId('claim-send').waitFor();
    assert.ok(await page.getByTestId('claim-send').isDisabled(), 'what nobody judged is not sent');
    await looks(page, 'claim-unjudged');
    await press(`judge-claimed-${pump.id}`);
    await page.getByTestId('judge-claimed-reason').fill('水泵内部泄漏，在厂家包修期内');
    await page.getByTestId('judge-claimed-evidence').fill('打压 10 分钟掉 0.3 bar');
    await looks(page, 'claim-judging');
    await finish('judge-claimed-form', 'Control+Enter');
    await page.getByTestId(`claimed-judged-${pump.id}`).waitFor();
    await awake(page);
    await page.keyboard.press('F8');
    await page.getByTestId('claim-answer').waitFor();
    await looks(page, 'claim-judged');
    await shop.rpc('void_settlement', { settlement_id: first, received, on_account, reason: '厂家名称开错' });

    await go(page, '/store/claims');
    await press('claims-state-sent');
    await page.getByText('结算单已作废').first().waitFor();
    await looks(page, 'lost-listed');
    await go(page, `/store/claims/${claim.id}`);
    assert.equal(await page.getByTestId('claim-answer').count(), 0, 'what was taken back is not answered');
    await press('claim-lost');
    await page.getByText('还没有包含这些项目的新结算单').waitFor();
    await looks(page, 'lost-nothing-yet');
    await page.keyboard.press('Escape');
    await page.getByTestId('lost-form').waitFor({ state: 'detached' });

    // Once there is one, it is offered by its number and chosen already.
    await shop.rpc('prepare_bill', { ...about, discount: 0, rounding: 0 });
    const anew = await makers();
    await until(async () => (await shop.rpc('get_claim', { id: claim.id })).may_follow.length === 1, 'the new sheet to be offered');
    await rest(page);
    await press('claim-lost');
    await page.getByTestId(`lost-way-${anew.id}`).waitFor();
    await field(page, 'lost-reason').fill('厂家名称开错，已重开');
    await looks(page, 'lost-following');
    await finish('lost-form', 'Control+Enter');
    await page.getByTestId('claim-answer').waitFor();
    await looks(page, 'lost-followed');
    const told = await shop.rpc('get_claim', { id: claim.id });
    assert.deepEqual([told.is_lost, told.claim.state, told.sheet.settlement_id], [false, 'sent', anew.id]);

    // The second time nobody asks for it any more.
    const { received: paid, on_account: trusted } = await makers();
    await shop.rpc('void_settlement', { settlement_id: anew.id, received: paid, on_account: trusted, reason: '车主自费' });
    await rest(page);
    await press('claim-lost');
    await page.getByTestId('lost-way-withdrawn').click();
    await field(page, 'lost-reason').fill('车主自费');
    await finish('lost-form', 'Control+Enter');
    assert.equal((await shop.rpc('get_claim', { id: claim.id })).claim.state, 'withdrawn');
    await looks(page, 'lost-withdrawn');
    assert.deepEqual(page.complaints, []);
  }));
