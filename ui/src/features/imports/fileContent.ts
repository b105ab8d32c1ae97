import { MAX_IMPORT_FILE } from '@bindings';

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

/** How large a file is, when it is too large. */
export function tooLarge(bytes: number): { megabytes: number; limit: number } | undefined {
  const megabytes = (count: number) => Math.ceil(count / 2 ** 20);
  if (bytes <= MAX_IMPORT_FILE) return undefined;
  return { megabytes: megabytes(bytes), limit: megabytes(MAX_IMPORT_FILE) };
}

const readable = /\.(csv|txt|tsv|xls|xlsx)$/i;

/** Whether the name is one of a table: what it really holds is looked at by the host. */
export const isTableFile = (name: string): boolean => readable.test(name);
