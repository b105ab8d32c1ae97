import type { CheckInItem } from '@bindings';
import { createContext, useContext } from 'react';
import { useWords } from '../../i18n/words';

const Asked = createContext<readonly CheckInItem[]>([]);

/** What is looked at on a visit, for whatever of its page names an item. */
export const AskedItems = Asked.Provider;

/** What an item of the walk-around is called: as the list of the visit says, or else as the program does. */
export function useItemWord(): (code: string | null | undefined) => string {
  const asked = useContext(Asked);
  const word = useWords();
  return (code) => asked.find((item) => item.code === code)?.name || word('walk_around_item', code);
}
