import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { approved, checkedIn, owner } from './support/visits.mjs';

const at = (page, hash) => page.waitForFunction((begins) => location.hash.startsWith(begins), hash);

test('work orders are looked through by what somebody types, kept as a view, and opened by Enter; the car tells what was done', () =>
  atTheShop(async (shop) => {
    const mine = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const id = await checkedIn(shop, mine, '刹车异响');
    const other = await approved(shop, await owner(shop, '陈立', '粤B66666', '13712345605'), ['更换前制动片', '四轮定位']);
    const page = await shop.open({ session: shop.session });
    await go(page, '/work-orders');
    await page.getByTestId(`order-row-${id}`).waitFor();
    assert.equal(await page.getByTestId('orders-count').innerText(), '2 单');
    await rest(page);
    await picture(page, 'work-orders');
    assert.deepEqual(await faultsOf(page), []);

    await page.keyboard.type('54321', { delay: 40 });
    await page.getByTestId(`order-row-${other.work_order_id}`).waitFor({ state: 'detached' });
    assert.equal(await page.getByTestId('orders-count').innerText(), '1 单');
    await page.keyboard.press('Enter');
    await at(page, `#/visits/${id}`);

    await go(page, `/vehicles/${mine.vehicle.id}`);
    await page.getByTestId(`past-visit-${id}`).getByText('刹车异响').waitFor();
    await rest(page);
    await picture(page, 'vehicle-history');
    assert.deepEqual(await faultsOf(page), []);

    for (const [path, name] of [['/sheets', 'sheets-empty'], ['/recalls', 'recalls-empty']]) {
      await go(page, path);
      await rest(page);
      await picture(page, name);
      assert.deepEqual(await faultsOf(page), [], path);
    }
    assert.deepEqual(page.complaints, []);
  }));

test('cars and customers are looked through as orders are, and the day, the complaints and the calls lead to all of theirs', () =>
  atTheShop(async (shop) => {
    const mine = await owner(shop, '曾小芳', '粤B54321', '13926451234');
    const other = await owner(shop, '陈立', '粤B66666', '13712345605');
    const page = await shop.open({ session: shop.session });
    await go(page, '/vehicles');
    await page.getByTestId(`vehicles-row-${other.vehicle.id}`).waitFor();
    assert.equal(await page.getByTestId('vehicles-count').innerText(), '2 辆');
    await rest(page);
    await picture(page, 'vehicles');
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.type('54321', { delay: 40 });
    await page.getByTestId(`vehicles-row-${other.vehicle.id}`).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await at(page, `#/vehicles/${mine.vehicle.id}`);

    await go(page, '/customers');
    await page.getByTestId(`customers-row-${mine.customer.id}`).waitFor();
    await rest(page);
    await picture(page, 'customers');
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.type('陈立', { delay: 40 });
    await page.getByTestId(`customers-row-${mine.customer.id}`).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await at(page, `#/customers/${other.customer.id}`);

    for (const [path, name] of [['/bookings', 'bookings'], ['/complaints', 'complaints'], ['/calls', 'calls']]) {
      await go(page, path);
      await page.getByTestId(`${name}-all`).click();
      await at(page, `#${path}/all`);
      await page.getByTestId(`${name}-find`).waitFor();
      await rest(page);
      await picture(page, `${name}-all-empty`);
      assert.deepEqual(await faultsOf(page), [], path);
    }
    assert.deepEqual(page.complaints, []);
  }));
