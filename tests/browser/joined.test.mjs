import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { end, entranceOf, start } from '../window/processes.mjs';
import { freePort } from './support/ports.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { offered, owner } from './support/visits.mjs';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const serve = process.env.WORKBAY_SERVE ?? join(top, 'target/debug', process.platform === 'win32' ? 'workbay-serve.exe' : 'workbay-serve');

/** Another computer of the house, which keeps no shop: its own door for its own browser. */
async function atAnotherComputer(story) {
  const data = mkdtempSync(join(tmpdir(), 'workbay-joined-'));
  const child = start(serve, ['--data', data, '--join'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'UTC' } });
  try {
    const entrance = await entranceOf(child);
    await story({ entrance, address: new URL(entrance).origin });
  } finally {
    await end(child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

test('another computer joins by address, fingerprint and code, works at the shop, sees the host go and come, and leaves', () =>
  atTheShop(
    async (shop) => {
      const port = await freePort();
      const { door } = await shop.rpc('list_stations');
      await shop.rpc('open_house_door', { open: true, port, version: door.version });
      await until(async () => (await shop.rpc('list_stations')).state.is === 'open');
      await shop.hire('林晓燕', ['advisor']);
      const { state } = await shop.rpc('list_stations');
      await atAnotherComputer(async ({ entrance, address }) => {
        const page = await shop.open({ door: entrance, locale: 'zh-CN' });
        await page.getByText('加入店里的系统').waitFor();
        await page.getByText('没有找到主机').waitFor();
        await picture(page, 'joined-choose');
        await page.getByTestId('address').fill('8.8.8.8');
        await page.getByTestId('look').click();
        await page.getByText('这不是店内网络的地址').waitFor();
        await page.getByTestId('address').fill(`127.0.0.1:${port}`);
        await page.keyboard.press('Enter');
        await page.getByTestId('fingerprint').waitFor();
        assert.ok(state.is === 'open');
        assert.equal((await page.getByTestId('fingerprint').innerText()).replace(/\s/g, ''), state.fingerprint);
        await picture(page, 'joined-compare');
        await page.getByTestId('choose').click();

        await page.getByText('让这台设备进来').waitFor();
        await shop.rpc('offer_pairing', { roles: ['advisor'], wall: false });
        const { offer } = await shop.rpc('list_stations');
        page.complaints.length = 0;
        await page.locator('#code').fill(offer.code);
        await page.locator('#name').fill('前台二号机');
        await page.keyboard.press('Enter');
        await page.getByText('你是谁？').waitFor();
        await page.getByTestId('joined-host').waitFor();
        await picture(page, 'joined-sign-in');
        await page.getByRole('button', { name: /林晓燕/ }).click();
        await page.keyboard.type('1357');
        await page.keyboard.press('Enter');
        await page.getByTestId('person').waitFor();
        await rest(page);

        // What somebody writes at the host is seen here by itself.
        const car = await owner(shop, '张小芳', '粤B12345');
        const { work_order_id } = await offered(shop, car, ['更换前刹车片']);
        await page.getByText('粤B·12345').first().waitFor();
        await go(page, `/visits/${work_order_id}`);
        await page.getByTestId('approve-all').waitFor();
        await picture(page, 'joined-visit');
        assert.deepEqual(await faultsOf(page), []);
        assert.deepEqual(page.complaints, []);

        // The host goes, and comes back; the page says so and goes on.
        await shop.stop();
        await page.getByText(/主机/).first().waitFor();
        await page.getByTestId('line-lost').waitFor();
        await shop.begin();
        await page.getByTestId('line-lost').waitFor({ state: 'detached' });
        await until(async () => (await page.request.get(`${address}/joined/state`)).ok());

        // Opened while the host is off, its own page waits and goes on by itself.
        await shop.stop();
        const late = await shop.open({ door: entrance, locale: 'en-GB', size: [1024, 768] });
        await late.getByText('The host does not answer').waitFor();
        await picture(late, 'joined-away-en');
        await shop.begin();
        await late.getByText('你是谁？').or(late.getByText('Who are you?')).first().waitFor();
        await late.goto(`${address}/joined`);
        await late.getByTestId('open').waitFor();
        await picture(late, 'joined-there-en');
        await late.getByTestId('leave').click();
        await late.getByTestId('really').click();
        await late.getByText('It has left').waitFor();
        await picture(late, 'joined-left-en');
        page.complaints.length = 0;
      });
    },
    // Its certificates are looked at by the other computer's own clock.
    { at: new Date().toISOString() },
  ));

test('a tablet that is wanted no more goes by itself', () =>
  atTheShop(async (shop) => {
    const { door } = await shop.rpc('list_stations');
    const port = await freePort();
    await shop.rpc('open_house_door', { open: true, port, version: door.version });
    await until(async () => (await shop.rpc('list_stations')).state.is === 'open');
    await shop.rpc('offer_pairing', { roles: ['technician'], wall: false });
    const { offer } = await shop.rpc('list_stations');
    const tablet = await shop.open({ door: `https://127.0.0.1:${port}/pair#${offer.code.replace('-', '')}`, size: [768, 1024], touch: true, locale: 'zh-CN' });
    await tablet.locator('#name').fill('旧平板');
    await tablet.keyboard.press('Enter');
    await tablet.getByTestId('leave-house').click();
    await picture(tablet, 'leave-house');
    await tablet.getByTestId('leave-house-really').click();
    await tablet.getByText('让这台设备进来').waitFor();
    const [row] = (await shop.rpc('list_stations')).stations;
    assert.equal(row.station.name, '旧平板');
    assert.notEqual(row.station.revoked_at, null);
    assert.deepEqual(tablet.complaints, []);
  }));
