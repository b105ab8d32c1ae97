/**
 * What is tapped together to a sentence: phrases in groups, in the order in which they are said. 右后, then 减震器, then
 * 漏油 make one clause; a phrase of the same group or of an earlier one begins the next.
 */
export type PhraseGroups = readonly (readonly string[])[];

/** In which group stands what the text ends with; what somebody typed is what the last phrases are said of. */
function groupAtEnd(typed: string, groups: PhraseGroups): number {
  const said = groups.findIndex((group) => group.some((phrase) => typed.endsWith(phrase)));
  return said >= 0 ? said : Math.max(0, groups.length - 2);
}

const isHan = (character: string | undefined): boolean => /\p{Script=Han}/u.test(character ?? '');

/** A phrase behind what stands there already, which it never replaces. */
export function withPhrase(typed: string, phrase: string, groups: PhraseGroups): string {
  const before = typed.trimEnd();
  if (before === '') return phrase;
  // A new line, and a comma that stands there, have parted the two already.
  if (typed.endsWith('\n')) return typed + phrase;
  if (/[，。；、：！？]$/u.test(before)) return before + phrase;
  const han = isHan(phrase[0]);
  if (/[,.;:!?]$/.test(before)) return `${before} ${phrase}`;
  const place = groups.findIndex((group) => group.includes(phrase));
  if (place > groupAtEnd(before, groups)) return before + (han && isHan(before.at(-1)) ? '' : ' ') + phrase;
  return before + (han ? '，' : ', ') + phrase;
}
