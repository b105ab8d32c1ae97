import { beforeEach, expect, it, vi } from 'vitest';
import { prepared } from './shrink';

let drawn: { width: number; height: number; type: string; quality: number }[];
let asked: unknown[];
let gives: Blob | null;

/** A canvas that only remembers what it was asked for. */
class Canvas {
  width = 0;
  height = 0;
  getContext = () => ({ fillRect: () => undefined, drawImage: () => undefined });
  toBlob(done: (picture: Blob | null) => void, type: string, quality: number): void {
    drawn.push({ width: this.width, height: this.height, type, quality });
    done(gives);
  }
}

beforeEach(() => {
  drawn = [];
  asked = [];
  gives = new Blob(['small'], { type: 'image/jpeg' });
  vi.stubGlobal('document', { createElement: () => new Canvas() });
});

const decodes = (width: number, height: number) =>
  vi.stubGlobal('createImageBitmap', (_: unknown, how: unknown) => {
    asked.push(how);
    return Promise.resolve({ width, height, close: () => undefined });
  });
const cannotDecode = () =>
  vi.stubGlobal('createImageBitmap', () =>
    Promise.reject(new DOMException('no picture', 'InvalidStateError')),
  );

/** A file of which only the size matters. */
function fileOf(size: number): File {
  const file = new File(['MZ'], 'photo.jpg');
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

it('a photo goes upright, at most 2048 dots along its longer side, as JPEG', async () => {
  decodes(3000, 4000);
  const { content, picture } = await prepared(fileOf(9_000_000));
  expect(asked).toEqual([{ imageOrientation: 'from-image' }]);
  expect(drawn).toEqual([{ width: 1536, height: 2048, type: 'image/jpeg', quality: 0.82 }]);
  expect(content).toBe(btoa('small'));
  expect(picture).toBe(gives);
});

it('a small one keeps its size', async () => {
  decodes(640, 480);
  await prepared(fileOf(50_000));
  expect(drawn).toMatchObject([{ width: 640, height: 480 }]);
});

it('what the browser cannot read goes as it is: the host says what is wrong', async () => {
  cannotDecode();
  expect(await prepared(fileOf(2))).toEqual({ content: btoa('MZ') });
  expect(drawn).toEqual([]);
});

it('what broke off goes as it is, though the browser would draw it with the rest in grey', async () => {
  decodes(640, 480);
  const begun = [0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 7];
  const sent = await prepared(new File([Uint8Array.from(begun)], 'photo.jpg'));
  expect(sent).toEqual({ content: btoa(String.fromCharCode(...begun)) });
  expect(drawn).toEqual([]);
});

it('neither read nor small enough to be sent it is refused here', async () => {
  cannotDecode();
  await expect(prepared(fileOf(20 * 2 ** 20 + 1))).rejects.toMatchObject({
    code: 'file_too_large',
    params: { megabytes: 21, limit: 20 },
  });
});

it('what says that it is a PDF is no photo, and not sent to be refused', async () => {
  decodes(640, 480);
  for (const pdf of [new File(['MZ'], '保单.PDF'), new File(['MZ'], 'scan', { type: 'application/pdf' })])
    await expect(prepared(pdf)).rejects.toMatchObject({ code: 'pdf_among_photos' });
  expect(drawn).toEqual([]);
});

it('a canvas that gives nothing sends the file', async () => {
  decodes(640, 480);
  gives = null;
  expect(await prepared(fileOf(2))).toEqual({ content: btoa('MZ') });
});
