import { Button } from 'antd';
import styles from './PanelIndex.module.css';

interface PanelIndexProps {
  label: string;
  /** Of each panel its anchor and its title, as they stand below. */
  panels: readonly (readonly [anchor: string, title: string])[];
}

/** Its head comes to the top, below the index that stays there, and the next key goes into its first field. */
function goTo(anchor: string, index: HTMLElement | null): void {
  const panel = document.getElementById(anchor);
  if (!panel) return;
  panel.style.scrollMarginTop = `${index?.offsetHeight ?? 0}px`;
  panel.scrollIntoView();
  panel.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}

/** The panels of a page that is longer than any screen: it stays above them, and each is a press away. */
export function PanelIndex({ label, panels }: PanelIndexProps) {
  return (
    <nav className={styles.index} aria-label={label}>
      {panels.map(([anchor, title]) => (
        <Button
          key={anchor}
          size="small"
          data-testid={`go-to-${anchor}`}
          onClick={(event) => goTo(anchor, event.currentTarget.closest('nav'))}
        >
          {title}
        </Button>
      ))}
    </nav>
  );
}
