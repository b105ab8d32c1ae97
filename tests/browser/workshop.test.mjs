import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

const bindings = readFileSync(join(import.meta.dirname, '../../src-tauri/crates/app/bindings/commands.ts'), 'utf8');
const codes = (name) => [...bindings.match(new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/["'](\w+)["']/g)].map((found) => found[1]);

/** A car whose engine is to come out, approved, waiting for the foreman. */
async function authorised(/** @type {Shop} */ shop) {
  const figures = [line('labour', '更换气缸垫', { hours: 300, unit: '工时' }), line('part', '气缸垫', { code: 'QGD-01' })];
  const { about, visit } = await agreed(shop, '动力不足', figures, { test_drive_allowed: false, belongings: '儿童座椅' });
  return visit;
}

/** What fingers press at the car is at least as large as a fingertip in a glove. */
async function isForFingers(page, within) {
  const small = await page.locator(`${within} button:visible`).evaluateAll((buttons) =>
    buttons.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
  );
  assert.deepEqual(small, []);
}

test('two technicians share a job, each with the own clock, and the parts counter sees what they wait for', () =>
  atTheShop(async (shop) => {
    const visit = await authorised(shop);
    const li = await shop.hire('李师傅', ['technician']);
    const chen = await shop.hire('陈师傅', ['technician']);
    const foreman = await shop.open({ session: await shop.hire('赵主管', ['foreman']), size: [1024, 768], touch: true });
    const counter = await shop.open({ session: await shop.hire('方配件', ['parts_keeper']) });
    const first = await shop.open({ session: li, size: [768, 1024], touch: true });
    const second = await shop.open({ session: chen, size: [1024, 768], touch: true });
    const [job] = (await visit()).jobs;
    const { order } = await visit();
    const tap = async (page, id) => {
      await page.getByTestId(id).tap();
      await rest(page);
    };

    await tap(foreman, `queue-job-${job.id}`);
    await foreman.getByTestId(`assign-person-${li.person_id}`).check();
    await foreman.getByTestId(`assign-person-${chen.person_id}`).check();
    const shares = foreman.locator('fieldset input:not([type=checkbox])');
    await shares.first().fill('70');
    await shares.first().blur();
    assert.deepEqual(await shares.evaluateAll((fields) => fields.map((one) => Number.parseInt(one.value, 10))), [70, 30], 'the other takes the rest');
    await picture(foreman, 'workshop-assign');
    await tap(foreman, 'action-assign_job');
    assert.deepEqual((await visit()).jobs[0].technicians.map((one) => one.share).sort(), [3000, 7000]);
    await tap(foreman, `action-release_to_repair-${order.id}`);

    // The other stations hear of it without a reload.
    await first.getByTestId(`action-start_job-${job.id}`).waitFor();
    await isForFingers(first, 'article');
    const agreed = await first.getByTestId(`agreed-${job.id}`).textContent();
    for (const promise of ['带走旧件', '要洗车', '客户不同意试车', '儿童座椅']) assert.ok(agreed.includes(promise), `${promise} in ${agreed}`);
    await tap(first, `action-start_job-${job.id}`);
    await tap(second, `action-join_job-${job.id}`);
    await first.getByText('完成我的部分').waitFor();
    await picture(first, 'workshop-shared');

    await tap(first, `action-pause_job-${job.id}`);
    await tap(first, 'pause-parts');
    await first.getByTestId(`action-join_job-${job.id}`).waitFor();
    assert.equal((await visit()).jobs[0].state, 'running', 'the second is still at it');
    assert.equal(await counter.getByTestId('panel-parts-waiting').count(), 0);
    await tap(second, `action-pause_job-${job.id}`);
    await tap(second, 'pause-parts');
    const waiting = counter.getByTestId('panel-parts-waiting').getByTestId(`parts-${order.id}`);
    await waiting.waitFor();
    assert.match(await waiting.textContent(), /气缸垫QGD-01.*李师傅、陈师傅|气缸垫QGD-01.*陈师傅、李师傅/);
    await picture(counter, 'workshop-parts');

    // At the car nobody reads what it costs or whom to call; the parts counter reads prices and no phone.
    const readingOf = async (page) => {
      await go(page, `/visits/${order.id}`);
      await page.getByTestId('fold-lines').click();
      await page.getByTestId('lines').waitFor();
      const text = await page.getByTestId('visit').innerText();
      return { prices: /\d\.\d\d\b|¥/.test(text), phone: /1\d{10}/.test(text) };
    };
    assert.deepEqual(await readingOf(first), { prices: false, phone: false });
    await picture(first, 'workshop-visit');
    assert.deepEqual(await readingOf(counter), { prices: true, phone: false });
    const advisor = await shop.open({ session: await shop.hire('林顾问', ['advisor']) });
    assert.deepEqual(await readingOf(advisor), { prices: true, phone: true });

    const times = (await visit()).job_times;
    assert.deepEqual(times.map((one) => [one.person_id, one.ended_at !== null, one.pause_reason]), [
      [li.person_id, true, 'parts'],
      [chen.person_id, true, 'parts'],
    ]);
    for (const page of [foreman, counter, first, second, advisor]) {
      assert.deepEqual(await faultsOf(page), []);
      assert.deepEqual(page.complaints, []);
    }
  }));

test('a measurement that is none is not taken, and work done again says why and how', () =>
  atTheShop(async (shop) => {
    const visit = await authorised(shop);
    const li = await shop.hire('李师傅', ['technician']);
    const { order, jobs } = await visit();
    const about = { work_order_id: order.id };
    const assign = {
      job_id: jobs[0].id, version: jobs[0].version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null,
      planned_start: null, planned_minutes: 60, note: '',
    };
    await shop.rpc('assign_job', assign);
    await shop.rpc('release_to_repair', about);
    const page = await shop.open({ session: li, size: [768, 1024], touch: true });
    const tap = async (id) => {
      await page.getByTestId(id).tap();
      await rest(page);
    };
    await tap(`action-start_job-${jobs[0].id}`);
    await tap(`action-finish_job-${jobs[0].id}`);
    await tap('datum-torque');
    const finish = page.getByRole('dialog').getByTestId('action-finish_job');
    assert.equal(await finish.isDisabled(), true, 'a name without a value says nothing');
    await page.getByTestId('datum-value-0').fill('很紧');
    await finish.tap();
    await page.getByText('关键数据不是数字').waitFor();
    await page.getByTestId('datum-value-0').fill('110');
    await finish.tap();
    await rest(page);
    await tap(`inspect-own-${order.id}`);
    await page.waitForURL((url) => url.hash === `#/visits/${order.id}`);
    await tap('self_inspection-all-pass');
    await tap('action-submit_self_inspection');

    const inspector = await shop.open({ session: await shop.hire('周质检', ['inspector']), size: [1024, 768], touch: true });
    const press = async (id) => {
      await inspector.getByTestId(id).tap();
      await rest(inspector);
    };
    await press(`inspect-${order.id}`);
    await inspector.getByText('客户不同意试车，不要开出去').waitFor();
    await press('final-all-pass');
    await press(`final-job-${jobs[0].id}-fail`);
    await press('action-fail_final_inspection');
    await inspector.getByTestId('rework-cause').fill('缸盖螺栓漏紧');
    await inspector.getByTestId('rework-remedy').fill('按顺序分三次紧到 110 N·m');
    await press('rework-send');

    const [, again] = (await visit()).jobs;
    assert.equal(again.note, '按顺序分三次紧到 110 N·m');
    await go(page, '/jobs');
    const card = page.getByTestId(`job-${again.id}`);
    await card.getByText('原因：缸盖螺栓漏紧').waitFor();
    await card.getByText('要求：按顺序分三次紧到 110 N·m').waitFor();
    await picture(page, 'workshop-rework');

    const started = await shop.rpc('start_job', { job_id: again.id, version: again.version });
    await shop.rpc('finish_job', { job_id: again.id, version: started.job.version, measurements: [], note: '' });
    const passed = [...codes('SELF_INSPECTION_CODES').map((code) => ({ code, job_id: null })), { code: 'job', job_id: again.id }];
    await shop.rpc('submit_self_inspection', { ...about, items: passed.map((one) => ({ ...one, name: '', result: /** @type {const} */ ('pass'), value: '' })), note: '', signature: null, photos: null });
    await inspector.getByTestId('redone').getByText('缸盖螺栓漏紧').waitFor();
    await picture(inspector, 'workshop-redone');
    assert.deepEqual(await faultsOf(inspector), []);
    assert.deepEqual(await faultsOf(page), []);
  }));
