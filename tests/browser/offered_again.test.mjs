// Prices that hold no more are offered once more before anybody agrees to them; and a job of the board goes by keys
// where a hand would drag it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line, offered, owner } from './support/visits.mjs';

const MONDAY = '2026-03-02T09:30:00+08:00';

test('an estimate whose last day is over is offered once more by one press, and is agreed to only then', () =>
  atTheShop(async (shop) => {
    const { work_order_id, visit } = await offered(shop, await owner(shop, '张小芳', '粤B12345'), ['更换前刹车片']);
    const early = await shop.open({ session: shop.session });
    await go(early, `/visits/${work_order_id}`);
    await early.getByTestId('quote-valid').waitFor();
    await early.context().close();

    await shop.startAgain('2026-03-30T09:30:00+08:00');
    const [pads] = (await visit()).lines;
    const yes = { work_order_id, by_name: '张小芳', means: /** @type {const} */ ('phone'), signature: null, paper: '', answers: [{ line_id: pads.id, approved: true, amount: pads.amount, reason: '' }] };
    await assert.rejects(shop.rpc('record_answers', yes), { code: 'quote_over' });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    await page.getByTestId('quote-over').waitFor();
    assert.equal(await page.getByTestId('quote-valid').count(), 0, 'nothing says that it holds');
    await picture(page, 'quote-over');
    assert.deepEqual(await faultsOf(page), []);
    await page.getByTestId('action-offer_again').click();
    await page.getByTestId('quote-over').waitFor({ state: 'detached' });
    await page.getByTestId('quote-valid').waitFor();
    await rest(page);
    const again = await visit();
    assert.deepEqual(again.estimates.map((one) => one.revision), [1, 2]);
    assert.equal(again.lines[0].amount, pads.amount, 'at the same price');
    await shop.rpc('record_answers', yes);
    assert.equal((await visit()).order.stage, 'awaiting_assignment');
    assert.deepEqual(page.complaints, []);
  }, { at: MONDAY }));

test('a job on the board goes half an hour on by Shift and an arrow, and back by Ctrl+Z', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const { visit } = await agreed(shop, '刹车异响', [line('labour', '更换前制动片', { hours: 100, unit: '工时' })]);
    const [job] = (await visit()).jobs;
    await shop.rpc('assign_job', {
      job_id: job.id, version: job.version, technicians: [{ person_id: li.person_id, share: 10_000 }], bay_id: null, planned_start: '2026-03-02T06:00:00Z', planned_minutes: 60, note: '',
    });
    const begins = async () => (await visit()).jobs[0].planned_start;
    const first = await begins();
    const foreman = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await go(foreman, '/workshop');
    const block = foreman.locator(`[data-block="${job.id}"]`);
    await block.focus();
    await foreman.keyboard.press('Shift+ArrowRight');
    await picture(foreman, 'board-carried');
    assert.equal(await begins(), first, 'held, and not laid yet');
    await foreman.keyboard.press('Escape');
    await foreman.keyboard.press('Shift+ArrowRight');
    await foreman.keyboard.press('Enter');
    await until(async () => Date.parse(await begins()) - Date.parse(first) === 30 * 60_000, 'the job to lie half an hour later');
    await rest(foreman);
    await block.focus();
    await foreman.keyboard.press('Control+z');
    await until(async () => (await begins()) === first, 'the job to lie where it lay');
    assert.deepEqual(await faultsOf(foreman), []);
    assert.deepEqual(foreman.complaints, []);
  }, { at: MONDAY }));
