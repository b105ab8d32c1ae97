// What was planned goes otherwise: somebody goes home at noon, another house does not deliver.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { selfInspected } from './support/billed.mjs';
import { handsAt } from './support/counted.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, approved, line, owner } from './support/visits.mjs';
import { doneBy, givenTo } from './support/worked.mjs';

test('a technician goes home ill at noon: the afternoon is warned of at once, and changes hands on the board', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const chen = await shop.hire('陈师傅', ['technician']);
    const plan = { planned_start: '2026-03-02T14:00:00+08:00' };
    const { visit, ...about } = await approved(shop, await owner(shop, '钱多多', '粤B33333'), ['更换下摆臂']);
    await givenTo(shop, { work_order_id: about.work_order_id }, li, plan);
    const [job] = (await visit()).jobs;
    const floor = await shop.open({ session: chen, size: [1024, 768], touch: true });
    await rest(floor);
    assert.equal(await floor.getByTestId(`job-${job.id}`).count(), 0);

    const page = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(page, '/workshop');
    const block = page.locator(`[data-block="${job.id}"]`);
    await block.waitFor();
    assert.equal(await block.getAttribute('data-warned'), null);
    await page.getByTestId('to-staff').click();
    await page.getByTestId(`worker-away-${li.person_id}`).click();
    await page.getByTestId('absence-kind-sick').click();
    await page.getByTestId('absence-begins-0-12').click();
    await page.getByTestId('absence-ends-0-18').click();
    await page.getByTestId('absence-note').fill('发烧');
    await rest(page);
    await picture(page, 'held-up-absence');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.keyboard.press('F2');
    await page.getByTestId('absence-form').waitFor({ state: 'hidden' });
    await page.getByTestId(`worker-${li.person_id}`).getByText('发烧').waitFor();
    await rest(page);
    await picture(page, 'held-up-staff');
    await page.getByTestId('to-board').click();
    await page.locator(`[data-block="${job.id}"][data-warned]`).waitFor();
    assert.match(await block.getAttribute('title'), /病假/);
    await rest(page);
    await picture(page, 'held-up-warned');
    assert.deepEqual(await faultsOf(page), []);

    // Laid on the other one's lane it is theirs, with nothing against it; undone, it is warned of again.
    const handOver = async () => {
      const lane = await page.locator(`[data-lane="${chen.person_id}"]`).boundingBox();
      const taken = await block.boundingBox();
      const from = { x: taken.x + taken.width / 2, y: taken.y + taken.height / 2 };
      await handsAt(page).drag(from, { x: lane.x + lane.width * 0.7, y: lane.y + lane.height / 2 }, () =>
        page.locator(`[data-lane="${chen.person_id}"] [data-block="${job.id}"]:not([data-warned])`).waitFor());
    };
    const whose = async () => (await visit()).jobs[0].technicians.map((one) => one.person_id);
    await handOver();
    assert.deepEqual(await whose(), [chen.person_id]);
    await picture(page, 'held-up-handed-over');
    await page.getByTestId('undo-laid').click();
    await page.locator(`[data-lane="${li.person_id}"] [data-block="${job.id}"][data-warned]`).waitFor();
    assert.deepEqual(await whose(), [li.person_id]);
    await rest(page);
    await handOver();
    // Whoever has it now hears of it where they stand.
    await floor.getByTestId(`job-${job.id}`).waitFor();
    await picture(floor, 'held-up-floor');
    for (const one of [page, floor]) {
      assert.deepEqual(await faultsOf(one), []);
      assert.deepEqual(one.complaints, []);
    }
  }, { at: '2026-03-02T11:50:00+08:00' }));

test('what is at another house is late: the counter sees it, another day is agreed on, and the car passes once it is back', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const figures = [line('labour', '拆装缸盖', { hours: 300, unit: '工时' }), line('outside_work', '缸盖磨平', { unit_price: 36_000 })];
    const { about, visit } = await agreed(shop, '水温高，缸垫冲了', figures);
    await givenTo(shop, about, li);
    const place = `/visits/${about.work_order_id}`;
    const first = await shop.open({ session: shop.session });
    await go(first, place);
    await first.getByTestId('outside-open').click();
    // What was agreed to is what goes out.
    assert.equal(await first.getByTestId('outside-what').inputValue(), '缸盖磨平');
    for (const [name, text] of Object.entries({ partner: '宏达机加工', handed_to: '小郑', receipt: 'HD-0381' })) await first.getByTestId(`outside-${name}`).fill(text);
    await rest(first);
    await picture(first, 'held-up-outside');
    assert.deepEqual(await faultsOf(first), []);
    await awake(first);
    await first.keyboard.press('F2');
    await until(async () => (await visit()).outside.length === 1, 'it to be on its way');
    const [{ id, due_back_on }] = (await visit()).outside;
    assert.equal(due_back_on, '2026-03-12', 'ten days on which the shop is open');
    await doneBy(shop, about, li);
    await selfInspected(shop, about);
    await first.context().close();

    await shop.startAgain('2026-03-18T09:00:00+08:00');
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    await page.getByTestId('panel-outside').getByText('缸盖磨平').waitFor();
    await rest(page);
    await picture(page, 'held-up-outside-late');
    assert.deepEqual(await faultsOf(page), []);
    await go(page, place);
    const away = page.getByTestId(`away-${id}`);
    await away.getByText('宏达机加工').waitFor();
    await page.getByTestId(`outside-later-${id}`).click();
    await page.getByTestId('outside-later-reason').fill('机床坏了，后天好');
    await rest(page);
    await picture(page, 'held-up-outside-later');
    await awake(page);
    await page.keyboard.press('F2');
    await away.getByText('机床坏了，后天好').waitFor();
    assert.deepEqual((await visit()).outside.map((one) => [one.due_back_on, one.standing]), [['2026-03-19', 'due']]);

    // The work is done, and yet the car does not pass before all of it is in the house.
    const lacks = async () => (await visit()).actions.find((one) => one.action === 'pass_final_inspection').missing.map((one) => one.what);
    assert.deepEqual(await lacks(), ['outside_work']);
    await page.getByText('1 件外协还没回来').first().waitFor();
    await page.getByTestId(`outside-back-${id}`).click();
    await page.getByTestId('back-result').fill('磨去 0.15 mm，平面度合格');
    await awake(page);
    await page.keyboard.press('F2');
    await away.waitFor({ state: 'detached' });
    assert.deepEqual(await lacks(), []);
    await page.getByTestId('timeline').getByText('磨去 0.15 mm，平面度合格').waitFor();
    await rest(page);
    await picture(page, 'held-up-outside-back');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: '2026-03-02T09:30:00+08:00' }));
