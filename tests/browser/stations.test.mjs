import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { freePort } from './support/ports.mjs';
import { atTheShop, faultsOf, go, picture, rest } from './support/station.mjs';
import { approved, owner } from './support/visits.mjs';

/** The page with nobody let in yet, as it is on every screen it is opened on. */
const inEverySize = (page) => async (name) => {
  for (const [width, height] of [[1024, 768], [768, 1024], [390, 844], [1366, 768]]) {
    await page.setViewportSize({ width, height });
    await rest(page);
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, `${name}-${width}`);
  }
};

/** The manager opens the door of the house, on a page of theirs, and is told where it is. */
async function openDoor(/** @type {Shop} */ shop, page, /** @type {((name: string) => Promise<void>) | undefined} */ pictured = undefined) {
  await go(page, '/settings/stations');
  await page.getByTestId('door-first').waitFor();
  await pictured?.('stations-shut');
  await page.getByTestId('door-port').fill(String(await freePort()));
  await page.getByTestId('door-open').click();
  await page.getByTestId('door-address').waitFor();
  return (await page.getByTestId('door-address').innerText()).trim();
}

async function offeredCode(page) {
  await page.getByTestId('action-offer_pairing').click();
  await page.getByTestId('pairing-code').waitFor();
  return (await page.getByTestId('pairing-code').innerText()).trim();
}

/** How long after the one station that was let in is shut out its page has left, and nothing of the shop is on it. */
async function outAfter(page, station) {
  const left = station.waitForURL((url) => url.pathname === '/pair', { waitUntil: 'commit' }).then(() => Date.now());
  await page.getByTestId(/^revoke-station-\d/).click();
  const revoked = Date.now();
  return (await left) - revoked;
}

/** What a page says to somebody whom it does not know. */
async function typeCode(tablet, code, name) {
  await tablet.locator('#code').fill(code);
  await tablet.locator('#name').fill(name);
  await tablet.keyboard.press('Enter');
}

test('a tablet is let in by a code, works as what it may, and is out at once when it is lost', () =>
  atTheShop(async (shop) => {
    await shop.hire('王师傅', ['technician', 'advisor']);
    const page = await shop.open({ session: shop.session });
    const door = await openDoor(shop, page, inEverySize(page));
    assert.match(door, /^https:\/\/127\.0\.0\.1:\d+$/);
    await inEverySize(page)('stations-open');
    for (const role of ['advisor', 'foreman', 'cashier', 'callback_clerk', 'parts_keeper', 'manager']) {
      await page.getByTestId(`pairing-role-${role}`).click();
    }
    const code = await offeredCode(page);
    await picture(page, 'stations-code');

    const tablet = await shop.open({ door, size: [768, 1024], touch: true, locale: 'zh-CN' });
    await tablet.getByText('让这台设备进来').waitFor();
    assert.equal(new URL(tablet.url()).pathname, '/pair');
    await picture(tablet, 'pair');
    await typeCode(tablet, 'AAAA-AAAA', '2号工位平板');
    await tablet.getByText('还可以试 4 次').waitFor();
    // The browser says of a refusal what it says of every answer that is none.
    tablet.complaints.length = 0;
    await typeCode(tablet, code, '2号工位平板');
    await tablet.getByText('你是谁？').waitFor();
    assert.equal(await tablet.getByTestId('station-given').innerText(), '2号工位平板');
    await picture(tablet, 'station-sign-in');
    await page.getByText('“2号工位平板”已添加').waitFor();

    await tablet.getByRole('button', { name: /王师傅/ }).click();
    await tablet.keyboard.type('1357');
    await tablet.keyboard.press('Enter');
    await tablet.getByTestId('person').waitFor();
    await rest(tablet);
    await picture(tablet, 'station-technician');
    // An advisor as well, at the counter; here only what was given to the tablet.
    const kept = JSON.parse(await tablet.evaluate(() => sessionStorage.getItem('workbay.session')));
    assert.deepEqual([kept.roles, kept.station], [['technician'], '2号工位平板']);

    await page.reload();
    await page.getByText('2号工位平板').first().waitFor();
    await rest(page);
    await picture(page, 'stations-list');
    const took = await outAfter(page, tablet);
    assert.ok(took < 1000, `it is out within a second, without a hand on it: ${took} ms`);
    await tablet.getByText('让这台设备进来').waitFor();
    await picture(page, 'stations-revoked');
    tablet.complaints.length = 0;
    assert.deepEqual(page.complaints, []);
  }));

test('a code that was photographed is filled in, and the page of trust is shown without a certificate', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session, language: 'en', size: [1024, 768] });
    const door = await openDoor(shop, page);
    // A browser may be anywhere: what most shops have stands first, the other systems a press away.
    await page.getByTestId('fold-unreachable').click();
    assert.equal(await page.getByTestId('firewall-windows').getAttribute('open'), '');
    await page.getByTestId('firewall-linux').locator('summary').click();
    await page.getByTestId('firewall-macos').locator('summary').click();
    const port = new URL(door).port;
    await page.getByText(`sudo ufw allow ${port}/tcp`).waitFor();
    await page.getByTestId('section-unreachable').scrollIntoViewIfNeeded();
    assert.deepEqual(await faultsOf(page), []);
    await picture(page, 'stations-firewall-en');
    await page.getByTestId('fold-unreachable').click();
    const code = (await offeredCode(page)).replace('-', '');
    await picture(page, 'stations-code-en');
    const phone = await shop.open({ door: `${door}/pair#${code}`, size: [390, 844], touch: true, locale: 'en-GB' });
    await phone.getByText('Let this device in').waitFor();
    assert.equal(await phone.locator('#code').inputValue(), code);
    assert.equal(await phone.evaluate(() => location.hash), '', 'it stays in no history');
    await picture(phone, 'pair-en');
    await phone.keyboard.press('Enter');
    await phone.getByText('Give this device a name').waitFor();
    await phone.locator('#name').fill('Till');
    await phone.keyboard.press('Enter');
    await phone.getByTestId('station-given').waitFor();
    await until(async () => (await shop.rpc('list_stations')).offer === null);
    await page.getByTestId('pairing-over').waitFor();

    for (const [locale, size, said] of /** @type {[string, number[], string][]} */ ([
      ['zh-CN', [390, 844], '让这台设备信任本店'],
      ['zh-TW', [768, 1024], '讓這台裝置信任本店'],
      ['en-GB', [1366, 768], 'Let this device trust the shop'],
    ])) {
      const plain = await shop.open({ door: door.replace('https:', 'http:'), locale, size });
      await plain.getByText(said).waitFor();
      assert.equal(new URL(plain.url()).pathname, '/trust');
      const wide = await plain.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${locale}: ${wide} px too wide`);
      await picture(plain, `trust-${locale}`);
      assert.deepEqual(plain.complaints, []);
    }
  }));

test('a device that opens the host by its name is let in by it, and one that does not stays at the address', () =>
  atTheShop(async (shop) => {
    const page = await shop.open({ session: shop.session });
    const door = await openDoor(shop, page);
    const code = (await offeredCode(page)).replace('-', '');
    const name = `https://workbay-0a1b2c3d.local:${new URL(door).port}`;
    const tablet = await shop.open({ door, size: [768, 1024], touch: true, locale: 'zh-CN' });
    await tablet.getByText('让这台设备进来').waitFor();
    tablet.complaints.length = 0;
    // Of a host that talks with this computer alone the house is told no name: the page is given one on the way.
    await tablet.route(`${door}/pair`, async (route) => {
      const answer = await route.fetch();
      const body = await answer.text();
      assert.ok(body.includes('const lasting = null;'));
      await route.fulfill({ response: answer, body: body.replace('const lasting = null;', `const lasting = '${name}';`) });
    });
    await tablet.route(`${name}/**`, (route) => route.abort('namenotresolved'));
    await tablet.goto(`${door}/pair#${code}`);
    await tablet.reload();
    await until(() => tablet.complaints.length > 0, 'the name to lead nowhere');
    assert.equal(new URL(tablet.url()).origin, door);
    await tablet.unroute(`${name}/**`);
    await tablet.route(`${name}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>by name</h1>' }));
    await tablet.goto(`${door}/trust`);
    await tablet.goto(`${door}/pair#${code}`);
    await tablet.getByText('by name').waitFor();
    assert.equal(tablet.url(), `${name}/pair#${code}/`, 'the code went along');
    // One that was let in by the name and is led there by an address goes in; here the address stands for the name.
    await tablet.unroute(`${door}/pair`);
    await tablet.route(`${door}/pair`, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace('const lasting = null;', `const lasting = '${door}';`);
      await route.fulfill({ response: answer, body });
    });
    await tablet.goto(`${door}/pair#/`);
    await tablet.getByText('让这台设备进来').waitFor();
    await tablet.goto(`${door}/trust`);
    await tablet.goto(`${door}/pair#${code}`);
    await tablet.locator('#name').fill('有名字的平板');
    await tablet.keyboard.press('Enter');
    await tablet.getByTestId('station-given').waitFor();
    await tablet.goto(`${door}/pair#/`, { waitUntil: 'commit' });
    await tablet.getByTestId('station-given').waitFor();
    assert.equal(new URL(tablet.url()).pathname, '/');
    tablet.complaints.length = 0;
    assert.deepEqual(page.complaints, []);
  }));

test('a screen on the wall shows the workshop with nobody signed in, also after a power cut, until it is taken out', () =>
  atTheShop(async (shop) => {
    await shop.hire('王师傅', ['technician']);
    const names = ['更换前制动片', '四轮定位'];
    for (const [number, name] of ['张小芳', '李四'].entries()) {
      const car = await approved(shop, await owner(shop, name, `粤B1234${number}`, `1380013800${number}`), names);
      const { jobs, order } = await car.visit();
      assert.equal(order.stage, 'awaiting_assignment');
      assert.equal(jobs.length, 2);
    }
    const page = await shop.open({ session: shop.session });
    const door = await openDoor(shop, page);
    for (const role of ['advisor', 'foreman', 'technician', 'inspector', 'cashier', 'callback_clerk', 'parts_keeper', 'manager']) {
      await page.getByTestId(`pairing-role-${role}`).click();
    }
    await page.getByTestId('pairing-role-wall').click();
    const code = await offeredCode(page);
    assert.match(await page.getByTestId('pairing-roles').innerText(), /车间大屏/);
    await picture(page, 'stations-wall-code');

    // The computer behind it has another zone, and a clock that is wrong by a day.
    const screen = await shop.open({ door, size: [1920, 1080], locale: 'zh-CN', zone: 'Pacific/Honolulu', ahead: -26 });
    await typeCode(screen, code, '车间电视');
    await screen.getByTestId('wall-show').waitFor();
    await picture(screen, 'wall-offered');
    await screen.getByTestId('wall-show').click();
    await screen.getByTestId('wall-row').first().waitFor();
    await picture(screen, 'wall');
    assert.equal(await screen.getByTestId('wall-row').count(), 2);
    const words = await screen.getByTestId('wall').innerText();
    for (const hidden of ['张小芳', '1380013800', '120.00']) assert.ok(!words.includes(hidden), hidden);
    // A car that comes is there by itself.
    await approved(shop, await owner(shop, '王五', '粤B99999', '13700137000'), ['换机油']);
    await until(async () => (await screen.getByTestId('wall-row').count()) === 3, 'the third car on the wall');
    await screen.reload();
    await screen.getByTestId('wall-row').first().waitFor();
    assert.match(await screen.getByTestId('wall').innerText(), /03-02 周一 09:3\d/, 'the time is the host\'s');
    await screen.setViewportSize({ width: 1366, height: 768 });
    await picture(screen, 'wall-1366');
    assert.deepEqual(screen.complaints, []);

    await page.reload();
    await rest(page);
    await picture(page, 'stations-wall-list');
    const took = await outAfter(page, screen);
    assert.ok(took < 1000, `nothing of the shop is on the screen after a second: ${took} ms`);
    await screen.getByText('让这台设备进来').waitFor();
    assert.deepEqual(page.complaints, []);
  }));

/** As many devices as a larger shop has, each let in by a code of its own; one of them is away, one was shut out. */
/** @type {[string, CommandRequest<'offer_pairing'>['roles']][]} */
const devices = [
  ['前台接车一号电脑（靠大门，打印接车单）', ['advisor', 'callback_clerk']],
  ['前台二号机', ['advisor']],
  ['收银台', ['cashier', 'manager']],
  ['1号工位平板', ['technician']],
  ['2号工位平板', ['technician']],
  ['3号工位平板（四轮定位）', ['technician', 'inspector']],
  ['钣喷车间公用平板 Lenovo Tab M10 Plus 3rd Gen', ['technician', 'foreman']],
  ['车间主管手机', ['foreman']],
  ['配件库房电脑', ['parts_keeper']],
  ['检验区平板', ['inspector']],
  ['回访专用电脑', ['callback_clerk']],
  ['经理办公室笔记本', ['advisor', 'callback_clerk', 'foreman', 'technician', 'inspector', 'parts_keeper', 'cashier', 'manager']],
];

test('the page with twelve devices is read at a glance, in two languages', () =>
  atTheShop(async (shop) => {
    const port = await freePort();
    const { door } = await shop.rpc('list_stations');
    await shop.rpc('open_house_door', { open: true, port, version: door.version });
    await until(async () => (await shop.rpc('list_stations')).state.is === 'open', 'the door of the house');
    const at = `https://127.0.0.1:${port}`;
    const here = [];
    for (const [name, roles] of devices) {
      await shop.rpc('offer_pairing', { roles, wall: false });
      const { offer } = await shop.rpc('list_stations');
      const page = await shop.open({ door: `${at}/pair#${offer.code}`, size: [768, 1024], locale: 'zh-CN' });
      await page.locator('#name').fill(name);
      await page.keyboard.press('Enter');
      await page.getByTestId('station-given').waitFor();
      here.push(page);
    }
    const row = async (name) => (await shop.rpc('list_stations')).stations.find((one) => one.station.name === name).station;
    const lost = await row('2号工位平板');
    await shop.rpc('revoke_station', { id: lost.id, version: lost.version });
    await here[3].context().close();
    await until(async () => (await shop.rpc('list_stations')).stations.find((one) => one.station.name === '1号工位平板').heard === null, 'one to be away');
    for (const [language, size] of /** @type {[string, number[]][]} */ ([['zh-CN', [1366, 768]], ['en', [1366, 768]], ['zh-CN', [1024, 768]], ['en', [1024, 768]], ['zh-CN', [768, 1024]], ['en', [768, 1024]], ['en', [390, 844]]])) {
      const page = await shop.open({ session: shop.session, language, size });
      await go(page, '/settings/stations');
      const rows = page.locator('tr[data-testid^="station-"]');
      await rows.nth(10).waitFor();
      await rest(page);
      assert.equal(await rows.count(), 11);
      assert.deepEqual(await faultsOf(page), []);
      await picture(page, `stations-many-${language}-${size[0]}`);
      await rows.first().evaluate((one) => one.closest('section').scrollIntoView());
      await picture(page, `stations-many-list-${language}-${size[0]}`);
      await page.getByTestId('fold-revoked').click();
      await page.getByTestId(`revoked-${lost.id}`).scrollIntoViewIfNeeded();
      await rest(page);
      await picture(page, `stations-many-out-${language}-${size[0]}`);
      await page.context().close();
    }
  }));
