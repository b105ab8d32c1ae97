import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

const bindings = readFileSync(join(import.meta.dirname, '../../src-tauri/crates/app/bindings/commands.ts'), 'utf8');
const codes = (name) => [...bindings.match(new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`))[1].matchAll(/["'](\w+)["']/g)].map((found) => found[1]);

/** A car in repair whose customer wants neither a wash nor the old parts. */
async function inRepair(/** @type {Shop} */ shop, technician) {
  const figures = [line('labour', '更换前制动片', { hours: 100, unit: '工时' }), line('part', '前制动片')];
  const { about, visit } = await agreed(shop, '刹车异响', figures, { mileage_km: 90_000, old_parts: 'discard', wash_wanted: false });
  const [job] = (await visit()).jobs;
  await shop.rpc('assign_job', {
    job_id: job.id, version: job.version, technicians: [{ person_id: technician.person_id, share: 10_000 }], bay_id: null, planned_start: null, planned_minutes: 60, note: '',
  });
  await shop.rpc('release_to_repair', about);
  return visit;
}

test('an unsafe finding is decided on before the car passes, and the wash asks what the customer wants', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const visit = await inRepair(shop, li);
    const { order, jobs } = await visit();
    const at = await shop.open({ session: li, size: [1024, 768], touch: true });
    await at.getByTestId(`action-report_finding-${jobs[0].id}`).tap();
    const dialog = at.getByRole('dialog');
    assert.match(await dialog.textContent(), /粤B·54321.*大众 朗逸 · 更换前制动片/, 'the dialog names the car and the job');
    await dialog.getByTestId('finding-text').fill('前下摆臂胶套开裂');
    await dialog.getByTestId('finding-suggestion').fill('更换前下摆臂');
    await dialog.getByTestId('finding-urgency-now').check();
    await picture(at, 'finding-dialog');
    await dialog.getByTestId('action-report_finding').tap();
    await rest(at);

    const foreman = await shop.open({ session: await shop.hire('赵主管', ['foreman']) });
    await foreman.getByTestId('panel-findings').getByText('前下摆臂胶套开裂').waitFor();
    await picture(foreman, 'finding-foreman');

    const started = await shop.rpc('start_job', { job_id: jobs[0].id, version: (await visit()).jobs[0].version });
    await shop.rpc('finish_job', { job_id: jobs[0].id, version: started.job.version, measurements: [], note: '' });
    const items = (name) => [...codes(name).map((code) => ({ code, job_id: null })), { code: 'job', job_id: jobs[0].id }]
      .map((one) => ({ ...one, name: '', result: /** @type {const} */ ('pass'), value: '' }));
    await shop.rpc('submit_self_inspection', { work_order_id: order.id, items: items('SELF_INSPECTION_CODES'), note: '', signature: null, photos: '' });
    const inspector = await shop.open({ session: await shop.hire('周质检', ['inspector']), size: [1024, 768], touch: true });
    await inspector.getByTestId(`inspect-${order.id}`).getByText('1 个增项没处理完').waitFor();
    await inspector.getByTestId(`inspect-${order.id}`).tap();
    await inspector.getByTestId('final-all-pass').tap();
    await inspector.getByText('1 个增项未处理').waitFor();
    assert.equal(await inspector.getByTestId('action-pass_final_inspection').isDisabled(), true);
    await picture(inspector, 'finding-inspection');

    const counter = await shop.open({ session: await shop.hire('林顾问', ['advisor']) });
    await go(counter, `/visits/${order.id}`);
    const press = async (id) => {
      await counter.getByTestId(id).click();
      await rest(counter);
    };
    const [finding] = (await visit()).findings;
    await counter.getByTestId('panel-lines').getByTestId(`decline-finding-${finding.id}`).click();
    await counter.getByTestId('decline-reason').fill('过两天再来');
    const no = counter.getByTestId('action-decline_finding');
    assert.equal(await no.isDisabled(), true, 'what is unsafe is signed for');
    const pad = await counter.getByTestId('decline-signature').locator('canvas, svg').first().boundingBox();
    await counter.mouse.move(pad.x + 40, pad.y + 40);
    await counter.mouse.down();
    await counter.mouse.move(pad.x + 160, pad.y + 70, { steps: 6 });
    await counter.mouse.up();
    await picture(counter, 'finding-declined');
    await no.click();
    await rest(counter);
    assert.equal((await visit()).findings[0].standing, 'declined');
    await inspector.getByTestId('action-pass_final_inspection').tap();
    await rest(inspector);

    // 90,000 was written for 110,900: put right before the bill, with the reason.
    await press('action-correct_check_in');
    await counter.getByTestId('correct-mileage').fill('110900');
    await counter.getByTestId('correct-reason').fill('看错仪表');
    await picture(counter, 'correct-check-in');
    await awake(counter);
    await counter.keyboard.press('F2');
    await rest(counter);
    await counter.getByTestId('timeline').getByText('看错仪表').waitFor();
    assert.equal((await visit()).order.mileage_km, 110_900);

    // Neither washed nor packed is asked; the reading below the one in is refused by name.
    assert.equal(await counter.getByTestId('prepare-exterior_washed').count(), 0);
    assert.equal(await counter.getByTestId('prepare-old_parts_packed').count(), 0);
    await counter.getByTestId('prepare-old_parts_disposed').waitFor();
    await press('prepare-all');
    await counter.getByTestId('mileage-out').fill('110800');
    await counter.getByTestId('mileage-out').blur();
    await counter.getByText('出厂里程 110,800 公里少于进厂的 110,900 公里').waitFor();
    await counter.getByTestId('mileage-out').fill('110912');
    await counter.getByTestId('mileage-out').blur();
    await rest(counter);
    await picture(counter, 'preparation');
    assert.equal((await visit()).order.mileage_out_km, 110_912);
    await shop.rpc('prepare_bill', { work_order_id: order.id, discount: 0, rounding: 0 });
    await counter.getByTestId('action-complete_preparation').and(counter.locator(':enabled')).waitFor();
    for (const page of [at, foreman, inspector, counter]) {
      assert.deepEqual(await faultsOf(page), []);
      // The reading below the one in was refused, which the browser complains of.
      assert.deepEqual(page.complaints.filter((said) => !said.includes('422')), []);
    }
  }));
