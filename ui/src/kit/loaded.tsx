import i18next from 'i18next';
import {
  type ComponentType,
  createContext,
  lazy,
  type ReactNode,
  useContext,
  useState,
  useSyncExternalStore,
} from 'react';

const pause = 1000;
const patience = 2000;
const reloaded = 'workbay.reloaded';
/** After an update the old scripts are gone: a page loaded anew has the new ones. */
const reloadAgain = 60_000;
/** So long the page before stays where it is; then it is said that the next one is on its way. */
const unsaid = 400;

/** What stands where a part will be, when it takes its time. */
export const Meanwhile = createContext<ReactNode>(null);

/** A part that even the page loaded anew does not find; once it is forgotten the part is asked for again. */
export class PartMissing extends Error {
  forget: () => void = () => undefined;
}

export type LoadedPart<Props extends object = object> = ComponentType<Props> & {
  /** Loads it before anybody wants it, so that nobody waits. One that does not come is no matter yet. */
  ahead: () => Promise<void>;
};

/**
 * A part of the program that comes when it is wanted. While the line is down it is asked for again each second, so
 * that it appears by itself; when the host answers and still does not have it, the whole page is loaded anew.
 */
export function loaded<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LoadedPart<Props> {
  let part: ComponentType<Props> | undefined;
  let failure: PartMissing | undefined;
  const watching = new Set<() => void>();
  const tell = () => {
    for (const changed of watching) changed();
  };
  const watch = (changed: () => void) => {
    watching.add(changed);
    return () => watching.delete(changed);
  };
  const take = (came: { default: ComponentType<Props> }) => {
    part = came.default;
    tell();
  };
  const fail = (why: PartMissing) => {
    failure = why;
    why.forget = () => {
      failure = undefined;
      Coming = lazy(come);
    };
    tell();
  };

  /** What has come, or the word that it is on its way. */
  function Here(props: Props) {
    const Now = useSyncExternalStore(watch, () => part);
    const failed = useSyncExternalStore(watch, () => failure);
    const meanwhile = useContext(Meanwhile);
    if (Now) return <Now {...props} />;
    if (failed) throw failed;
    return meanwhile;
  }
  async function come(): Promise<{ default: ComponentType<Props> }> {
    const coming = keepLoading(load).then(take, fail);
    await Promise.race([coming, new Promise((resume) => setTimeout(resume, unsaid))]);
    return { default: Here };
  }
  let Coming = lazy(come);

  function Part(props: Props) {
    // What came ahead is drawn at once; what is drawn already stays what it is.
    const [Shown] = useState<ComponentType<Props>>(() => (part ? Here : Coming));
    return <Shown {...props} />;
  }
  return Object.assign(Part, {
    ahead: () => (part ? Promise.resolve() : load().then(take, () => undefined)),
  });
}

export async function keepLoading<Part>(
  load: () => Promise<Part>,
  hostAnswers: () => Promise<boolean> = pageIsServed,
  reload: () => boolean = reloadOnce,
): Promise<Part> {
  for (;;) {
    const part = await loadOnce(load);
    if (part !== undefined) return part;
    if (await hostAnswers()) {
      // The line may have come back between the two questions.
      const late = await loadOnce(load);
      if (late !== undefined) return late;
      // Loaded anew a moment ago it lacks the part as well: that is said, and nobody waits for nothing.
      if (!reload()) throw new PartMissing(i18next.t('words:part_missing'));
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

/** Whether the page is loaded anew, or is about to be. */
export function reloadOnce(page: Pick<Location, 'reload'> = location): boolean {
  if (reloading) return true;
  const before = Number(sessionStorage.getItem(reloaded) ?? 0);
  if (Date.now() - before < reloadAgain) return false;
  sessionStorage.setItem(reloaded, String(Date.now()));
  reloading = true;
  page.reload();
  return true;
}

let reloading = false;
