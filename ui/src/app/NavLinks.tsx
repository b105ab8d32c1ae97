import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useRead } from '../api/read';
import type { NavItem } from '../features/feature';
import styles from './NavLinks.module.css';

/** The parts of the program this person works in, each with what waits there. */
export function NavLinks({ items, wide }: { items: readonly NavItem[]; wide: boolean }) {
  const { t } = useTranslation();
  const { data: counts } = useRead('nav_counts', {});
  return (
    <ul className={styles.list}>
      {items.map((item) => {
        const label = t(item.label);
        const count = item.count && counts ? counts[item.count] : 0;
        return (
          <li key={item.to}>
            <NavLink
              to={item.to}
              title={wide ? undefined : label}
              className={({ isActive }) => `${styles.link} ${isActive ? styles.active : ''}`}
            >
              <span className={styles.icon}>{item.icon}</span>
              <span className={wide ? styles.label : styles.hidden}>{label}</span>
              {count > 0 && (
                <span className={wide ? styles.count : styles.corner}>{count > 99 ? '99+' : count}</span>
              )}
            </NavLink>
          </li>
        );
      })}
    </ul>
  );
}
