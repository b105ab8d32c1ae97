import type { PartPlace } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../i18n/amounts';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { Quiet } from '../../../kit/Quiet';
import styles from './Bins.module.css';

/** One place of a part: the bin and the batch. */
export const placeKey = (place: { bin_id: number; batch_id: number | null }): string =>
  `${place.bin_id} ${place.batch_id ?? ''}`;

interface PlaceChoiceProps {
  places: readonly PartPlace[];
  unit: string;
  chosen: string | undefined;
  onChoose: (place: PartPlace) => void;
}

/** Where a part lies; what is to be used first stands first, and what is expired says so. */
export function PlaceChoice({ places, unit, chosen, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation();
  const word = useWords();
  if (places.length === 0) return <Quiet as="p">{t('bins:nowhere')}</Quiet>;
  return (
    <div className={styles.places} role="radiogroup" aria-label={t('bins:from')} data-testid="stock-places">
      {places.map((place) => {
        const key = placeKey(place);
        return (
          <label key={key} className={styles.place} data-chosen={key === chosen || undefined}>
            <input
              type="radio"
              name="stock-place"
              // Where there is nothing to choose, Enter goes on to the quantity.
              tabIndex={places.length === 1 ? -1 : undefined}
              checked={key === chosen}
              onChange={() => onChoose(place)}
            />
            <strong>{place.bin_code}</strong>
            {place.bin_kind !== 'shelf' && <Quiet>{word('bin_kind', place.bin_kind)}</Quiet>}
            {place.batch_number !== '' && <span>{t('bins:batch', { number: place.batch_number })}</span>}
            {place.expires_on && (
              <span className={place.is_expired ? styles.expired : styles.until}>
                {t(place.is_expired ? 'bins:expired' : 'bins:until', { day: formatDay(t, place.expires_on) })}
              </span>
            )}
            <span className={styles.quantity}>
              {formatQuantity(place.quantity)} {unit}
            </span>
          </label>
        );
      })}
    </div>
  );
}
