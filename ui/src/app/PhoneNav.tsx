import { MenuOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useRead } from '../api/read';
import type { NavItem } from '../features/feature';
import { Drawer } from '../kit/Drawer';
import { NavLinks } from './NavLinks';
import styles from './PhoneNav.module.css';

/** As many as find room for their words side by side. */
const max = 5;

const isAt = (place: string, { to }: NavItem): boolean => place === to || place.startsWith(`${to}/`);

/** The parts of the program on a phone: a bar below the page, and behind its last key whatever finds no room there. */
export function PhoneNav({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation();
  const { data: counts } = useRead('nav_counts', {});
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever went somewhere has chosen
  useEffect(() => setOpen(false), [pathname]);
  const shown = items.length > max ? items.slice(0, max - 1) : items;
  const rest = items.slice(shown.length);
  const look = (active: boolean) => `${styles.item} ${active ? styles.active : ''}`;

  return (
    <nav className={styles.bar} aria-label={t('shell:rail.label')}>
      {shown.map((item) => {
        const count = item.count && counts ? counts[item.count] : 0;
        return (
          <NavLink key={item.to} to={item.to} className={({ isActive }) => look(isActive)}>
            <span className={styles.icon}>{item.icon}</span>
            <span>{t(item.label)}</span>
            {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
          </NavLink>
        );
      })}
      {rest.length > 0 && (
        <>
          <button
            type="button"
            className={look(rest.some((item) => isAt(pathname, item)))}
            aria-expanded={open}
            data-testid="nav-more"
            onClick={() => setOpen(true)}
          >
            <span className={styles.icon}>
              <MenuOutlined />
            </span>
            <span>{t('shell:rail.more')}</span>
          </button>
          <Drawer
            open={open}
            title={t('shell:rail.label')}
            placement="bottom"
            size="large"
            onClose={() => setOpen(false)}
          >
            <NavLinks items={items} wide />
          </Drawer>
        </>
      )}
    </nav>
  );
}
