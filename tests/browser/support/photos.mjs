// Photos as a camera hands them over, and what a page shows of them.

/** A photo as a camera would send it, painted by the browser of a page: sky, road, a car in this colour. */
export async function photo(page, name, { colour, upright = false, type = 'image/jpeg' }) {
  const base64 = await page.evaluate(
    ([paint, turn, media]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = turn ? [1800, 2400] : [2400, 1800];
      const on = canvas.getContext('2d');
      const sky = on.createLinearGradient(0, 0, 0, canvas.height);
      sky.addColorStop(0, '#9db7c9');
      sky.addColorStop(1, '#50524f');
      on.fillStyle = sky;
      on.fillRect(0, 0, canvas.width, canvas.height);
      on.fillStyle = paint;
      on.fillRect(canvas.width * 0.15, canvas.height * 0.45, canvas.width * 0.7, canvas.height * 0.2);
      on.fillRect(canvas.width * 0.3, canvas.height * 0.32, canvas.width * 0.35, canvas.height * 0.15);
      on.fillStyle = '#1c1c1c';
      for (const at of [0.3, 0.7]) {
        on.beginPath();
        on.arc(canvas.width * at, canvas.height * 0.66, canvas.width * 0.06, 0, 7);
        on.fill();
      }
      return canvas.toDataURL(media, 0.9).split(',')[1];
    },
    [colour, upright, type],
  );
  return { name, mimeType: type, buffer: Buffer.from(base64, 'base64') };
}

/** A program whose name says that it is a photo. */
export const program = { name: 'IMG_0007.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(`MZ\x90\0${'\0'.repeat(500)}This program cannot be run in DOS mode.`) };

/** The photos a part of a page shows. */
export const tiles = (place) => place.locator('[data-testid^="photo-"][data-testid]:not(input)').locator('svg[data-turns]');
