// A hand scanner is a keyboard: it types what it read, faster than any hand, and ends with Enter.

/** So many milliseconds lie between two keys of a scanner at most; the fastest hand needs twice as long. */
const gap = 35;
/** Two hands that fall on the keys together write less than this. */
const minLength = 6;

/** A key as it goes down. */
export interface Stroke {
  key: string;
  /** When, in milliseconds of any clock. */
  at: number;
  /** It is held, and comes again by itself: as fast as a scanner, and always the same. */
  repeat: boolean;
  /** With Ctrl, Alt or the key of the system it is a command and writes nothing. */
  commands: boolean;
  /** It belongs to an input method, and nobody knows yet what it will write. */
  composing: boolean;
}

/** What a key makes of those before it. */
export interface Heard {
  /** It is the first of what may become a scan. */
  begins: boolean;
  /** It came faster after the one before than a hand types. */
  fast: boolean;
  /** It ends a scan: the characters of it. */
  scan: string | undefined;
}

const nothing: Heard = { begins: false, fast: false, scan: undefined };

/** A scanner presses these beside the characters, as a hand does. */
const beside = new Set(['Shift', 'CapsLock', 'NumLock']);

/** Hears key after key and tells a scanner from a hand. */
export function scannerEar(): (stroke: Stroke) => Heard {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return ({ key, at, repeat, commands, composing }) => {
    if (beside.has(key)) return nothing;
    const fast = text !== '' && at - last < gap;
    const before = text;
    text = '';
    if (repeat || commands || composing) return nothing;
    if (key === 'Enter') {
      // Where it ends nothing it does what it does, however soon it comes after a key of a quick hand.
      return fast && Array.from(before).length >= minLength ? { begins: false, fast, scan: before } : nothing;
    }
    if (Array.from(key).length !== 1) return nothing;
    last = at;
    text = fast ? before + key : key;
    return { begins: !fast, fast, scan: undefined };
  };
}

/** What was scanned, as it stands in the code: the input method may have made the characters wide. */
export const scannedText = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, '')
    .trim();

/** A code on a box is the one in the catalogue, whoever wrote its letters small or wide. */
export const sameCode = (one: string, other: string): boolean =>
  scannedText(one).toUpperCase() === scannedText(other).toUpperCase();

/** A work order, a booking or another paper of this shop, by the number it bears: its prefix, the day, the count. */
function numberOf(text: string, prefixes: readonly string[]): string | undefined {
  const [, prefix] = /^([A-Z]+)\d{8}\d{3,}$/.exec(text) ?? [];
  return prefix !== undefined && prefixes.includes(prefix) ? text : undefined;
}

/** The number of a car. On some plates an I stands before it, for an imported one. */
function vinOf(text: string): string | undefined {
  const [, vin] = /^I?([A-HJ-NPR-Z\d]{17})$/.exec(text) ?? [];
  return vin !== undefined && /[A-Z]/.test(vin) && /\d/.test(vin) ? vin : undefined;
}

/** One of ours: what the shop itself writes as a code, or a car bears. */
export interface Ours {
  kind: 'number' | 'vin';
  text: string;
}

/**
 * What a scan names, when it is one of ours. With the caps lock on a scanner writes small letters, and they mean the
 * same.
 */
export function oursOf(raw: string, prefixes: readonly string[]): Ours | undefined {
  const text = scannedText(raw).toUpperCase();
  const number = numberOf(text, prefixes);
  if (number !== undefined) return { kind: 'number', text: number };
  const vin = vinOf(text);
  return vin === undefined ? undefined : { kind: 'vin', text: vin };
}
