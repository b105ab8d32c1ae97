import type { PartsCar, PartsRow } from '@bindings';

/** What stands open on the list: one line at a time. */
export interface AtHand {
  /** The line parts are being issued to. */
  issuing: number | undefined;
  issue: (line: number | undefined) => void;
  /** What was scanned off its box; a batch it names is the one that goes out. */
  box: string;
  /** A code was scanned while a line stands open. */
  scanned: (code: string) => void;
  takeBack: (row: PartsRow) => void;
  link: (row: PartsRow) => void;
  /** What went out for a car, on paper; none where nobody here is handed it. */
  slip: ((car: PartsCar) => void) | undefined;
  /** Who only looks has no buttons. */
  keeps: boolean;
}
