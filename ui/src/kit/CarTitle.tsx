import type { ReactNode } from 'react';
import styles from './CarTitle.module.css';
import { PlateBadge } from './PlateBadge';

/** The car a dialog is about. */
export interface CarOfDialog {
  plate: string | null;
  plate_colour: string;
}

interface CarTitleProps {
  plate: string | null | undefined;
  colour?: string | null | undefined;
  /** The job at which it is asked, unless the title names it. */
  job?: ReactNode;
  children: ReactNode;
}

/** The title of a dialog at the car: with three cars on the lifts, whoever presses sees at which one. */
export function CarTitle({ plate, colour, job, children }: CarTitleProps) {
  return (
    <span className={styles.title} data-testid="car-title">
      <PlateBadge plate={plate} colour={colour} />
      <span className={styles.words}>{children}</span>
      {job && <span className={styles.job}>{job}</span>}
    </span>
  );
}
