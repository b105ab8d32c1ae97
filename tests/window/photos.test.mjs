// A photo in the real window: the engine makes it smaller, the host keeps it, and the window shows it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTheWindow } from './driver.mjs';
import { sitting, walkedIn } from './shop.mjs';
import { named, picture, press } from './support/hands.mjs';

/** As the file of a camera: larger than is kept, its left half red. */
const choosePhoto = `
  const paper = document.createElement('canvas');
  [paper.width, paper.height] = [3000, 2000];
  const pen = paper.getContext('2d');
  pen.fillStyle = '#c02020';
  pen.fillRect(0, 0, 1500, 2000);
  const bytes = await new Promise((done) => paper.toBlob(done, 'image/jpeg', 0.9));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], 'IMG_0001.JPG', { type: 'image/jpeg' }));
  const field = document.querySelector('input[type=file][data-testid$="walk_around"]:not([capture])');
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
`;

test('a photo is taken in, shown small and large, and drawn on in the window', () =>
  inTheWindow('photos', async (driver) => {
    await sitting(driver);
    const work_order_id = await walkedIn(driver);
    await driver.execute('location.hash = arguments[0];', `#/visits/${work_order_id}`);
    await driver.find(named('photos-walk_around'));
    await driver.executeAsync(choosePhoto);
    const photos = () => driver.rpc('list_photos', { work_order_id }).then((page) => page.photos);
    await driver.waitFor(async () => (await photos()).length === 1, 'the photo to be kept');
    const [kept] = await photos();
    assert.deepEqual([kept.width, kept.height, kept.kind], [2048, 1365, 'walk_around']);
    const drawn = (css) => driver.execute(
      'const shown = document.querySelector(arguments[0]); const image = shown?.querySelector("image, img") ?? shown; return Boolean(image && (image.naturalWidth > 0 || image.href?.baseVal));', css,
    );
    await driver.waitFor(() => drawn(named(`photo-${kept.id}`)), 'the small photo');
    await picture(driver, 'photo-small');
    await press(driver, named(`photo-${kept.id}`));
    await driver.waitFor(() => drawn(named('photo-whole')), 'the large photo');
    await picture(driver, 'photo-large');
    await press(driver, named('photo-turn'));
    await press(driver, named('photo-save'));
    await driver.waitFor(async () => (await photos())[0].quarter_turns === 1, 'the turn to be kept');
  }));
