import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { inTheWindow } from './driver.mjs';
import { person, setUp } from './shop.mjs';

const refusedAs = (code) => (refusal) => refusal.code === code;

test('the window keeps who signed in over a reload, and forgets at sign-out', () =>
  inTheWindow('session', async (driver) => {
    const personId = await setUp(driver);
    await assert.rejects(driver.rpc('get_shop'), refusedAs('not_signed_in'));
    await assert.rejects(driver.invoke('sign_in', { personId, pin: '0000' }), refusedAs('wrong_pin'));
    const signedIn = await driver.invoke('sign_in', { personId, pin: person.pin });
    assert.equal(signedIn.name, person.name);
    await driver.reload();
    assert.equal((await driver.invoke('session')).person_id, personId);
    assert.equal((await driver.rpc('get_shop')).name, '顺达汽修');
    await driver.invoke('sign_out');
    assert.equal(await driver.invoke('session'), null);
    await assert.rejects(driver.rpc('get_shop'), refusedAs('not_signed_in'));
  }));

test('what another station changes is heard in the window at once', () =>
  inTheWindow('changes', async (driver) => {
    const personId = await setUp(driver);
    await driver.execute(`
      window.heard = [];
      const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
      invoke('plugin:event|listen', {
        event: 'changes', target: { kind: 'Any' },
        handler: transformCallback((event) => window.heard.push(event.payload)),
      }).then(() => window.heard.push('listening'));`);
    await driver.waitFor(() => driver.execute("return window.heard.includes('listening');"), 'the page to listen');

    const { address } = await driver.invoke('station');
    const post = async (path, body, token) => {
      const reply = await fetch(address + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      assert.ok(reply.ok, `${path}: ${reply.status} ${await reply.clone().text()}`);
      return reply.json();
    };
    const { token } = await post('/api/sign-in', { person_id: personId, pin: person.pin, station: '平板' });
    const shop = await post('/api/rpc/get_shop', { request: {} }, token);
    await post('/api/rpc/save_shop', { request: { ...shop, phone: '0755-1' }, key: randomUUID() }, token);

    const heard = await driver.waitFor(
      () => driver.execute("return window.heard.filter((each) => each !== 'listening').at(-1) ?? null;"),
      'the change',
      1_000,
    );
    assert.deepEqual(heard.changes.map((change) => change.entity), ['shop']);
  }));
