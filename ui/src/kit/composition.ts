// What an input method does while it turns keys into characters: until it has ended, no key is the program's.

/** A key that makes an input method let go arrives in the same moment as what it lets go of. */
const afterglow = 60;

let composing = false;
let endedAt = Number.NEGATIVE_INFINITY;

/** Begins to listen; what is given back ends it. */
export function watchComposition(): () => void {
  const begin = () => {
    composing = true;
  };
  const end = (event: Event) => {
    composing = false;
    endedAt = event.timeStamp;
  };
  window.addEventListener('compositionstart', begin, true);
  window.addEventListener('compositionend', end, true);
  return () => {
    composing = false;
    endedAt = Number.NEGATIVE_INFINITY;
    window.removeEventListener('compositionstart', begin, true);
    window.removeEventListener('compositionend', end, true);
  };
}

interface Key {
  isComposing: boolean;
  keyCode: number;
}

/** The key belongs to the input method. WebKit says so by the code 229, also before the composition begins. */
export const isComposing = (event: Key): boolean => event.isComposing || event.keyCode === 229;

/**
 * The key interrupts an input method: what stands in the field is what it let go of, half a word, and nothing
 * that may be saved before somebody has seen it.
 */
export const interruptsComposition = (event: Key & { timeStamp: number }): boolean =>
  composing || isComposing(event) || event.timeStamp - endedAt < afterglow;

export type Latin = 'plate' | 'vin' | 'phone' | 'number';

// What stands on plates beside letters and digits, and beside a phone number.
const onPlates = new Set(
  '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新港澳台学警挂领使临应急试超武民航电',
);
const besidePhones = new Set('转');

const allowed: Record<Latin, ReadonlySet<string>> = {
  plate: onPlates,
  vin: new Set(),
  phone: besidePhones,
  number: new Set(),
};

/** What a field takes: letters and digits, and the few characters that belong to them. */
export function latinOf(field: Element): Latin | undefined {
  if (!(field instanceof HTMLInputElement)) return undefined;
  const said = field.dataset.latin;
  if (said === 'plate' || said === 'vin' || said === 'phone') return said;
  if (field.inputMode === 'tel') return 'phone';
  return field.inputMode === 'numeric' || field.inputMode === 'decimal' ? 'number' : undefined;
}

/** What an input method wrote into such a field, parted into what stays and what does not belong there. */
export function sifted(kind: Latin, written: string): { kept: string; refused: string } {
  const characters = Array.from(written);
  const belongs = (c: string) => !/[\p{Script=Han}\p{Script=Bopomofo}]/u.test(c) || allowed[kind].has(c);
  return {
    kept: characters.filter(belongs).join(''),
    refused: characters.filter((c) => !belongs(c)).join(''),
  };
}
