import { read } from '../api/read';
import { keptSession } from '../api/session';
import { queries } from './queries';

/** A host that takes longer than this is waited for in sight; where the first screen is shown already, later. */
const patience = { bare: 300, drawn: 3000 };

/**
 * Asks who works here while the words are on their way: the first thing drawn is then what was asked for, and not a
 * page that waits for it. Where somebody sits already nobody is asked.
 */
export async function askFirst(isDrawn: boolean): Promise<void> {
  if (keptSession()) return;
  await Promise.race([
    queries.prefetchQuery(read('shop_status', {})),
    new Promise((resume) => setTimeout(resume, isDrawn ? patience.drawn : patience.bare)),
  ]);
}
