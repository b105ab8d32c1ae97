import { whenIdle } from './idle';
import { navFor, routes } from './registry';

/** Where a page stands in the navigation; the pages of single records come after all that stand there. */
const rank = (path: string, nav: readonly string[]): number => {
  const at = nav.indexOf(`/${path}`);
  return at < 0 ? nav.length : at;
};

/** What was photographed before this page was opened anew goes out, whichever page is looked at. */
export const sendPhotosOfBefore = (): (() => void) =>
  whenIdle(() => void import('../features/photos/uploads'));

/**
 * Loads the pages one after the other, each when nothing else is to be done, those of the person's own navigation
 * first: whoever opens one for the first time finds it there. Answers how to stop.
 */
export function loadPagesAhead(roles: readonly string[]): () => void {
  const nav = navFor(roles).map(({ to }) => to);
  const pages = [...routes]
    .sort((one, other) => rank(one.path, nav) - rank(other.path, nav))
    .map(({ page }) => page);
  let stop: () => void = () => undefined;
  let stopped = false;
  const next = (): void => {
    const page = pages.shift();
    if (!page || stopped) return;
    stop = whenIdle(() => void page.ahead().then(next));
  };
  next();
  return () => {
    stopped = true;
    stop();
  };
}
