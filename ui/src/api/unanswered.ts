import { useSyncExternalStore } from 'react';
import { newKey } from './key';
import { keptSession, onSession } from './session';
import { countUnsent } from './unsent';

// A write or long work that got no answer may have happened. Asking the same again, whether by itself, by a second press
// of the button or after a reload, carries the same key, so that the host answers it instead of doing it twice.
const place = 'workbay.unanswered';
/** Who presses the same button an hour later means a new command. */
const keptFor = 60 * 60 * 1000;

interface Unanswered {
  key: string;
  /** Who asked: a key is good for one person only. */
  person: number | undefined;
  at: number;
  /** It waits for the line and goes out again by itself; otherwise somebody has to look what became of it. */
  waits: boolean;
  /** People are told of it. */
  told: boolean;
}

let held = read();
let counted = { waiting: 0, open: 0 };
const watching = new Set<() => void>();

/** What was asked when the page was left got no answer that anybody saw. */
function read(): Map<string, Unanswered> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? '[]') as [string, Unanswered][];
    return new Map(kept.map(([sentence, one]) => [sentence, { ...one, waits: false, told: true }]));
  } catch {
    return new Map();
  }
}

function changed(): void {
  try {
    if (held.size === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify([...held]));
  } catch {
    // Without room for it the keys still hold as long as the page does.
  }
  const told = [...held.values()].filter((one) => one.told && isOfNow(one));
  const next = {
    waiting: told.filter((one) => one.waits).length,
    open: told.filter((one) => !one.waits).length,
  };
  if (next.waiting === counted.waiting && next.open === counted.open) return;
  counted = next;
  for (const tell of watching) tell();
}

const isOfNow = ({ person, at }: Unanswered): boolean =>
  person === keptSession()?.person_id && Date.now() - at < keptFor;

/** A request in a few letters: what is kept must hold neither a PIN nor ten photos. */
function short(text: string): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    one = Math.imul(one ^ letter, 2654435761);
    other = Math.imul(other ^ letter, 1597334677);
  }
  return `${text.length}.${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}

/** The key under which the host hears what this person asks; who sends it again by themselves has their own. */
export function begin(asked: string, own?: string): { sentence: string; key: string } {
  const person = keptSession()?.person_id;
  const sentence = `${person ?? ''} ${short(asked)}`;
  const before = held.get(sentence);
  const key = own ?? (before && isOfNow(before) ? before.key : newKey());
  held.set(sentence, { key, person, at: Date.now(), waits: true, told: before?.told ?? false });
  changed();
  return { sentence, key };
}

/** The line is lost: people are told that what they pressed goes out again by itself. */
export function wait(sentence: string): void {
  set(sentence, { told: true, waits: true });
}

/** Nobody sends it again but the person. */
export function giveUp(sentence: string): void {
  set(sentence, { told: true, waits: false });
}

function set(sentence: string, state: Partial<Unanswered>): void {
  const one = held.get(sentence);
  if (one) held.set(sentence, { ...one, ...state });
  changed();
}

/** The host does not know who asks: what was never lost was not done, of all else nothing is known. */
export function notLetIn(sentence: string): void {
  if (held.get(sentence)?.told) giveUp(sentence);
  else answered(sentence);
}

export function answered(sentence: string): void {
  held.delete(sentence);
  changed();
}

/** Nobody wants what goes under this key any more. */
export function dropped(key: string): void {
  held = new Map([...held].filter(([, one]) => one.key !== key));
  changed();
}

/** The person has looked what became of it: the next press is a new command. */
export function forgetUnanswered(): void {
  held = new Map([...held].filter(([, one]) => one.waits || !isOfNow(one)));
  changed();
}

countUnsent(() => [...held.values()].some(isOfNow));

// Who signs in is told of what they themselves left open here, and of nobody else's.
onSession(changed);

function watch(tell: () => void): () => void {
  watching.add(tell);
  // By the clock alone some of it is of another time by now.
  changed();
  return () => watching.delete(tell);
}

/** How much of what this person did here has no answer: what waits for the line, and what somebody has to look after. */
export const useUnanswered = (): { waiting: number; open: number } =>
  useSyncExternalStore(watch, () => counted);
