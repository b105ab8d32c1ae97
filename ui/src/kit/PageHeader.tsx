import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { Buttons } from './Buttons';
import styles from './PageHeader.module.css';

interface PageHeaderProps {
  title: string;
  /** Beside the title: a plate, a number, a tag. */
  children?: ReactNode;
  actions?: ReactNode;
  /** The window's title when it differs from the page's. */
  windowTitle?: string;
}

/** The head of a page; it also names the window. */
export function PageHeader({ title, children, actions, windowTitle }: PageHeaderProps) {
  const named = windowTitle ?? title;
  useEffect(() => {
    document.title = `${named} · Workbay`;
  }, [named]);
  return (
    <header className={styles.header}>
      <h1>{title}</h1>
      <div className={styles.beside}>{children}</div>
      {actions && <Buttons>{actions}</Buttons>}
    </header>
  );
}
