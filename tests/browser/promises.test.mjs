// What was promised, before it breaks: a part that comes too late is said in amber wherever the car stands, and who
// answers for it learns what others promised. And a car that passed goes back while it is made ready.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { finallyPassed, selfInspected } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agrees, as, bin, ordered, part, supplier, takes, works } from './support/store.mjs';
import { agreed, checkedIn, line, owner } from './support/visits.mjs';
import { doneBy, givenTo } from './support/worked.mjs';

/** The stories' shop begins on Monday, the 2nd of March. */
const thursday = '2026-03-05';
const wednesday = '2026-03-04T09:00:00Z';

test('a part that comes after the promise is amber with its day at the counter and on the board, and the advisor sees what the foreman promised', () =>
  atTheShop(async (shop) => {
    const foreman = await shop.hire('赵主管', ['foreman']);
    const shelf = await bin(shop, 'A1', '滤芯');
    const filter = await part(shop, 'JL-01', '机油滤', {}, { bin_id: shelf.id });
    const { id: van } = await supplier(shop, '广源配件');
    await ordered(shop, van, filter, 1, thursday);
    const id = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54321', '13926451234'), '保养');
    await works(shop, id, '更换机油滤');
    await takes(shop, id, filter, 1);
    await agrees(shop, id, '曾小芳');
    const visit = () => shop.rpc('get_visit', { work_order_id: id });
    const { version } = (await visit()).order;
    await as(shop, foreman, () =>
      shop.rpc('move_promise', { work_order_id: id, version, promised_at: wednesday, reason: '排不开', heard: { means: 'phone', to_name: '曾小芳' } }));

    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    const risk = page.getByTestId('panel-cars').locator('[data-risk=waits]');
    await risk.waitFor();
    assert.match(await risk.innerText(), /机油滤预计 .*03-05 周四 到，晚于交车/);
    assert.equal(await risk.locator('svg').count(), 1, 'a shape, and not its colour alone');
    const news = page.getByTestId('panel-promises-moved');
    await news.getByText(/赵主管改的.*排不开.*曾小芳/).waitFor();
    await rest(page);
    await picture(page, 'promise-amber-counter');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId(`promise-seen-${id}`).click();
    await news.waitFor({ state: 'detached' });

    await go(page, `/visits/${id}`);
    await page.getByTestId('promise-risk').getByText('晚于交车').waitFor();
    await go(page, '/workshop');
    await page.getByTestId(`queue-car-${id}`).locator('[data-risk=waits]').waitFor();
    await rest(page);
    await picture(page, 'promise-amber-board');
    assert.deepEqual(await faultsOf(page), []);
    await go(page, '/work-orders');
    await page.getByTestId(`order-row-${id}`).locator('[data-risk=waits]').waitFor();
    await rest(page);
    await picture(page, 'promise-amber-list');
    assert.deepEqual(await faultsOf(page), []);

    // Promised for a day on which it is there, nothing is said any more.
    const now = (await visit()).order;
    await shop.rpc('move_promise', { work_order_id: id, version: now.version, promised_at: '2026-03-06T09:00:00Z', reason: '等机油滤', heard: null });
    await page.getByTestId(`order-row-${id}`).locator('[data-risk]').waitFor({ state: 'detached' });
    assert.deepEqual(page.complaints, []);
  }));

test('a car that passed its final inspection goes back to the workshop before it is billed', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const zhou = await shop.hire('周质检', ['inspector']);
    const { about, visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })]);
    await givenTo(shop, about, li);
    await doneBy(shop, about, li);
    await selfInspected(shop, about);
    await finallyPassed(shop, about);
    assert.equal((await visit()).order.stage, 'preparing');
    const [job] = (await visit()).jobs;

    const page = await shop.open({ session: zhou });
    await go(page, `/visits/${about.work_order_id}`);
    await page.getByTestId('send-back').getByTestId('action-fail_final_inspection').click();
    await page.getByTestId('rework').waitFor();
    await page.getByTestId(`rework-job-${job.id}`).click();
    await page.getByTestId('rework-cause').fill('洗车时听到异响');
    await page.getByTestId('rework-remedy').fill('重新紧固卡钳螺栓');
    await rest(page);
    await picture(page, 'sent-back');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.getByTestId('rework-send').and(page.locator(':enabled')).click();
    await until(async () => (await visit()).order.stage === 'in_repair', 'the car to be in repair again');
    const again = (await visit()).jobs.at(-1);
    assert.deepEqual([again.attempt, again.note, again.technicians[0].person_id], [2, '重新紧固卡钳螺栓', li.person_id]);
    assert.deepEqual((await visit()).settlements, [], 'nothing was billed');
    await page.getByTestId('send-back').waitFor({ state: 'detached' });

    const lane = await shop.open({ session: li, size: [1024, 768], touch: true });
    await go(lane, '/jobs');
    await lane.getByTestId(`job-${again.id}`).getByText('原因：洗车时听到异响').waitFor();
    await rest(lane);
    await picture(lane, 'sent-back-job');
    assert.deepEqual(await faultsOf(lane), []);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(lane.complaints, []);
  }));
