import { type ComponentType, lazy } from 'react';

const pause = 1000;
const patience = 2000;
const reloaded = 'workbay.reloaded';
/** After an update the old scripts are gone: a page loaded anew has the new ones. */
const reloadAgain = 60_000;

/**
 * A part of the program that comes when it is wanted. While the line is down it is asked for again each second, so
 * that it appears by itself; when the host answers and still does not have it, the whole page is loaded anew.
 */
export function loaded<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => keepLoading(load));
}

export async function keepLoading<Part>(
  load: () => Promise<Part>,
  hostAnswers: () => Promise<boolean> = pageIsServed,
  reload: () => void = reloadOnce,
): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      forgetFailedStyles();
      if (await hostAnswers()) {
        // The line may have come back between the two questions.
        const late = await load().catch(() => undefined);
        if (late !== undefined) return late;
        reload();
      }
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

async function pageIsServed(): Promise<boolean> {
  const enough = new AbortController();
  const clock = setTimeout(() => enough.abort(), patience);
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store', signal: enough.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(clock);
  }
}

const failed = new Set<HTMLLinkElement>();
// An error of a link does not rise to the window, but is seen on its way down.
window.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target);
  },
  true,
);

/** A style whose link stands in the page counts as there, also when it never came: the next page would be shown bare. */
function forgetFailedStyles(): void {
  for (const link of failed) link.remove();
  failed.clear();
}

function reloadOnce(): void {
  const before = Number(sessionStorage.getItem(reloaded) ?? 0);
  if (Date.now() - before < reloadAgain) return;
  sessionStorage.setItem(reloaded, String(Date.now()));
  window.location.reload();
}
