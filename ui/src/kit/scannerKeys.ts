// Where the keys of a scanner go: to the field they are meant for, or to whoever opens what was scanned.

import { isComposing, latinOf } from './composition';
import { isSearching } from './Field';
import { dialogOpen } from './rest';
import { type Ours, oursOf, scannerEar } from './scanner';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** These take no characters. */
const noText = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** The field a key writes into. */
export function textField(at: EventTarget | null): TextField | undefined {
  const field =
    at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && !noText.has(at.type))
      ? at
      : undefined;
  return field?.readOnly || field?.disabled ? undefined : field;
}

/** A field as it stood before the first key of a scan. */
export interface Before {
  field: TextField | undefined;
  value: string;
  from: number | null;
  to: number | null;
}

export function asItStands(field: TextField | undefined): Before {
  return {
    field,
    value: field?.value ?? '',
    from: field?.selectionStart ?? null,
    to: field?.selectionEnd ?? null,
  };
}

/** Puts a field back as if nothing had been typed, so that its form hears of it. */
export function putBack({ field, value, from, to }: Before): void {
  if (!field || field.value === value) return;
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (from !== null) field.setSelectionRange(from, to);
}

/** The field asks for the very thing that was scanned: there it is typed, and meant to be. */
function asksFor(field: TextField, ours: Ours): boolean {
  return ours.kind === 'vin' ? latinOf(field) === 'vin' : field.dataset.takes === 'number';
}

interface Hands {
  /** What the numbers of this shop's papers begin with. */
  prefixes: () => readonly string[];
  /** Something was scanned that no field is meant to hold. */
  onScan: (raw: string) => void;
  /** It was scanned while a dialog waits for an answer, and no field of it took it. */
  onBehindDialog: () => void;
}

/**
 * Listens for a scanner on every page; what is given back ends it. A scan in a field stays there, unless it is one of
 * ours or the field is the one that finds everything. In a dialog nothing is taken from a field at all: whoever answers
 * a question must not find themselves elsewhere.
 */
export function watchScanner({ prefixes, onScan, onBehindDialog }: Hands): () => void {
  const hear = scannerEar();
  let before = asItStands(undefined);

  const press = (event: KeyboardEvent) => {
    const heard = hear({
      key: event.key,
      at: event.timeStamp,
      repeat: event.repeat,
      commands: event.ctrlKey || event.altKey || event.metaKey,
      composing: isComposing(event),
    });
    const swallow = () => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const field = textField(event.target);
    if (heard.begins) before = asItStands(field);
    const behind = dialogOpen();
    if (heard.scan === undefined) {
      // Where nobody writes, digits choose and the space bar presses: a code must not do so on its way.
      // Where the first of them led into a field, the rest is written there: so types who is quick after choosing.
      if (heard.fast && !before.field && !field && !behind) swallow();
      return;
    }
    if (behind) {
      // Enter would press whatever button of the dialog holds the focus.
      if (before.field) return;
      swallow();
      onBehindDialog();
      return;
    }
    if (before.field) {
      // The cursor went on to another field on the way: nobody knows any more what was meant.
      if (before.field !== field || field.type === 'password') return;
      const ours = oursOf(heard.scan, prefixes());
      if (ours ? asksFor(field, ours) : !isSearching()) return;
      putBack(before);
    }
    swallow();
    onScan(heard.scan);
  };
  window.addEventListener('keydown', press, true);
  return () => window.removeEventListener('keydown', press, true);
}
