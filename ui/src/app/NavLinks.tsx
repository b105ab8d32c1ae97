import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useRead } from '../api/read';
import type { NavItem } from '../features/feature';
import styles from './NavLinks.module.css';
import { sectionsOf, useClosedGroups } from './navGroups';

const isAt = (place: string, { to }: NavItem): boolean => place === to || place.startsWith(`${to}/`);

const shown = (count: number): string => (count > 99 ? '99+' : String(count));

/** The parts of the program this person works in, each with what waits there; many stand under headings. */
export function NavLinks({ items, wide }: { items: readonly NavItem[]; wide: boolean }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data: counts } = useRead('nav_counts', {});
  const [closed, turn] = useClosedGroups();
  const countOf = (item: NavItem): number => (item.count && counts ? counts[item.count] : 0);
  const link = (item: NavItem) => {
    const label = t(item.label);
    const count = countOf(item);
    return (
      <li key={item.to} className={styles.way}>
        <NavLink
          to={item.to}
          title={wide ? undefined : label}
          className={({ isActive }) => `${styles.link} ${isActive ? styles.active : ''}`}
        >
          <span className={styles.icon}>{item.icon}</span>
          <span className={wide ? styles.label : styles.hidden}>{label}</span>
          {count > 0 && <span className={wide ? styles.count : styles.corner}>{shown(count)}</span>}
        </NavLink>
      </li>
    );
  };
  return (
    <ul className={styles.list}>
      {sectionsOf(items).map(({ group, items: ways }, index) => {
        // Beside icons alone a heading has no room, and what is closed would be found by nobody.
        if (group === undefined || !wide) {
          const parted = index > 0 && <li key={`line-${ways[0]?.to}`} className={styles.line} aria-hidden />;
          return [parted, ...ways.map(link)];
        }
        const isClosed = closed.includes(group);
        const waiting = ways.reduce((sum, item) => sum + countOf(item), 0);
        return [
          <li key={group} className={styles.group}>
            <button
              type="button"
              className={styles.heading}
              aria-expanded={!isClosed}
              data-testid={`nav-group-${group}`}
              onClick={() => turn(group)}
            >
              {isClosed ? <RightOutlined /> : <DownOutlined />}
              <span className={styles.label}>{t(`shell:rail.group.${group}`)}</span>
              {isClosed && waiting > 0 && <span className={styles.count}>{shown(waiting)}</span>}
            </button>
          </li>,
          // Where somebody is stays in sight.
          ...ways.filter((item) => !isClosed || isAt(pathname, item)).map(link),
        ];
      })}
    </ul>
  );
}
