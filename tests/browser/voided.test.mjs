import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billed } from './support/billed.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';

test('a sheet billed to the wrong payer is voided, its line put right with the customer, and billed again', () =>
  atTheShop(async (shop) => {
    const visit = await billed(shop);
    const { order, lines } = await visit();
    const [alternator, wipers] = lines.map((line) => line.id);
    const page = await shop.open({ session: shop.session });
    await go(page, `/visits/${order.id}`);
    const press = async (id) => {
      await page.getByTestId(id).click();
      await rest(page);
    };

    await press('action-void_settlement');
    await page.getByTestId('reason').fill('三包件，应由厂家付');
    await press('reason-confirm');
    await page.getByTestId('voided').waitFor();

    // Wrong is the payer of one line; the other part is not wanted any more.
    await press(`edit-line-${alternator}`);
    await page.getByTestId('line-category').click();
    await page.getByTitle('免费', { exact: true }).click();
    await page.getByTestId('line-payer-name').fill('厂家三包');
    await press('line-save');
    await press('supersede-line');
    assert.equal(await page.getByTestId('action-prepare_bill').isDisabled(), true, 'an open line holds the bill back');
    await press(`drop-line-${wipers}`);
    await page.getByTestId('reason').fill('客户不要了');
    await press('reason-confirm');
    await press('action-issue_estimate');
    await picture(page, 'voided-answers');
    await press('approve-all');
    await press('answers-means-phone');
    await press('action-record_answers');
    await picture(page, 'voided-bill');
    await press('action-prepare_bill');
    await page.getByTestId('fold-voided-sheets').waitFor();
    assert.deepEqual(await faultsOf(page), []);

    const after = await visit();
    assert.deepEqual(
      after.settlements.map((sheet) => [sheet.state, sheet.payer, sheet.total]),
      [['voided', 'customer', 110_000], ['reversal', 'customer', -110_000], ['open', 'manufacturer', 98_000]],
    );
    // Only the payer that was refused at first is complained of.
    assert.deepEqual(page.complaints.filter((said) => !said.includes('422')), []);
  }));
