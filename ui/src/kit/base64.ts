/** The bytes of a file as base64, piece by piece: a long file would overflow one call. */
export function base64Of(bytes: Uint8Array): string {
  // A multiple of three, so that every piece but the last is whole and pieces can be set side by side.
  const piece = 3 * 8192;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + piece))));
  }
  return parts.join('');
}
