import styles from './PlateTail.module.css';

/** The end of a plate, by which people call a car: five characters, or the last three where there is no room. */
export function PlateTail({ plate }: { plate: string }) {
  return (
    <strong className={styles.tail} data-plate-tail={plate.slice(-5)}>
      <span className={styles.start}>{plate.slice(-5, -3)}</span>
      {plate.slice(-3)}
    </strong>
  );
}
