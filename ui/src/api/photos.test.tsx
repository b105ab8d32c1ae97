// The bytes of photos: asked for once, a few at a time, and kept for nobody but who asked.
import { beforeEach, expect, it } from 'vitest';
import { Refusal } from './errors';
import { photoBytes } from './photos';
import { forgetSession, keepSession } from './session';
import { installTransport, type Transport } from './transport';

interface Asked {
  what: string;
  answer: (bytes: Blob) => void;
  refuse: (why: Refusal) => void;
}
let asked: Asked[];
const session = { token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] };
const turn = () => new Promise((done) => setTimeout(done, 0));
const jpeg = new Blob(['jpeg']);

beforeEach(() => {
  asked = [];
  installTransport({
    place: 'station',
    photo: (id: number, size: string) =>
      new Promise<Blob>((answer, refuse) => asked.push({ what: `${id}/${size}`, answer, refuse })),
  } as unknown as Transport);
  forgetSession();
  keepSession(session);
});

it('a photo is asked for once, and by its size', async () => {
  const [small, again, whole] = [photoBytes(1, 'small'), photoBytes(1, 'small'), photoBytes(1, 'whole')];
  await turn();
  expect(asked.map(({ what }) => what)).toEqual(['1/small', '1/whole']);
  for (const one of asked) one.answer(jpeg);
  expect(await Promise.all([small, again, whole])).toEqual([jpeg, jpeg, jpeg]);
});

it('a page full of photos leaves lines to the host for what else is asked', async () => {
  const all = [1, 2, 3, 4, 5].map((id) => photoBytes(id, 'small'));
  await turn();
  expect(asked).toHaveLength(3);
  asked[0]?.answer(jpeg);
  await turn();
  expect(asked.map(({ what }) => what)).toEqual(['1/small', '2/small', '3/small', '4/small']);
  for (let at = 1; at < 5; at++) {
    asked[at]?.answer(jpeg);
    await turn();
  }
  expect(await Promise.all(all)).toHaveLength(5);
});

it('the next person at this station is shown nothing the last one was', async () => {
  const mine = photoBytes(1, 'whole');
  await turn();
  asked[0]?.answer(jpeg);
  await mine;
  keepSession({ ...session, token: 'two', person_id: 5 });
  void photoBytes(1, 'whole').catch(() => undefined);
  await turn();
  expect(asked).toHaveLength(2);
  asked[1]?.answer(jpeg);
});

it('one that was refused is asked for again, and one that was taken off the page anew', async () => {
  const lost = photoBytes(1, 'small');
  await turn();
  asked[0]?.refuse(new Refusal('photo_lost'));
  await expect(lost).rejects.toMatchObject({ code: 'photo_lost' });
  const there = photoBytes(1, 'small');
  await turn();
  asked[1]?.answer(jpeg);
  await there;
  void photoBytes(1, 'small', '2026-03-02T02:00:00Z');
  await turn();
  expect(asked).toHaveLength(3);
  asked[2]?.answer(jpeg);
});
