// How many keys the counter and the foreman need, counted as their hands press them. Before it was looked at, three
// lines to consent were 85 keys, five assignments 40 keys and 10 presses of the mouse, and a drag took 1.5 seconds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { cursorIn, handsAt } from './support/counted.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { approved, checkedIn, owner } from './support/visits.mjs';

test('three lines of the price list, offered and agreed to, by keys alone', (t) =>
  atTheShop(async (shop) => {
    const work_order_id = await checkedIn(shop, await owner(shop, '曾小芳', '粤B54830'), '保养');
    const visit = () => shop.rpc('get_visit', { work_order_id });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const hands = handsAt(page);
    await hands.press('F4');
    await cursorIn(page, 'catalogue-search');
    const wanted = [['ghjyjl', '更换机油机滤'], ['jylqq', '机油滤清器'], ['sldw', '四轮定位']];
    for (const [initials, name] of wanted) {
      await hands.press(...initials);
      await page.locator('.ant-select-item-option-active').getByText(name).waitFor();
      await hands.press('Enter');
      await page.getByTestId('lines').getByText(name).waitFor();
    }
    await hands.press('F8');
    await page.getByTestId('panel-answers').waitFor();
    await hands.press('F6', 'Control+b', 'F8');
    await until(async () => (await visit()).order.stage === 'awaiting_assignment', 'the answers to be kept');
    t.diagnostic(hands.told('three lines to consent'));
    const { lines, consents } = await visit();
    assert.deepEqual(lines.map((one) => [one.name, one.state]), wanted.map(([, name]) => [name, 'approved']));
    assert.equal(consents[0].means, 'paper');
    assert.ok(hands.keys <= 25, `${hands.keys} keys`);
    await rest(page);
    await picture(page, 'counted-consent');
    assert.deepEqual(page.complaints, []);
  }));

test('an express order from the plate to the money in twenty keys; every stage of it is logged and nobody is called', (t) =>
  atTheShop(async (shop) => {
    await owner(shop, '曾小芳', '粤B54830');
    await owner(shop, '钱多多', '粤B33333', '13700137000');
    const li = await shop.hire('李师傅', ['technician']);
    const { items } = await shop.rpc('find_catalogue', { query: '补胎', kind: 'labour' });
    const work = items.find((one) => one.name === '补胎');
    await shop.rpc('save_express_kind', { id: null, version: 0, name: '补胎', repair_kind: 'repair', express_items: [work.id], active: true });
    const page = await shop.open({ session: shop.session });
    await go(page, '/express');
    await cursorIn(page, 'express-plate');
    const typed = async (hands, plate, name) => {
      await hands.press(...plate);
      await page.getByText(name).first().waitFor();
      await hands.press('Enter');
      await cursorIn(page, 'express-mileage');
      await hands.press(...'45678', 'Enter');
      await cursorIn(page, 'express-kind');
      await hands.press('1');
      await page.getByTestId('express-means').waitFor();
      // What is missing is gone to: by what it is paid.
      await hands.press('F8');
      await cursorIn(page, 'express-means');
      await hands.press('ArrowRight', 'F8');
    };
    const first = handsAt(page);
    await typed(first, '54830', '曾小芳');
    // Who did it is asked once a day; the manager in front of the list looks at it and does not do it.
    await cursorIn(page, 'express-technician');
    await first.press('ArrowDown', 'ArrowDown', 'Enter');
    await page.getByTestId('express-technician').getByText('李师傅').first().waitFor();
    await picture(page, 'counted-express');
    assert.deepEqual(await faultsOf(page), []);
    await first.press('F8');
    await page.getByTestId('express-done').waitFor();
    t.diagnostic(first.told('the first express order of the day'));
    assert.ok(first.keys <= 20, `${first.keys} keys`);
    await cursorIn(page, 'express-plate');
    const next = handsAt(page);
    await typed(next, '33333', '钱多多');
    await page.getByTestId('express-done').waitFor();
    t.diagnostic(next.told('the next express order'));
    assert.ok(next.keys <= 16, `${next.keys} keys`);
    await rest(page);
    await picture(page, 'counted-express-done');
    assert.deepEqual(await faultsOf(page), []);

    // It is a visit like any other, with every stage in its story.
    await page.getByTestId('express-visit').click();
    await page.getByTestId('timeline').waitFor();
    await rest(page);
    const id = Number(page.url().split('/').at(-1));
    const { order, settlements, steps, jobs } = await shop.rpc('get_visit', { work_order_id: id });
    assert.deepEqual([order.mileage_km, settlements.map((sheet) => sheet.owed), jobs[0].technicians[0].person_id], [45_678, [0], li.person_id]);
    const passed = ['estimating', 'awaiting_authorisation', 'awaiting_assignment', 'in_repair', 'awaiting_inspection', 'preparing', 'awaiting_settlement', 'ready_for_delivery', 'delivered'];
    assert.deepEqual(passed.filter((stage) => steps.some((step) => step.to_stage === stage)), passed);
    await picture(page, 'counted-express-visit');
    assert.deepEqual(await faultsOf(page), []);
    // That nobody was named to do it was said before it was sent.
    assert.deepEqual(page.complaints, []);
  }));

/** Five cars with a job each that nobody has, and two technicians. */
async function fiveJobs(/** @type {Shop} */ shop) {
  const technicians = [await shop.hire('李师傅', ['technician']), await shop.hire('陈师傅', ['technician'])];
  const names = ['更换前刹车片', '四轮定位', '空调清洗', '更换火花塞', '更换蓄电池'];
  const jobs = [];
  for (const [place, name] of names.entries()) {
    const car = await owner(shop, `车主${place + 1}`, `粤B1111${place}`, `1380013800${place}`);
    const { visit } = await approved(shop, car, [name]);
    jobs.push((await visit()).jobs[0]);
  }
  const given = async () => (await shop.rpc('foreman_home')).technicians.flatMap((one) => one.jobs.map((job) => job.job_id));
  return { technicians, jobs, given };
}

test('five jobs are given out by keys alone, each to whoever is proposed', (t) =>
  atTheShop(async (shop) => {
    const { technicians, jobs, given } = await fiveJobs(shop);
    const page = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(page, '/workshop');
    await page.getByTestId(`queue-job-${jobs[4].id}`).waitFor();

    const keys = handsAt(page);
    for (const [place, job] of jobs.entries()) {
      await keys.press('F4');
      await page.waitForFunction(() => document.activeElement?.matches('[data-testid^="queue-job-"]'));
      await keys.press('Enter');
      await page.waitForFunction(() => document.activeElement?.closest('[data-testid^="assign-person-"]') !== null);
      if (place === 0) {
        await rest(page);
        await picture(page, 'counted-assign');
      }
      const { proposals } = await shop.rpc('job_proposals', { job_id: job.id });
      await page.getByText('推荐', { exact: true }).waitFor();
      await keys.press('Space', 'F2');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await until(async () => (await given()).length === place + 1, `job ${place + 1} to be given out`);
      const load = (await shop.rpc('foreman_home')).technicians.find((one) => one.jobs.some((own) => own.job_id === job.id));
      assert.equal(load.person_id, proposals[0].person_id, 'the cursor stood at whoever is proposed');
    }
    t.diagnostic(keys.told('five assignments by keys'));
    assert.ok(keys.keys <= 20, `${keys.keys} keys`);
    await rest(page);
    await picture(page, 'counted-assigned');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: '2026-03-02T09:30:00+08:00' }));

test('five jobs are given out by dragging them onto the board', (t) =>
  atTheShop(async (shop) => {
    const { technicians, jobs, given } = await fiveJobs(shop);
    const page = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(page, '/workshop');
    await page.getByTestId(`queue-job-${jobs[4].id}`).waitFor();
    await rest(page);
    const mouse = handsAt(page);
    for (const [place, job] of jobs.entries()) {
      const lane = await page.locator(`[data-lane="${technicians[1].person_id}"]`).boundingBox();
      const to = { x: lane.x + (lane.width * (place + 1)) / 7, y: lane.y + lane.height / 2 };
      await mouse.drag(page.getByTestId(`queue-job-${job.id}`), to, () => page.locator(`[data-block="${job.id}"]`).waitFor());
    }
    t.diagnostic(mouse.told('five assignments by dragging'));
    assert.ok(Math.max(...mouse.drags) < 1_500, `${mouse.drags.map(Math.round).join(', ')} ms`);
    assert.equal((await given()).length, 5);
    await rest(page);
    await picture(page, 'counted-dragged');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
  }, { at: '2026-03-02T09:30:00+08:00' }));
