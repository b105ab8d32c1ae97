// The shop's own collection codes: read once from the providers' pictures, shown to whoever pays.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTheTill } from './support/billed.mjs';
import { dot, photoOf } from './support/codes.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { agreed, line } from './support/visits.mjs';

test('the customer scans the shop’s own code beside the amount', () =>
  atTheShop(async (shop) => {
    const { about, visit } = await agreed(shop, '雨刮异响', [line('part', '雨刮片', { unit_price: 12_999 })]);
    await shop.rpc('release_to_repair', about);
    await toTheTill(shop, about);
    const { order } = await visit();

    const page = await shop.open({ session: shop.session });
    await go(page, '/settings/collection');
    await picture(page, 'collection-empty');
    const give = (means, file) => page.getByTestId(`collection-file-${means}`).setInputFiles(file);
    const panel = page.getByTestId('collection-wechat');
    const [wechat, alipay] = await photoOf([['QRCode', 'wxp://f2f0aBcDeFgHiJkLmNoPqRsTuVwXyZ'], ['QRCode', 'https://qr.alipay.com/fkx0123']]);
    // A picture without a code, and the other provider's: both are told from the right one.
    await give('wechat', dot);
    await panel.getByText('图片里没有找到二维码').waitFor();
    await give('wechat', alipay);
    await panel.getByText('这是另一家的收款码').waitFor();
    assert.equal(await panel.getByTestId('qr-code').count(), 0);
    await give('wechat', wechat);
    await panel.getByTestId('qr-code').waitFor();
    assert.equal(await panel.getByText('这是另一家的收款码').count(), 0, 'what was wrong before is not said any more');
    await rest(page);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'collection-kept');

    await go(page, `/visits/${order.id}`);
    await page.getByTestId('payment-0-means-wechat').click();
    const shown = page.getByTestId('scan-to-pay');
    await shown.waitFor();
    assert.match(await shown.innerText(), /129\.99/);
    await rest(page);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'collection-till');
    // Two means: what is left to be scanned is what the code stands beside.
    await page.getByTestId('payment-0-amount').locator('input').fill('100');
    await page.keyboard.press('Tab');
    assert.match(await shown.innerText(), /100\.00/);
    await page.getByTestId('scan-large').click();
    await page.getByTestId('scan-to-pay-large').waitFor();
    await rest(page);
    await picture(page, 'collection-large');
    await page.keyboard.press('Escape');
    await page.getByTestId('payment-0-means-cash').click();
    await shown.waitFor({ state: 'detached' });

    await go(page, '/settings/collection');
    await page.getByTestId('collection-off-wechat').click();
    await panel.getByTestId('qr-code').waitFor({ state: 'detached' });
  }));
