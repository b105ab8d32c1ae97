import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { approved, offered, owner } from './support/visits.mjs';

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
