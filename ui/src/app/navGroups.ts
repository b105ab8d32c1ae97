import { useState } from 'react';
import type { NavGroup, NavItem } from '../features/feature';

/** Ways that stand together; those without a heading stand by themselves. */
export interface NavSection {
  group: NavGroup | undefined;
  items: readonly NavItem[];
}

/** Who has no more ways than this finds them without headings: so has whoever holds one seat. */
const fewest = 13;

/** The ways as they stand below each other, with headings once they are many. */
export function sectionsOf(items: readonly NavItem[]): NavSection[] {
  if (items.length < fewest) return [{ group: undefined, items }];
  const sections: { group: NavGroup | undefined; items: NavItem[] }[] = [];
  for (const item of items) {
    const last = sections.at(-1);
    if (last && last.group === item.group) last.items.push(item);
    else sections.push({ group: item.group, items: [item] });
  }
  return sections;
}

const place = 'workbay.rail.closed';

function kept(): readonly string[] {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Which headings are closed at this station; that lasts. */
export function useClosedGroups(): [readonly string[], (group: NavGroup) => void] {
  const [closed, setClosed] = useState(kept);
  const turn = (group: NavGroup) => {
    const next = closed.includes(group) ? closed.filter((one) => one !== group) : [...closed, group];
    localStorage.setItem(place, JSON.stringify(next));
    setClosed(next);
  };
  return [closed, turn];
}
