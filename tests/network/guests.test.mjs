// A guest of the shop's Wi-Fi, with a link to the own estimate and a program that tries everything else.

import assert from 'node:assert/strict';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { until } from '../window/driver.mjs';
import { offered, owner } from '../browser/support/visits.mjs';
import { atTheHouse } from './support/house.mjs';
import { refusal } from './support/visitor.mjs';

const TRIES = 10_000;
const AT_ONCE = 16;

const link = () => randomBytes(16).toString('base64url');
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const madeUpCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const commands = ['get_shop', 'list_people', 'get_visit', 'search', 'list_stations', 'shop_status', 'manager_home', 'make_backup', 'offer_pairing', 'set_up_shop'];
/** A picture of one point. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const some = (list) => list[randomInt(list.length)];
const within = (figures, share) => figures.toSorted((one, other) => one - other)[Math.min(figures.length - 1, Math.floor(figures.length * share))];

/** An address each, and what it may say beside "wait": everything else is a hole. */
const kinds = (own) => ({
  'the own link': [(guest) => guest.post(`/c/${own}/rpc/customer_page`, { request: {} }), '200 粤B·12345'],
  'a made-up link': [(guest) => guest.ask(`/c/${link()}`), '200 the page of every link'],
  'what a made-up link shows': [(guest) => guest.post(`/c/${link()}/rpc/customer_page`, { request: {} }), '410 link_over'],
  'the sheet of a made-up link': [(guest) => guest.ask(`/c/${link()}/sheet.pdf`), '410 link_over'],
  'photos of others by the own link': [(guest) => guest.ask(`/c/${own}/photos/${1 + randomInt(3)}/${some(['small', 'whole'])}`), '404 not_found'],
  'commands of the shop by the own link': [(guest) => guest.post(`/c/${own}/rpc/${some(commands)}`, { request: {}, key: randomUUID() }), '404 unknown_command'],
  'beside the own link': [(guest) => guest.ask(`/c/${own}/${some(['', 'rpc', '../../workbay.db', 'index.html', 'photos'])}`), '404 unknown_command'],
  'the program\'s pages': [(guest) => guest.ask(`/${some(['', 'visits/', 'index.html', 'assets/', 'workbay.db', 'settings/'])}${randomInt(1_000)}`), '303 /pair'],
  'commands of the shop': [(guest) => guest.post(`/api/rpc/${some(commands)}`, { request: {} }), '401 station_unknown'],
  'papers by a made-up token': [(guest) => guest.ask(`/api/documents/settlement_sheet/${randomInt(1_000)}`, { headers: { cookie: `workbay_station=${randomBytes(32).toString('hex')}` } }), '401 station_unknown'],
  'made-up codes': [(guest) => guest.post('/api/pair', { code: madeUpCode(), name: '猜' }), '422 pairing_wrong', '422 pairing_over'],
});

test(`a guest's phone tries ${TRIES} addresses: nothing but its own page answers, and the stations work on`, () =>
  atTheHouse(async ({ shop, tablet, desk, guest, station, at, code, row }) => {
    const linkTo = async (name, plate, phone) => {
      const { work_order_id } = await offered(shop, await owner(shop, name, plate, phone), ['更换前刹车片']);
      const { id } = await shop.rpc('offer_customer_link', { work_order_id, thing: { kind: 'estimate' } });
      return new URL((await shop.rpc('show_customer_link', { id })).address).pathname.slice('/c/'.length);
    };
    const [own, another] = [await linkTo('张小芳', '粤B12345', '13800138000'), await linkTo('李四光', '粤B54321', '13900139000')];
    // Both cars were photographed as they came: neither picture stands beside a line of the estimate.
    for (const work_order_id of [1, 2]) {
      await shop.rpc('add_photo', { work_order_id, checked_in_at: null, kind: 'walk_around', finding_id: null, job_id: null, item: '', damage_mark: '', caption: '', content: DOT });
    }
    const phone = at(guest, undefined, { atOnce: AT_ONCE });
    const ownPage = () => phone.post(`/c/${own}/rpc/customer_page`, { request: {} });
    assert.equal((await ownPage()).said.vehicle.plate, '粤B·12345');
    const { text: page } = await phone.ask(`/c/${own}`);
    const counter = await station(tablet, '前台');
    const offer = await code();

    const tried = kinds(own);
    const names = Object.keys(tried);
    const heard = Object.fromEntries(names.map((name) => [name, {}]));
    const holes = [];
    let next = 0;
    const tries = async () => {
      while (next < TRIES) {
        const name = names[next++ % names.length];
        const [ask, ...may] = tried[name];
        const answer = await ask(phone);
        const { status, headers, text, said } = answer;
        const shows = () => (text === page ? 'the page of every link' : said?.vehicle?.plate);
        const what = `${status} ${answer.code ?? headers.location ?? shows()}`;
        heard[name][what] = (heard[name][what] ?? 0) + 1;
        const isWait = what === '429 too_many_requests' && Number(headers['retry-after']) > 0;
        // A code is told to wait by the limit of codes as well, which says how long in its words alone.
        const isWaitForCodes = what === '429 too_many_requests' && said.params.seconds > 0;
        if (!(isWait || isWaitForCodes || may.includes(what))) holes.push(`${name}: ${what}`);
        // The own page names the shop, as every paper does.
        const told = ['李四光', '54321', '13900139000', ...(name === 'the own link' ? [] : ['顺达汽修'])];
        if (told.some((word) => text.includes(word))) holes.push(`${name} tells of the shop: ${text.slice(0, 200)}`);
      }
    };

    // The counter works on meanwhile: it reads, and every tenth time it writes.
    const [took, refused] = [[], []];
    let isOver = false;
    const works = async () => {
      for (let turn = 0; !isOver; turn++) {
        const begun = performance.now();
        const answer = await (turn % 10 === 0
          ? counter.rpc('save_customer', { id: null, version: 0, name: `客户${turn}`, phone: `137${String(turn).padStart(8, '0')}`, kind: 'private', contact_name: '', contact_phone: '', address: '', note: '', refuses_messages: false })
          : counter.rpc('search', { query: '粤B12345' }));
        took.push(performance.now() - begun);
        if (answer.status !== 200) refused.push(refusal(answer));
        await pause(20);
      }
    };
    const working = works();
    const began = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, tries));
    const lasted = performance.now() - began;
    isOver = true;
    await working;

    console.log(JSON.stringify(heard));
    const figure = (share) => Math.round(within(took, share));
    console.log(`${TRIES} tries in ${Math.round(lasted)} ms; meanwhile the counter asked ${took.length} times: ${figure(0.5)} ms in the middle, ${figure(0.99)} ms of a hundred the slowest but one, ${figure(1)} ms the slowest`);
    assert.deepEqual([...new Set(holes)], []);
    for (const [name, answers] of Object.entries(heard)) assert.ok(Object.keys(answers).some((what) => !what.startsWith('429')), `${name} was never looked at: it was all told to wait`);
    assert.deepEqual(refused, []);
    // By then the pages say that the line is lost.
    assert.ok(within(took, 1) < 3_000, `${figure(1)} ms`);

    // Nobody else was taken anything: another customer's phone, a station by the code of before, and the guest's own page.
    assert.equal((await at(desk).post(`/c/${another}/rpc/customer_page`, { request: {} })).said.vehicle.plate, '粤B·54321');
    assert.equal((await at(desk).pair(offer, '二号机')).status, 200);
    assert.equal((await row('前台')).heard.address, '192.168.77.2');
    await until(async () => (await ownPage()).said.vehicle?.plate === '粤B·12345', 'the guest\'s own page to answer again');
  }));
