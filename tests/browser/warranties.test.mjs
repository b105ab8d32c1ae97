import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { toTheTill } from './support/billed.mjs';
import { atTheShop, awake, faultsOf, go, languages, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

test('the shop promises more than the law and never less, and the advisor reads it out at the delivery', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    const terms = page.getByTestId('warranties');
    const saved = async () => (await shop.rpc('get_shop')).settings;
    await go(page, '/settings/shop');
    await terms.scrollIntoViewIfNeeded();
    await rest(page);
    await picture(page, 'warranties-law');

    // Less than the law is named, and nothing of it is kept.
    await page.getByTestId('warranty-repair-days').fill('5');
    await page.keyboard.press('Tab');
    await page.getByTestId('warranties-save').click();
    await terms.getByText('不能低于法定的 10 天').waitFor();
    await rest(page);
    await picture(page, 'warranties-refused');
    assert.deepEqual((await saved()).warranty.by_kind, []);
    assert.match(page.complaints.splice(0).join(), /^[^,]*422[^,]*$/, 'the browser tells of the refusal too, once');

    await page.getByTestId('warranty-repair-days').fill('90');
    await page.getByTestId('warranty-repair-km').fill('5000');
    await page.getByTestId('warranty-repaired-part').fill('30');
    await page.keyboard.press('Tab');
    await page.getByTestId('warranties-save').click();
    await until(async () => (await saved()).warranty.repaired_part_days === 30, 'the promise to be saved');
    assert.deepEqual((await saved()).warranty.by_kind, [{ kind: 'repair', term: { days: 90, km: 5000 } }]);

    // Towing is another service to the tax law; the next service comes after a year.
    await page.getByTestId('shop-tax_towing').fill('9');
    await page.getByTestId('shop-service_months').fill('12');
    await page.keyboard.press('Tab');
    await awake(page);
    await page.keyboard.press('F2');
    await until(async () => (await saved()).service_interval.months === 12, 'the interval to be saved');
    assert.deepEqual((await saved()).taxed_apart, [{ kind: 'towing', rate: 900 }]);
    assert.equal((await saved()).warranty.repaired_part_days, 30, 'the two forms leave each other alone');

    // One part is answered for a year, at any distance.
    await shop.rpc('save_catalogue_item', {
      id: null, version: 0, kind: 'part', code: 'BAT-70', name: '蓄电池', brand: '风帆', specification: '', unit: '个',
      quantity: 1000, hours: 0, unit_price: 56_000, cost: 0, grade: null, warranty: null, active: true,
    });
    await go(page, '/settings/catalogue');
    await page.getByTestId('catalogue-search').fill('BAT-70');
    await page.locator('tbody tr', { hasText: 'BAT-70' }).click();
    await page.getByTestId('catalogue-warranty-days').fill('365');
    await rest(page);
    await picture(page, 'warranties-item');
    assert.deepEqual(await faultsOf(page), []);
    await awake(page);
    await page.keyboard.press('F2');
    const found = async () => (await shop.rpc('find_catalogue', { query: 'BAT-70', kind: null })).items[0];
    await until(async () => (await found()).warranty?.days === 365, 'the item to be saved');

    const { warranty } = await found();
    const { about, visit } = await agreed(shop, '打不着火', [line('part', '蓄电池', { code: 'BAT-70', warranty }), line('part', '桩头')]);
    await go(page, `/visits/${about.work_order_id}`);
    await rest(page);
    await picture(page, 'warranties-lines');
    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about);
    const [{ id, owed }] = (await visit()).settlements;
    await shop.rpc('take_payment', { settlement_id: id, owed, parts: [{ means: 'wechat', amount: owed, tendered: owed }] });
    await go(page, `/visits/${about.work_order_id}`);
    const panel = page.getByTestId('panel-delivery');
    await panel.getByText('90 天 / 5,000 公里').waitFor();
    await panel.getByText('蓄电池：365 天，不限公里').waitFor();
    await rest(page);
    await picture(page, 'warranties-delivery');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.complaints, []);
    for (const language of languages.slice(1)) {
      const other = await shop.open({ session: shop.session, language });
      await go(other, '/settings/shop');
      await other.getByTestId('warranties').scrollIntoViewIfNeeded();
      await rest(other);
      await picture(other, `warranties-${language}`);
      assert.deepEqual(await faultsOf(other), []);
      await go(other, `/visits/${about.work_order_id}`);
      await other.getByTestId('panel-delivery').waitFor();
      await rest(other);
      await picture(other, `warranties-delivery-${language}`);
      await go(other, '/settings/people');
      await other.locator('tbody tr').first().click();
      await rest(other);
      await picture(other, `warranties-person-${language}`);
      assert.deepEqual(await faultsOf(other), []);
    }
  }));
