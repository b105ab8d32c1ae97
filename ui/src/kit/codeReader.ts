import { keepLoading } from './loaded';

/** A larger photo shows nothing more of a code, and an old phone has no room for its dots. */
const maxSide = 3000;

/** What papers, cars and boxes bear. */
const formats = [
  'QRCode',
  'DataMatrix',
  'Code128',
  'Code39',
  'Code93',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'ITF',
] as const;

/** The browser's own reader. Not every one has it, and over plain http none. */
interface OwnReader {
  detect(picture: ImageBitmap): Promise<{ rawValue: string }[]>;
}

async function readByBrowser(photo: ImageBitmap): Promise<string[]> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: new () => OwnReader };
  if (!BarcodeDetector) return [];
  try {
    return (await new BarcodeDetector().detect(photo)).map((code) => code.rawValue);
  } catch {
    // Some have it by name alone, without what does the work.
    return [];
  }
}

function dotsOf(photo: ImageBitmap): ImageData | undefined {
  const share = Math.min(1, maxSide / Math.max(photo.width, photo.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(photo.width * share));
  canvas.height = Math.max(1, Math.round(photo.height * share));
  const on = canvas.getContext('2d');
  if (!on) return undefined;
  // What can be seen through would become black, and so would the code.
  on.fillStyle = '#ffffff';
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.drawImage(photo, 0, 0, canvas.width, canvas.height);
  const dots = on.getImageData(0, 0, canvas.width, canvas.height);
  // An old phone keeps few canvases: their dots go at once.
  canvas.width = 0;
  canvas.height = 0;
  return dots;
}

/** The program's own reader comes with its parts, never from elsewhere: a shop may have no line to the outside. */
const ownReader = () =>
  keepLoading(async () => {
    const [reader, { default: address }] = await Promise.all([
      import('zxing-wasm/reader'),
      import('zxing-wasm/reader/zxing_reader.wasm?url'),
    ]);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the reader of codes did not come: ${answer.status}`);
    await reader.prepareZXingModule({
      overrides: { wasmBinary: await answer.arrayBuffer() },
      // The bytes are the same whenever they are asked for.
      equalityFn: () => true,
      fireImmediately: true,
    });
    return reader;
  });

/** The texts of all codes on a photo, each once; none when the file is no photo that this browser can read. */
export async function codesOn(file: Blob): Promise<string[]> {
  let photo: ImageBitmap;
  try {
    photo = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return [];
  }
  try {
    const seen = await readByBrowser(photo);
    if (seen.length > 0) return [...new Set(seen)];
    const dots = dotsOf(photo);
    if (!dots) return [];
    const { readBarcodes } = await ownReader();
    const found = await readBarcodes(dots, {
      formats: [...formats],
      maxNumberOfSymbols: 8,
      textMode: 'Plain',
    });
    return [...new Set(found.map((code) => code.text).filter((text) => text !== ''))];
  } finally {
    photo.close();
  }
}
