import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { choose } from './support/store.mjs';
import { atTheShop, awake, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, checkedIn, line } from './support/visits.mjs';
import { doneBy, drivenOff, givenTo } from './support/worked.mjs';

const pads = line('labour', '更换前制动片', { hours: 100, unit: '工时' });
/** As a hand draws it. */
const signature = { width: 300, height: 100, strokes: [/** @type {[number, number][]} */ ([[30, 60], [120, 30], [220, 70]])] };

test('a car comes back within its warranty: the signed no is told first, and the same work is the shop’s to pay', () =>
  atTheShop(async (shop) => {
    const li = await shop.hire('李师傅', ['technician']);
    const { about: first, visit: before, customer, vehicle } = await agreed(shop, '刹车异响', [pads]);
    await givenTo(shop, first, li);
    await shop.rpc('report_finding', { ...first, job_id: null, text: '前下摆臂胶套开裂', suggestion: '更换前下摆臂', urgency: 'now' });
    const [found] = (await before()).findings;
    await shop.rpc('decline_finding', {
      finding_id: found.id, version: found.version, by_name: customer.name, means: 'signature', reason: '过两天再来', signature, signed_paper: '',
    });
    await doneBy(shop, first, li);
    await toTheTill(shop, first);
    await drivenOff(shop, first);
    const { order: earlier, lines: [done] } = await before();

    // Three days later it stands at the counter again.
    await shop.startAgain('2026-03-05T09:00:00+08:00');
    const work_order_id = await checkedIn(shop, { customer, vehicle }, '刹车又响');
    const visit = () => shop.rpc('get_visit', { work_order_id });
    const { line: again } = await shop.rpc('add_line', { work_order_id, figures: pads, finding_id: null, walk_around_code: null });
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${work_order_id}`);
    const notices = page.getByTestId('notices');
    assert.match(await notices.getByRole('alert').first().innerText(), /前下摆臂胶套开裂/, 'what is unsafe comes first');
    await notices.getByTestId('same-item').getByText('更换前制动片').waitFor();
    await picture(page, 'came-back-notices');
    assert.deepEqual(await faultsOf(page), []);

    // The very same work, within its days: nobody has to be asked that it is free.
    await page.getByTestId(`judge-${again.id}`).click();
    await page.getByTestId('judge-verdict-comeback').click();
    await page.getByTestId('judge-earlier').getByText(earlier.number).waitFor();
    await choose(page, 'judge-responsible', '李师傅');
    await page.getByTestId('judge-reason').fill('三天前才换');
    await page.getByTestId('judge-evidence').fill('新片偏磨，有照片');
    await rest(page);
    await picture(page, 'came-back-judged');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('judge-form').waitFor({ state: 'hidden' });
    const { lines: [free], judged: [verdict] } = await visit();
    assert.deepEqual([free.category, free.payer], ['free', 'shop']);
    assert.deepEqual([verdict.judgement.verdict, verdict.judgement.earlier_line_id, verdict.judgement.responsible_id], ['comeback', done.id, li.person_id]);
    assert.match(await page.getByTestId('customers-total').innerText(), /客户付\s*0\.00/);
    await rest(page);
    await picture(page, 'came-back-free');
    assert.deepEqual(await faultsOf(page), []);

    // From one visit to the other and back.
    await page.getByTestId(`judged-${again.id}`).getByRole('link').click();
    await page.waitForURL((url) => url.hash === `#/visits/${first.work_order_id}`);
    await rest(page);
    await page.getByTestId('fold-lines').click();
    await picture(page, 'came-back-earlier');
    await page.getByTestId(`came-back-${done.id}`).click();
    await page.waitForURL((url) => url.hash === `#/visits/${work_order_id}`);
    await until(async () => (await visit()).order.stage === 'estimating', 'nothing to have moved');
    assert.deepEqual(page.complaints, []);
  }, { at: '2026-03-02T09:30:00+08:00' }));
