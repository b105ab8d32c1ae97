import { PLATE_COLOURS } from '@bindings';
import { useTranslation } from 'react-i18next';
import styles from './PlateBadge.module.css';

interface PlateBadgeProps {
  /** Normalised, without the dot: 粤BD12345. */
  plate: string | null | undefined;
  colour?: string | null;
  size?: 'small' | 'normal' | 'large';
}

// The armed police have WJ and the province where others have the province and the office.
const ordinary = /^(\p{Script=Han}[A-Z]|WJ\p{Script=Han}?)(.+)$/u;
const newEnergy = /^\p{Script=Han}[A-Z](?:[DF][A-Z0-9]\d{4}|\d{5}[DF])$/u;

/** With the dot as the plate itself has it: 粤B·D12345. Plates of another make stay as they are. */
export function dottedPlate(plate: string): string {
  return plate.replace(ordinary, '$1·$2');
}

function colourOf(plate: string, colour: string | null | undefined): string {
  const named = PLATE_COLOURS.find((one) => one === colour?.toLowerCase());
  return named ?? (newEnergy.test(plate) ? 'green' : 'blue');
}

/** The plate as it is screwed to the car: people find cars by it. */
export function PlateBadge({ plate, colour, size = 'normal' }: PlateBadgeProps) {
  const { t } = useTranslation();
  if (!plate)
    return <span className={`${styles.plate} ${styles[size]} ${styles.none}`}>{t('words:plate.none')}</span>;
  const shade = colourOf(plate, colour);
  const parts = ordinary.exec(plate);
  return (
    <span
      className={`${styles.plate} ${styles[size]} ${styles[shade]}`}
      title={t(`words:plate_colour.${shade}`)}
      data-plate={plate}
    >
      {parts ? (
        <>
          {parts[1]}
          <span className={styles.dot}>·</span>
          {parts[2]}
        </>
      ) : (
        plate
      )}
    </span>
  );
}
