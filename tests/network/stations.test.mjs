// Stations of a house that really is one: a host and computers with private addresses of their own. What a code and a
// token are worth is asked of the door on one computer (`lan/tests/house`); here it is asked from where they come.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { HOST, PORT, atTheHouse } from './support/house.mjs';
import { refusal } from './support/visitor.mjs';

test('a station trusts the authority it compared, comes in by a code, and one code lets in one', () =>
  atTheHouse(async ({ shop, tablet, desk, guest, authority, fingerprint, at, come, code, row }) => {
    const stranger = come(tablet, `https://${HOST}:${PORT}`);
    await assert.rejects(stranger.ask('/pair'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'who trusts nobody is not led in');
    // The chain ends at the one authority, and the certificate is of both addresses; the greeting itself checks both.
    for (const host of [HOST, '[fd77::1]']) {
      const shown = await at(tablet, host).certificate();
      assert.equal(shown.authority, fingerprint);
      assert.deepEqual(shown.names.filter((name) => name.startsWith('IP')), [`IP Address:${HOST}`, 'IP Address:FD77:0:0:0:0:0:0:1']);
    }
    assert.match(authority, /^-----BEGIN CERTIFICATE-----/);

    const first = at(tablet);
    const offered = await code();
    assert.deepEqual(refusal(await first.pair('AAAAAAAA', '平板')), [422, 'pairing_wrong']);
    assert.deepEqual(refusal(await first.rpc('shop_status')), [401, 'station_unknown']);
    assert.equal((await first.pair(offered, '平板')).status, 200);
    assert.equal((await first.rpc('shop_status')).status, 200);
    assert.deepEqual(refusal(await at(desk).pair(offered, '第二台')), [422, 'pairing_over'], 'used');
    assert.equal((await row('平板')).heard.address, '192.168.77.2');

    // Two computers that know one code come at the same moment.
    for (let round = 1; round <= 5; round++) {
      const both = [at(tablet), at(desk)];
      await Promise.all(both.map((one) => one.ask('/pair')));
      const wanted = await code();
      const answers = (await Promise.all(both.map((one, number) => one.pair(wanted, `同时 ${round}-${number}`)))).map(refusal);
      assert.deepEqual(answers.sort(([one], [other]) => Number(one) - Number(other)), [[200, undefined], [422, 'pairing_over']]);
    }
    assert.equal((await shop.rpc('list_stations')).stations.length, 6);

    // By IPv6 as well; and who guesses is held back at their own address alone.
    const guesser = at(guest);
    const said = [];
    while (said.at(-1)?.[0] !== 429 && said.length < 30) said.push(refusal(await guesser.pair('AAAAAAAA', '猜')));
    assert.deepEqual(said.at(-1), [429, 'too_many_requests']);
    const second = at(desk, '[fd77::1]');
    assert.equal((await second.pair(await code(), '前台')).status, 200);
    assert.equal((await second.rpc('shop_status')).status, 200);
    assert.equal((await row('前台')).heard.address, 'fd77::3');
  }));

test('a lost tablet is out within a second while it listens, and the other stations hear on', () =>
  atTheHouse(async ({ shop, tablet, desk, station, row }) => {
    const [lost, other] = [await station(tablet, '平板'), await station(desk, '前台')];
    const [out, stays] = [await lost.listen(), await other.listen()];
    await until(() => out.lines > 1 && stays.lines > 1, 'both to hear the shop');
    const { station: { id, version } } = await row('平板');
    const revoked = performance.now();
    await shop.rpc('revoke_station', { id, version });
    await until(() => out.endedAt !== undefined, 'the stream to end');
    const took = out.endedAt - revoked;
    console.log(`the stream ended ${Math.round(took)} ms after the station was revoked`);
    assert.ok(took < 1_000, `${took} ms`);
    assert.deepEqual(refusal(await lost.rpc('get_shop')), [401, 'station_unknown']);
    assert.deepEqual([(await lost.ask('/')).status, (await lost.ask('/')).headers.location], [303, '/pair']);
    const heard = stays.lines;
    await until(() => stays.lines > heard + 1, 'the other one to hear on');
    assert.equal(stays.endedAt, undefined);
    assert.equal((await other.rpc('get_shop')).status, 200);
  }));
