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
    const part = await loadOnce(load);
    if (part !== undefined) return part;
    if (await hostAnswers()) {
      // The line may have come back between the two questions.
      const late = await loadOnce(load);
      if (late !== undefined) return late;
      reload();
    }
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

async function loadOnce<Part>(load: () => Promise<Part>): Promise<Part | undefined> {
  try {
    await mendStyles();
    return await load();
  } catch {
    return undefined;
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

let mending: Promise<unknown> | undefined;

/**
 * A style that did not come is never asked for again by what loads the pages: its page would be shown bare. Before the
 * page is asked for anew, its styles are.
 */
function mendStyles(): Promise<unknown> {
  mending ??= Promise.allSettled([...failed].map(linkAnew)).then(() => {
    mending = undefined;
    if (failed.size > 0) throw new Error('a style did not come');
  });
  return mending;
}

function linkAnew(link: HTMLLinkElement): Promise<unknown> {
  const fresh = link.cloneNode() as HTMLLinkElement;
  failed.delete(link);
  return new Promise((came, gone) => {
    fresh.addEventListener('load', came);
    fresh.addEventListener('error', gone);
    link.replaceWith(fresh);
  });
}

function reloadOnce(): void {
  const before = Number(sessionStorage.getItem(reloaded) ?? 0);
  if (Date.now() - before < reloadAgain) return;
  sessionStorage.setItem(reloaded, String(Date.now()));
  window.location.reload();
}
