// What of the main computer answers whom, by which address and by which name.

import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { HOST, PORT, WORLD, atTheHouse, nameOf } from './support/house.mjs';
import { refusal } from './support/visitor.mjs';

const GUEST = '192.168.77.66';

test('from the house nothing answers but the door of the house, of all ports there are', () =>
  atTheHouse(async ({ host, guest, tablet, come, stands }) => {
    assert.deepEqual((await stands()).addresses, [`https://${HOST}:${PORT}`, `https://[fd77::1]:${PORT}`]);
    // As the host's own system lists it: the door to itself, the door of the house, and what tells the house where it is.
    const all = host.listening();
    const own = all.filter((one) => one.startsWith('tcp 127.0.0.1:'));
    assert.equal(own.length, 1, `${all}`);
    assert.deepEqual(all.filter((one) => one.startsWith('tcp') && !own.includes(one)).sort(), [`tcp ${HOST}:${PORT}`, `tcp [fd77::1]:${PORT}`]);
    const heard = all.filter((one) => one.startsWith('udp') && !one.startsWith('udp 127.0.0.1:'));
    assert.deepEqual(heard.filter((one) => !/:5353$/.test(one)), [], 'multicast DNS and nothing else');

    // As a guest of the Wi-Fi finds it, who knocks at every port.
    const began = performance.now();
    const found = await guest.ask('ports', HOST);
    console.log(`65,535 ports were knocked at in ${Math.round(performance.now() - began)} ms`);
    const no = ['ECONNREFUSED'];
    assert.deepEqual(found, { open: [PORT], closed: no });
    assert.equal(await guest.ask('knock', 'fd77::1', PORT), 'open');
    // Of the wide world nobody comes in, whatever address the host has there.
    for (const port of [80, 443, PORT]) assert.deepEqual([await guest.ask('knock', WORLD, port)], no);
    // The door to itself is there all the same, for itself.
    const inside = own[0].slice('tcp '.length);
    const at = Number(inside.split(':')[1]);
    const knocks = [[host, '127.0.0.1'], [host, HOST], [tablet, HOST], [guest, WORLD]].map(([place, address]) => place.ask('knock', address, at));
    assert.deepEqual(await Promise.all(knocks), ['open', ...no, ...no, ...no]);
    // And by no other name than its own, not even to the host itself.
    const beside = come(host, `http://${inside}`);
    assert.equal((await beside.rpc('shop_status')).status, 200);
    for (const name of [`${HOST}:${at}`, `${hostname()}:${at}`, 'evil.example']) {
      assert.deepEqual(refusal(await beside.rpc('shop_status', {}, { host: name, origin: `http://${name}` })), [403, 'not_signed_in'], name);
    }
  }));

test('by which names the door is asked, and by whose pages', () =>
  atTheHouse(async ({ tablet, station, at, fingerprint }) => {
    const one = await station(tablet, '平板');
    const asked = (host, origin = `https://${host}`) => one.rpc('get_shop', {}, { host, origin }).then(refusal);
    const named = `${hostname().split('.')[0].toLowerCase()}.local:${PORT}`;
    for (const ours of [`${HOST}:${PORT}`, `[fd77::1]:${PORT}`, `${nameOf(fingerprint)}:${PORT}`, named]) assert.deepEqual(await asked(ours), [200, undefined], ours);
    for (const name of [
      'evil.example', `evil.example:${PORT}`, nameOf(fingerprint), `${nameOf('00000000')}:${PORT}`, `${nameOf(fingerprint)}.evil.example:${PORT}`, `${HOST}.evil.example:${PORT}`, HOST, `${HOST}:443`, `${HOST}.:${PORT}`, `someone@${HOST}:${PORT}`,
      `127.0.0.1:${PORT}`, `localhost:${PORT}`, `[::1]:${PORT}`, `[::ffff:${HOST}]:${PORT}`, `${WORLD}:${PORT}`, `${GUEST}:${PORT}`, `0.0.0.0:${PORT}`, `3232255233:${PORT}`,
    ]) assert.deepEqual(await asked(name), [421, 'station_unknown'], name);

    // A write that a page from elsewhere sends with the station's own cookie: it would shut the station out.
    for (const origin of [
      `http://${HOST}:${PORT}`, `https://${HOST}`, `https://${HOST}:${PORT}.evil.example`, `https://[fd77::1]:${PORT}`, `https://${GUEST}:${PORT}`,
      'https://evil.example', 'null', undefined,
    ]) assert.deepEqual(refusal(await one.post('/api/leave', undefined, { origin })), [403, 'station_unknown'], origin);
    assert.equal((await one.rpc('get_shop')).status, 200, 'the station is still let in');
    // What it may hear is told to no page of a neighbour's.
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await one.ask(`/api/events?token=${one.session.token}`, { headers: { 'sec-fetch-site': site } });
      assert.deepEqual(refusal(answer), [403, 'station_unknown'], site);
    }
    assert.equal((await at(tablet, '[fd77::1]').ask('/pair')).status, 200);
  }));

test('a page whose name is made to point at the shop is told nothing, in a browser that is let in', () =>
  atTheHouse(async ({ shop, tablet, guest, station }) => {
    const one = await station(tablet, '平板');
    const page = await shop.open({ door: `https://${HOST}:${PORT}/pair` });
    const [name, value] = one.cookie.split('; ').find((cookie) => cookie.startsWith('workbay_station=')).split('=');
    await page.context().addCookies([{ name, value, domain: HOST, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' }]);
    await page.goto(`https://${HOST}:${PORT}/`);
    await page.getByTestId('station-given').waitFor();

    // The page came from the stranger's own server; from then on its name stands for the main computer.
    const evil = await page.context().newPage();
    await evil.route(`https://evil.example:${PORT}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>cheap tyres</h1>' }), { times: 1 });
    await evil.goto(`https://evil.example:${PORT}/`);
    const own = (path, wish) => evil.evaluate(async ([where, how]) => {
      const answer = await fetch(where, how);
      return [answer.status, (await answer.json()).code];
    }, [path, wish]);
    const asks = { method: 'POST', body: '{"request":{}}' };
    for (const [path, wish] of /** @type {[string, object][]} */ ([['/api/rpc/shop_status', asks], ['/api/pair', { method: 'POST', body: '{"code":"AAAAAAAA","name":"x"}' }], ['/', {}], ['/trust', {}], ['/api/events', {}], [`/c/${'A'.repeat(22)}`, {}]])) {
      assert.deepEqual(await own(path, wish), [421, 'station_unknown'], path);
    }
    // A neighbour's page asks by the shop's own address: the browser goes there, nothing is told and nothing is done.
    await guest.ask('page', 8080, '<h1>cheap tyres</h1>');
    await evil.goto(`http://${GUEST}:8080/`);
    const answers = [];
    evil.on('response', async (answer) => answers.push([answer.status(), answer.headers()['access-control-allow-origin']]));
    const across = await evil.evaluate(async (where) => {
      const told = (answer) => [answer.type, answer.status];
      /** @type {RequestInit} */
      const blind = { mode: 'no-cors', credentials: 'include' };
      return [
        told(await fetch(`${where}/api/leave`, { ...blind, method: 'POST' })),
        told(await fetch(`${where}/api/events`, blind)),
        await fetch(`${where}/api/rpc/shop_status`, { method: 'POST', body: '{"request":{}}', credentials: 'include' }).catch((error) => error.name),
      ];
    }, `https://${HOST}:${PORT}`);
    assert.deepEqual(across, [['opaque', 0], ['opaque', 0], 'TypeError']);
    // Of the third the browser says nothing but that it was told nothing.
    await until(() => answers.length >= 2, 'the host to have been asked');
    assert.deepEqual(answers, [[403, undefined], [403, undefined]]);
    assert.equal((await one.rpc('get_shop')).status, 200, 'the station is still let in');
    // Without TLS there is the page of trust, whatever name it is asked by.
    const plain = await page.context().newPage();
    await plain.goto(`http://evil.example:${PORT}/api/rpc/shop_status`);
    assert.equal(new URL(plain.url()).pathname, '/trust');
    assert.ok(!(await plain.content()).includes('顺达汽修'));
  }, { names: { 'evil.example': HOST } }));
