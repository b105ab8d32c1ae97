import type { UnitsOfPart } from '@bindings';
import { useRead } from './read';

// As many parts as the host answers one question about.
const mostParts = 500;

/** What parts are counted in, and the units they come in beside: whoever types a quantity chooses one of them. */
export function useUnits(parts: readonly number[]): (part: number | undefined) => UnitsOfPart | undefined {
  const asked = [...new Set(parts)].slice(0, mostParts);
  const { data } = useRead(
    'parts_availability',
    { parts: asked },
    { enabled: asked.length > 0, placeholderData: (before) => before },
  );
  return (part) => data?.units.find((one) => one.part_id === part);
}
