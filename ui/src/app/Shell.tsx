import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { Suspense, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useMatches } from 'react-router';
import { useConnection } from '../api/connection';
import type { Session } from '../api/transport';
import { isSearching } from '../kit/Field';
import { useHotkey } from '../kit/hotkeys';
import { Meanwhile } from '../kit/loaded';
import { useSlim } from '../kit/touch';
import { AcceptClock } from './AcceptClock';
import { BackupAlert } from './BackupAlert';
import { ClockAlert } from './ClockAlert';
import { HostAway, Unconfirmed } from './HostAway';
import { KeyList } from './KeyList';
import { loadPagesAhead, sendPhotosOfBefore } from './loadAhead';
import { Mark } from './Mark';
import { NavLinks } from './NavLinks';
import { PhoneNav } from './PhoneNav';
import { RunningTask } from './RunningTask';
import { navFor } from './registry';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

const place = 'workbay.rail';

function titleKey(handle: unknown): string | undefined {
  if (typeof handle !== 'object' || handle === null || !('title' in handle)) return undefined;
  return typeof handle.title === 'string' ? handle.title : undefined;
}

/** Narrow screens begin with the narrow rail; after that the person's own choice holds. */
function railOpensWide(): boolean {
  const kept = localStorage.getItem(place);
  return kept === null ? window.innerWidth >= 1200 : kept === 'wide';
}

const hasRoom = (): boolean => window.innerWidth >= 900;

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

export function Shell({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [chosen, setWide] = useState(railOpensWide);
  // On a narrow screen, or at a large text, the words of the rail would take the room of the page.
  const wide = useSyncExternalStore(onResize, hasRoom) && chosen;
  const slim = useSlim();
  const items = navFor(session.roles);
  const connection = useConnection();
  const [keysOpen, setKeysOpen] = useState(false);
  const { pathname } = useLocation();
  const title = titleKey(useMatches().at(-1)?.handle);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that names itself does so after this; a new address starts again
  useLayoutEffect(() => {
    document.title = title ? `${t(title)} · Workbay` : t('shell:product');
  }, [pathname, title, t]);
  const main = useRef<HTMLElement>(null);
  // A new page begins at its own first field or button, not at the navigation again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is what makes a new page
  useEffect(() => {
    if (!isSearching() && !main.current?.contains(document.activeElement)) {
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  useEffect(sendPhotosOfBefore, []);
  // The day's pages come while nobody waits for them.
  useEffect(() => loadPagesAhead(session.roles), [session.roles]);
  useHotkey('F1', () => setKeysOpen(true), t('shell:keys.title'));

  const toggle = () => {
    localStorage.setItem(place, wide ? 'narrow' : 'wide');
    setWide(!wide);
  };
  const toggleLabel = t(wide ? 'shell:rail.collapse' : 'shell:rail.expand');

  return (
    <div className={`${styles.shell} ${slim ? styles.slim : wide ? styles.wide : styles.narrow}`}>
      {!slim && (
        <nav className={styles.rail} aria-label={t('shell:rail.label')}>
          <div className={styles.brand}>
            <Mark />
            {wide && <span>Workbay</span>}
          </div>
          <NavLinks items={items} wide={wide} />
          <button
            type="button"
            className={styles.toggle}
            onClick={toggle}
            title={toggleLabel}
            aria-label={toggleLabel}
          >
            {wide ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
            {wide && <span>{toggleLabel}</span>}
          </button>
        </nav>
      )}
      <TopBar session={session} connection={connection} onKeys={() => setKeysOpen(true)} />
      <div className={styles.said}>
        {connection === 'lost' && <HostAway banner says={t('shell:away.typing')} />}
        {connection === 'connected' && <Unconfirmed />}
        <ClockAlert accept={AcceptClock} />
        <BackupAlert />
        <RunningTask />
      </div>
      <main className={styles.main} ref={main} tabIndex={-1} data-at={pathname}>
        {/* The page before stays while the next one comes. */}
        <Meanwhile value={<Skeleton active />}>
          <Suspense fallback={<Skeleton active />}>
            <Outlet />
          </Suspense>
        </Meanwhile>
      </main>
      {slim && <PhoneNav items={items} />}
      <KeyList open={keysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  );
}
