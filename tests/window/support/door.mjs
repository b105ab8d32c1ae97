// Another station: it knows only the door's address, a person and a PIN.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** Signs a person in at the door of this window's program. */
export async function otherStation(/** @type {WindowDriver} */ driver, personId, pin) {
  const { address } = await driver.invoke('station');
  /** @returns {Promise<any>} */
  const post = async (path, body, token) => {
    const reply = await fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    assert.ok(reply.ok, `${path}: ${reply.status} ${await reply.clone().text()}`);
    return reply.json();
  };
  const { token } = await post('/api/sign-in', { person_id: personId, pin, station: '平板' });
  return {
    /** @type {import('../../browser/support/requests').Asks} */
    rpc: (command, request) => post(`/api/rpc/${command}`, { request: request ?? {}, key: randomUUID() }, token),
    async paper(kind, id) {
      const reply = await fetch(`${address}/api/documents/${kind}/${id}?token=${token}`);
      assert.equal(reply.status, 200, `${kind}: ${await reply.clone().text()}`);
      assert.equal(reply.headers.get('content-type'), 'application/pdf');
      return Buffer.from(await reply.arrayBuffer());
    },
  };
}
