import type { WorkPackage } from '@bindings';

/** A package of work is found by its code, its name and the initials of its name. */
export const isMeant = (known: Pick<WorkPackage, 'code' | 'name' | 'initials'>, typed: string): boolean => {
  const text = typed.trim().toLowerCase();
  return [known.code, known.name, known.initials].some((said) => said.toLowerCase().includes(text));
};
