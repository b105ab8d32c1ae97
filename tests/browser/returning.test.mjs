import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { cursorIn, handsAt } from './support/counted.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { approved, offered, owner } from './support/visits.mjs';

test('a car that was here before: from its plate to the signed sheet in forty keys, without the mouse', (t) =>
  atTheShop(async (shop) => {
    await owner(shop, '曾小芳', '粤B54830');
    const page = await shop.open({ session: shop.session });
    await go(page, '/reception');
    const hands = handsAt(page);
    const { press } = hands;
    const focus = (name) => cursorIn(page, name);

    await press('F4');
    await focus('walk-in-plate');
    await press(...'54830');
    await page.getByText('曾小芳').first().waitFor();
    await press('Enter');
    await page.getByTestId('walk-in-known').waitFor();
    await focus('walk-in-symptom');
    await press('F8');
    await page.waitForURL((url) => url.hash.startsWith('#/visits/'));
    await focus('mileage');
    await press(...'45678');
    // What is missing is gone to, one after the other: the tank, the walk-around, the signature.
    await press('F8');
    await focus('fuel');
    await page.locator('[role=alert]', { hasText: '缺油量' }).waitFor();
    await press('ArrowRight', 'F6', 'F8');
    await focus('confirm-means');
    await press('Control+b', 'F7');
    await page.locator('.ant-drawer canvas').first().waitFor();
    await picture(page, 'returning-car-sheet');
    await press('Escape');
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    await press('F8');
    const id = Number(page.url().split('/').at(-1));
    const visit = () => shop.rpc('get_visit', { work_order_id: id });
    await until(async () => (await visit()).order.stage === 'estimating', 'the customer to have confirmed');
    const { order, walk_around } = await visit();
    assert.equal(order.mileage_km, 45678);
    assert.equal(walk_around.confirmed_means, 'on_paper');
    t.diagnostic(hands.told('a known car from its plate to the signed sheet'));
    assert.ok(hands.keys <= 40, `${hands.keys} keys`);
    await rest(page);
    assert.deepEqual(page.complaints, []);
  }));

test('a no to a line moves nothing: pressed twice it is a no without a reason', () =>
  atTheShop(async (shop) => {
    const car = await owner(shop, '钱多多', '粤B33333');
    const { work_order_id, visit } = await offered(shop, car, ['更换前制动片', '更换雨刮片', '四轮定位', '空调清洗']);
    const { lines } = await visit();
    const page = await shop.open({ session: shop.session, size: [1024, 768], touch: true });
    await go(page, `/visits/${work_order_id}`);
    const places = () => page.evaluate((ids) => ids.map((id) => document.querySelector(`[data-testid="answer-${id}-decline"]`).getBoundingClientRect().top + document.querySelector('main').scrollTop), lines.map((line) => line.id));
    const before = await places();
    for (const line of lines) {
      const { x, y, width, height } = await page.getByTestId(`answer-${line.id}-decline`).boundingBox();
      await page.mouse.dblclick(x + width / 2, y + height / 2, { delay: 20 });
    }
    assert.deepEqual(await places(), before, 'the list moved under the finger');
    for (const line of lines) assert.equal(await page.getByTestId(`answer-${line.id}-reason`).inputValue(), '');
    await page.keyboard.press('F8');
    await page.keyboard.type('太贵');
    assert.equal(await page.getByTestId(`answer-${lines[0].id}-reason`).inputValue(), '太贵');
    await picture(page, 'answers-declined');
    assert.deepEqual(page.complaints, []);
  }));

test('a hundred jobs are one screen: what stands still first, the queue and the board scroll each for itself', () =>
  atTheShop(async (shop) => {
    const car = await owner(shop, '深圳市前海蛇口自贸片区联合国际汽车运输服务有限责任公司福田第一分公司行政部', '粤B54830');
    const names = Array.from({ length: 105 }, (_, place) => `第 ${place + 1} 项作业`);
    const { work_order_id } = await approved(shop, car, names);
    const page = await shop.open({ session: shop.session });
    await go(page, '/workshop');
    await page.getByText('第 105 项作业').waitFor();
    const seen = await page.evaluate(() => {
      const main = document.querySelector('main');
      const top = (name) => document.querySelector(`[data-testid="panel-${name}"]`).getBoundingClientRect().top;
      return { page: main.scrollHeight - main.clientHeight, blocked: top('blocked'), queue: top('unassigned'), waiting: top('waiting') };
    });
    assert.ok(seen.page <= 8, `the page is ${seen.page} px longer than the screen`);
    assert.ok(seen.blocked < seen.queue && seen.waiting < 768, JSON.stringify(seen));
    await picture(page, 'workshop-crowded');
    // A name of forty characters pushes nothing away on the page of its visit, at one and a half times the size too.
    for (const size of [[1366, 768], [683, 512]]) {
      await page.setViewportSize({ width: size[0], height: size[1] });
      await go(page, `/visits/${work_order_id}`);
      await page.getByTestId('visit-promise').waitFor();
      const { height } = await page.getByTestId('visit-head').locator('h1').boundingBox();
      assert.ok(height < 80, `the name takes ${height} px at ${size[0]}`);
      assert.deepEqual(await faultsOf(page), [], `${size[0]}`);
    }
    assert.deepEqual(page.complaints, []);
  }));
