// A slow Wi-Fi between a browser and the host: a proxy that holds every byte back as long as it would have been on the
// air. The kernels that tests run on cannot always shape a network themselves.
import { createServer } from 'node:http';
import { connect } from 'node:net';

/** How long one packet takes to be sent again after it was lost. */
const again = 200;
const packet = 1460;

/** Hands on what comes, each part as late as distance, width and losses of the air make it. */
function through(from, to, { delay, megabits, loss, chance }) {
  let free = 0;
  let closing = Promise.resolve();
  from.on('data', (bytes) => {
    const now = performance.now();
    const onAir = (bytes.length * 8) / (megabits * 1_000);
    let lost = 0;
    for (let sent = 0; sent < bytes.length; sent += packet) if (chance() < loss) lost += again;
    // What was lost keeps what comes after it waiting, as TCP does.
    free = Math.max(free, now) + onAir + lost;
    const at = free + delay;
    closing = closing.then(() => new Promise((done) => setTimeout(done, Math.max(0, at - performance.now())))).then(() => {
      if (!to.destroyed) to.write(bytes);
    });
  });
  from.on('end', () => void closing.then(() => to.end()));
  from.on('error', () => to.destroy());
}

/** Numbers that are the same in every run. */
function chances(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A proxy for a browser, and its end. `delay` is of one way, in milliseconds. */
export async function slowWifi({ delay = 25, megabits = 10, loss = 0.01 } = {}) {
  const air = { delay, megabits, loss, chance: chances(20_261_128) };
  const lines = new Set();
  let gone = false;
  const proxy = createServer();
  proxy.on('connect', (request, here, head) => {
    if (gone) {
      here.destroy();
      return;
    }
    const [host, port] = request.url.split(':');
    const there = connect(Number(port), host, () => {
      here.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) here.unshift(head);
      through(here, there, air);
      through(there, here, air);
    });
    there.on('error', () => here.destroy());
    for (const line of [here, there]) {
      lines.add(line);
      line.once('close', () => lines.delete(line));
    }
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', () => done(undefined)));
  const tear = () => {
    for (const line of lines) line.destroy();
  };
  return {
    address: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (proxy.address()).port}`,
    /** The Wi-Fi is gone for a moment: every line is torn. */
    tear,
    /** It is gone, until what this answers is called. */
    leave: () => {
      gone = true;
      tear();
      return () => {
        gone = false;
      };
    },
    close: () => {
      tear();
      proxy.close();
    },
  };
}
