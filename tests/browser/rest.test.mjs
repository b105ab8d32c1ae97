// What the stories wait for: a page rests when all it asked for is answered, and drawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rest } from './support/station.mjs';

test('an answer that comes while the frames are watched is waited for until it is drawn', async () => {
  const page = { asked: new Set(['remove_photo']), answered: 0, looked: 0, url: () => '#/visit/1' };
  page.evaluate = async () => {
    page.looked += 1;
    if (page.asked.delete('remove_photo')) page.answered += 1;
    return true;
  };
  await rest(page);
  assert.equal(page.looked, 2);
});
