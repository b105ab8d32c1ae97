// The README's pictures, taken of the program that is built: the sample shop on a Tuesday morning, at a counter's size.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awake, go, manager, openShop } from '../tests/browser/support/station.mjs';

const pictures = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'assets/pictures');
const shop = await openShop({ setUp: false, at: '2026-03-03T10:40:00+08:00' });

/** The first page of a paper, as dense as a screen shows it. */
async function paperPicture(offer, name) {
  const address = `${shop.address}/api/documents/${offer.kind}/${offer.id}?token=${shop.session.token}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${offer.kind} ${offer.id}: ${answer.status}`);
  const folder = mkdtempSync(join(tmpdir(), 'workbay-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const { status } = spawnSync('pdftoppm', ['-png', '-r', '110', '-singlefile', file, join(pictures, name)], { stdio: 'inherit' });
    if (status !== 0) throw new Error('pdftoppm draws no picture');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  await shop.rpc('set_up_shop', {
    name: '顺达汽修', phone: '0755-82345678', address: '深圳市福田区', person_name: manager.name, pin: manager.pin,
    bays: ['1号工位', '2号工位'],
  });
  const { people } = await shop.rpc('shop_status');
  shop.me = people[0].id;
  shop.session = await shop.signIn(shop.me, manager.pin);
  await shop.rpc('load_sample_shop');
  while ((await shop.rpc('task_status')).state === 'running') await new Promise((soon) => setTimeout(soon, 200));

  const { in_shop: cars } = await shop.rpc('advisor_home');
  const carIn = (stage) => `/visits/${cars.find((car) => car.stage === stage).work_order_id}`;
  const { overdue, due_today: due } = await shop.rpc('list_follow_ups');
  const call = [...overdue, ...due][0];
  const places = {
    reception: '/reception', visit: carIn('awaiting_authorisation'), workshop: '/workshop', 'check-in': carIn('checked_in'),
    calls: `/calls/${call.id}`, office: '/office',
  };
  const page = await shop.open({ session: shop.session });
  await page.getByTestId('person').waitFor();
  // That its clock was given from outside is true of this program, and of nobody's shop.
  await page.addStyleTag({ content: '[data-testid=clock-given] { display: none; }' });
  for (const [name, place] of Object.entries(places)) {
    await go(page, place);
    await awake(page);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
  const { papers } = await shop.rpc('get_visit', { work_order_id: call.work_order_id });
  await paperPicture(papers.find((paper) => paper.kind === 'settlement_sheet'), 'settlement-sheet');
} finally {
  await shop.close();
}
