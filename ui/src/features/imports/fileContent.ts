import { MAX_IMPORT_FILE } from '@bindings';

/** How large a file is, when it is too large. */
export function tooLarge(bytes: number): { megabytes: number; limit: number } | undefined {
  const megabytes = (count: number) => Math.ceil(count / 2 ** 20);
  if (bytes <= MAX_IMPORT_FILE) return undefined;
  return { megabytes: megabytes(bytes), limit: megabytes(MAX_IMPORT_FILE) };
}

const readable = /\.(csv|txt|tsv|xls|xlsx)$/i;

/** Whether the name is one of a table: what it really holds is looked at by the host. */
export const isTableFile = (name: string): boolean => readable.test(name);
