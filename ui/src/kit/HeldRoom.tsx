import type { ReactNode } from 'react';
import styles from './HeldRoom.module.css';
import { useLook } from './heldOrder';
import { useKeptHeight } from './steady';

function Room({ children }: { children: ReactNode }) {
  const room = useKeptHeight<HTMLDivElement>();
  return (
    <div className={styles.room} ref={room}>
      {children}
    </div>
  );
}

/** What stands above cards keeps its room until the page is looked at anew: what is below does not move up under a finger. */
export function HeldRoom({ children }: { children: ReactNode }) {
  return <Room key={useLook()}>{children}</Room>;
}
