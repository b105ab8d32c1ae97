import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { may } from '../../api/call';
import { useSession } from '../../api/session';
import styles from './StoreFrame.module.css';
import { groups, sections } from './sections';

/** Every page of the store below the ways to the others. */
export function StoreFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const open = sections.filter(({ work }) => may(session, work));
  return (
    <>
      {open.length > 1 && (
        <nav className={styles.sections} aria-label={t('store:nav')} data-testid="store-sections">
          {groups.map((group) => {
            const here = open.filter((section) => section.group === group);
            return (
              here.length > 0 && (
                <div key={group} className={styles.group}>
                  {here.map(({ to, title }) => {
                    const name = to.slice(to.lastIndexOf('/') + 1);
                    return (
                      <NavLink
                        key={to}
                        to={to}
                        title={t(title)}
                        className={({ isActive }) => (isActive ? styles.here : undefined)}
                        data-testid={`store-section-${name}`}
                      >
                        {t(`store:section.${name}`)}
                      </NavLink>
                    );
                  })}
                </div>
              )
            );
          })}
        </nav>
      )}
      {children}
    </>
  );
}
