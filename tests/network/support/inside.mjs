// What runs at one computer of the house for the story outside: it connects where it is told to, and looks around.

import { rmSync } from 'node:fs';
import { createServer as createSite } from 'node:http';
import { connect, createServer } from 'node:net';
import { slowWifi } from '../../browser/support/wifi.mjs';

/** A computer that is there answers at once, also that it says no. */
const PATIENCE = 2_000;
const AT_ONCE = 256;

// A connection says in its first line where it wants to go; from then on this is a cable.
const doorway = createServer((here) => {
  let said = Buffer.alloc(0);
  const listen = (bytes) => {
    said = Buffer.concat([said, bytes]);
    const end = said.indexOf('\n');
    if (end < 0) return;
    here.off('data', listen).pause();
    const [host, port] = said.toString('utf8', 0, end).split(' ');
    const there = connect(Number(port), host);
    there.setNoDelay(true);
    there.write(said.subarray(end + 1));
    here.pipe(there).pipe(here);
    there.on('error', () => here.destroy());
    there.on('close', () => here.destroy());
    here.on('close', () => there.destroy());
  };
  here.on('data', listen);
  here.on('error', () => undefined);
});

/** What comes of knocking there: `open`, or why not. */
const knock = (host, port) =>
  new Promise((done) => {
    const line = connect({ host, port });
    const over = (what) => {
      line.destroy();
      done(what);
    };
    line.setTimeout(PATIENCE, () => over('ETIMEDOUT'));
    line.once('connect', () => over('open'));
    line.once('error', (error) => over(error.code));
  });

const can = {
  knock,

  /** Every port of TCP there is: which of them stand open, and how all the others said no. */
  async ports(host) {
    const open = [];
    const closed = new Set();
    let next = 1;
    const some = async () => {
      while (next <= 65_535) {
        const port = next++;
        const said = await knock(host, port);
        if (said === 'open') open.push(port);
        else closed.add(said);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    return { open: open.sort((one, other) => one - other), closed: [...closed] };
  },

  /** A page of this computer's own, for browsers of the house. */
  page: (port, body) =>
    new Promise((done) => {
      createSite((_, answer) => answer.setHeader('content-type', 'text/html').end(body)).listen(port, () => done(true));
    }),

  /** A Wi-Fi before a browser at this computer, for a kernel that cannot make its own network slow. */
  wifi: async (air) => (await slowWifi(air)).address,
};

process.on('message', async ({ id, what, given }) => {
  process.send({ id, answer: await can[what](...given) });
});
// Nobody is left to ask.
process.once('disconnect', () => process.exit());

rmSync(process.argv[2], { force: true });
doorway.listen(process.argv[2], () => process.send('ready'));
