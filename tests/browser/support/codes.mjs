// Codes as a camera or a provider's picture shows them.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ui = join(import.meta.dirname, '../../../ui/package.json');
const png = (name, buffer) => ({ name, mimeType: 'image/png', buffer });

/** A picture without anything on it. */
export const dot = png('blurred.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));

/** A text as a camera sees it, for the field that takes a photo. */
export async function photoOf(texts) {
  const { prepareZXingModule, writeBarcode } = await import(pathToFileURL(createRequire(ui).resolve('zxing-wasm/writer')).href);
  await prepareZXingModule({
    overrides: { wasmBinary: readFileSync(createRequire(ui).resolve('zxing-wasm/writer/zxing_writer.wasm')) }, fireImmediately: true,
  });
  return Promise.all(
    texts.map(async ([format, text]) => {
      const { image } = await writeBarcode(text, { format, scale: 4 });
      return png('photo.png', Buffer.from(await image.arrayBuffer()));
    }),
  );
}
