import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { scannerAt } from './support/scanner.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agrees, as, bin, onHand, opened, ordered, part, supplier, takes, works } from './support/store.mjs';
import { checkedIn, owner } from './support/visits.mjs';

const counters = [[1366, 768], [1024, 768], [768, 1024]];

/** The parts counter as it looks on each of its screens. */
async function looks(page, name) {
  for (const [width, height] of counters) {
    await page.setViewportSize({ width, height });
    await rest(page);
    await picture(page, `store-counter-${name}-${width}`);
    assert.deepEqual(await faultsOf(page), [], `${name} at ${width}x${height}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await rest(page);
}

test('a part is quoted with what is free of it, and issued by its code; who waits for the rest goes on once it is there', () =>
  atTheShop(async (shop) => {
    const shelf = await bin(shop, 'A1', '制动');
    const pads = await part(shop, 'ZDP06A', '前制动片', {}, { bin_id: shelf.id });
    await opened(shop, pads, shelf.id, 2);
    const { id: van } = await supplier(shop, '广源配件');
    await ordered(shop, van, pads, 4, '2026-03-05');

    const advisor = await shop.hire('林顾问', ['advisor']);
    const li = await shop.hire('李师傅', ['technician']);
    const keeper = await shop.open({ session: await shop.hire('方配件', ['parts_keeper']) });
    await go(keeper, '/parts');
    await keeper.getByTestId('panel-parts-ahead').waitFor();
    await looks(keeper, 'empty');

    // The advisor sees what may still be promised, and when more comes.
    const first = await as(shop, advisor, async () => {
      const id = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54321', '13926451234'), '刹车异响');
      await works(shop, id, '检查制动');
      return id;
    });
    const page = await shop.open({ session: advisor });
    await go(page, `/visits/${first}`);
    await page.keyboard.press('F4');
    await page.keyboard.type('ZDP06A', { delay: 40 });
    const offer = page.getByTestId(`catalogue-part-${pads}`);
    await offer.getByText('可用 2 个').waitFor();
    await offer.getByText(/在途 4 个，预计/).waitFor();
    await rest(page);
    await picture(page, 'store-quote');
    await page.keyboard.press('Enter');
    const visit = () => shop.rpc('get_visit', { work_order_id: first });
    await until(async () => (await visit()).lines.length === 2, 'the part to be quoted');
    const { id: mine } = (await visit()).lines.find((one) => one.kind === 'part');
    await page.getByTestId(`line-${mine}-stock`).getByText('有货').waitFor();
    await rest(page);
    await picture(page, 'store-quoted');
    assert.deepEqual(await faultsOf(page), []);
    await as(shop, advisor, async () => shop.rpc('issue_estimate', { work_order_id: first, version: (await visit()).order.version }));
    await page.getByTestId('approve-all').click();
    await page.getByTestId('answers-means').getByText('电话').click();
    await awake(page);
    await page.getByTestId('action-record_answers').click();
    await until(async () => (await visit()).lines.every((one) => one.state === 'approved'), 'the customer to agree');

    // Another car wants two of them, and its technician stands still for want of them.
    const second = await checkedIn(shop, await owner(shop, '王建国', '粤B99999', '13800138001'), '刹车软');
    const theirs = await takes(shop, second, pads, 2);
    await works(shop, second, '更换前制动片');
    await agrees(shop, second, '王建国');
    const job = async () => (await shop.rpc('get_visit', { work_order_id: second })).jobs[0];
    const { id: job_id, version } = await job();
    await shop.rpc('assign_job', {
      job_id, version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
    });
    await shop.rpc('release_to_repair', { work_order_id: second });
    await as(shop, li, async () => {
      await shop.rpc('start_job', { job_id, version: (await job()).version });
      await shop.rpc('pause_job', { job_id, version: (await job()).version, reason: 'parts' });
    });

    // Who waits stands first. The code once more means the next car, also where the quantity is asked already.
    await keeper.getByTestId('panel-parts-waiting').getByTestId(`parts-${second}`).waitFor();
    await keeper.getByTestId('panel-parts-ahead').getByTestId(`parts-${first}`).waitFor();
    await looks(keeper, 'full');
    const scan = await scannerAt(keeper);
    const form = (line) => keeper.getByTestId(`issue-form-${line}`);
    const asksHowMany = async (line) => {
      await until(() => form(line).evaluate((one) => one.contains(document.activeElement)), 'the cursor to stand at the quantity');
      return form(line).locator('input').first();
    };
    await keeper.getByTestId('parts-scan').click();
    await scan('ZDP06A');
    assert.equal(await (await asksHowMany(theirs)).inputValue(), '2');
    await keeper.getByText('2 辆车要这个配件，再扫一次换下一辆').first().waitFor();
    await looks(keeper, 'picked');
    await form(theirs).locator('input').first().focus();
    await scan('ZDP06A');
    assert.equal(await (await asksHowMany(mine)).inputValue(), '1');
    await keeper.keyboard.press('Enter');
    await form(mine).waitFor({ state: 'detached' });
    await keeper.getByTestId(`part-${mine}-quantity`).getByText('已领 1').waitFor();
    assert.equal(await onHand(shop, pads), 1);

    // The other car wants two and one is left: the counter says so, and issues that one.
    await rest(keeper);
    await scan('ZDP06A');
    await asksHowMany(theirs);
    await keeper.keyboard.press('Enter');
    await form(theirs).getByText('库存不够，这里只有 1').waitFor();
    await looks(keeper, 'short');
    await form(theirs).locator('input').first().fill('1');
    await form(theirs).locator('input').first().press('Enter');
    await form(theirs).waitFor({ state: 'detached' });
    await keeper.getByTestId(`part-${theirs}-quantity`).getByText('已领 1').waitFor();
    assert.equal((await job()).state, 'paused', 'one of two is not enough');
    assert.equal(await onHand(shop, pads), 0);

    // The first car goes without: its part comes back, and with it the second has all it takes.
    await keeper.getByTestId(`take-back-${mine}`).click();
    await keeper.getByTestId('take-back-form').locator('input').first().fill('1');
    await picture(keeper, 'store-counter-take-back');
    assert.deepEqual(await faultsOf(keeper), []);
    await awake(keeper);
    await keeper.keyboard.press('Control+Enter');
    await keeper.getByTestId('take-back-form').waitFor({ state: 'detached' });
    assert.equal(await onHand(shop, pads), 1);
    await keeper.getByTestId('parts-scan').click();
    await scan('ZDP06A');
    await asksHowMany(theirs);
    await keeper.keyboard.press('Enter');
    await keeper.getByText('配件齐了，作业已继续').waitFor();
    assert.equal((await job()).state, 'running');
    await looks(keeper, 'went-on');
    await scan('ZDP06A');
    await asksHowMany(mine);
    await keeper.keyboard.press('Escape');
    await form(mine).waitFor({ state: 'detached' });

    // Who waits for none any more is said so; what nobody wants as well.
    await keeper.getByTestId('parts-scan').click();
    await scan('NOSUCH1');
    await keeper.getByText('清单里没有要 NOSUCH1 的车').waitFor();
    const { rows } = await shop.rpc('part_movements', { part_id: pads, before: null });
    assert.deepEqual(rows.map((one) => [one.kind, one.quantity]), [
      ['issued', -1000], ['returned_from_line', 1000], ['issued', -1000], ['issued', -1000], ['opening', 2000],
    ]);
  }));
