// Whether a picture broke off before its end. A browser draws what is there and leaves the rest grey: made smaller here,
// it would come to the host as a whole one. The host judges (`pictures/src/whole.rs`); the tests of both look at the same
// pictures.

/** True for what begins as a JPEG, a PNG or a WebP and does not end as one. */
export function isCut(bytes: Uint8Array): boolean {
  const begins = (...first: number[]) => first.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) return !jpegEnds(bytes);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return !pngEnds(bytes);
  if (begins(0x52, 0x49, 0x46, 0x46)) return bytes.length < 8 || bytes.length - 8 < number(bytes, 4, true);
  return false;
}

const number = (bytes: Uint8Array, at: number, littleEnd = false): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, littleEnd);

/** From marker to marker: the end of the picture comes behind a scan, and no marker is one that begins it anew. */
function jpegEnds(bytes: Uint8Array): boolean {
  let scanned = false;
  for (let at = 0; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    const saysNothing = marker <= 1 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (bytes[at] !== 0xff || saysNothing) {
      at++;
      continue;
    }
    if (marker === 0xd9) return scanned;
    scanned ||= marker === 0xda;
    // The picture's beginning has no length; an end inside another segment is that of a small picture of it.
    at += 2 + (marker === 0xd8 ? 0 : ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0));
  }
  return false;
}

function pngEnds(bytes: Uint8Array): boolean {
  const [beginning, around] = [8, 12];
  for (let at = beginning; at + around <= bytes.length; ) {
    const next = at + around + number(bytes, at);
    if (number(bytes, at + 4) === 0x49454e44) return next <= bytes.length;
    at = next;
  }
  return false;
}
