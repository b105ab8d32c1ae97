// The router gives the main computer another address, as it does overnight: the certificate, the door and whoever is in
// the house go along, while they are connected.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { HOST, PORT, atTheHouse, nameOf } from './support/house.mjs';
import { manager } from '../browser/support/station.mjs';
import { refusal } from './support/visitor.mjs';

const NEW = '192.168.77.40';
const seconds = (since) => Math.round((performance.now() - since) / 100) / 10;
/** Of a certificate the addresses of IPv4, which change here. */
const addresses = ({ names }) => names.filter((name) => /^IP Address:[\d.]+$/.test(name)).map((name) => name.slice('IP Address:'.length));

/** Asks by a name that the door may have or not, from a page of that name. */
const askedBy = (/** @type {Visitor} */ visitor, address) => visitor.rpc('get_shop', {}, { host: `${address}:${PORT}`, origin: `https://${address}:${PORT}` }).then(refusal);

test('another address: a certificate for it while stations are connected, the same token there, and the old one left', () =>
  atTheHouse(async ({ shop, host, tablet, fingerprint, stands, at, station, code }) => {
    const one = await station(tablet, '平板');
    const stream = await one.listen();
    await until(() => stream.lines > 1, 'the tablet to hear the shop');
    const before = await one.certificate();
    assert.deepEqual(addresses(before), [HOST]);
    assert.deepEqual(await askedBy(one, NEW), [421, 'station_unknown'], 'an address it has not got yet');
    // A browser that was given the name: the page, its cookie and its certificate go by it, wherever it leads.
    const name = nameOf(fingerprint);
    assert.equal((await stands()).name, `https://${name}:${PORT}`);
    const byName = at(tablet, name);
    byName.names[name] = HOST;
    assert.equal((await byName.pair(await code(), '靠名字的平板')).status, 200);
    assert.equal((await byName.signIn(shop.me, manager.pin)).status, 200);

    // It gets a second one: both stand in the certificate, and whoever is connected stays so.
    const since = performance.now();
    host.ip('addr', 'add', `${NEW}/24`, 'dev', 'eth0');
    await until(async () => (await tablet.ask('knock', NEW, PORT)) === 'open', 'the door at the new address');
    const both = await at(tablet, NEW).certificate();
    console.log(`the certificate of the new address was there after ${seconds(since)} s`);
    assert.deepEqual([addresses(both), both.authority], [[HOST, NEW], fingerprint]);
    assert.notEqual(both.number, before.number);
    assert.deepEqual(addresses(await one.certificate()), [HOST, NEW]);
    const heard = stream.lines;
    await until(() => stream.lines > heard + 1, 'the stream of before to go on over the change');
    assert.equal(stream.endedAt, undefined);
    one.goTo(`https://${NEW}:${PORT}`);
    assert.deepEqual(refusal(await one.rpc('get_shop')), [200, undefined], 'the same token');

    // The first one is taken away.
    host.ip('addr', 'del', `${HOST}/24`, 'dev', 'eth0');
    const left = async () => (await stands()).addresses.every((address) => !address.includes(HOST));
    await until(left, 'the door to leave the old address');
    assert.deepEqual((await stands()).addresses, [`https://${NEW}:${PORT}`, `https://[fd77::1]:${PORT}`]);
    assert.deepEqual(addresses(await one.certificate()), [NEW]);
    assert.notEqual(await tablet.ask('knock', HOST, PORT), 'open');
    assert.deepEqual(await askedBy(one, HOST), [421, 'station_unknown'], 'a name it has no more');
    // The lines of before lead nowhere any more: a browser drops them and asks anew what the name stands for.
    const followed = Object.assign(at(tablet, name), { cookie: byName.cookie, session: byName.session, names: { [name]: NEW } });
    assert.deepEqual(refusal(await followed.rpc('get_shop')), [200, undefined], 'the same page, without a new code');
    assert.ok((await followed.certificate()).names.includes(`DNS:${name}`));
    const anew = await one.listen();
    await until(() => anew.lines > 1, 'the tablet to hear the shop at the new address');
    assert.deepEqual(refusal(await one.rpc('get_shop')), [200, undefined]);
  }));

test('a tablet that scans the address goes on by the name that stays, and is let in by it', () =>
  atTheHouse(
    async ({ shop, code, stands }) => {
      const { addresses, name } = await stands();
      const page = await shop.open({ door: `${addresses[0]}/pair#${(await code()).replace('-', '')}`, size: [768, 1024], touch: true, locale: 'zh-CN' });
      await page.waitForURL((url) => url.origin === name);
      await page.locator('#name').fill('扫码的平板');
      await page.keyboard.press('Enter');
      await page.getByTestId('station-given').waitFor();
      assert.equal(new URL(page.url()).origin, name, 'its cookie is kept for the name');
      const { stations } = await shop.rpc('list_stations');
      assert.deepEqual(stations.map((one) => one.station.name), ['扫码的平板']);
      assert.deepEqual(page.complaints, []);
    },
    // As a device that asks the house for names is answered.
    { names: { '*.local': HOST } },
  ));
