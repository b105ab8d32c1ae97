import type { PlateRead } from '@bindings';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { dottedPlate } from '../../kit/PlateBadge';
import styles from './Vehicles.module.css';

interface PlateRemarkProps {
  read: PlateRead | null | undefined;
  /** Takes one of the plates it may have been meant to be. */
  onTake?: (plate: string) => void;
}

/** What is odd about a plate, and what it may have been meant to be. It is never refused. */
export function PlateRemark({ read, onTake }: PlateRemarkProps) {
  const { t } = useTranslation();
  const word = useWords();
  if (!read?.warning) return null;
  return (
    <div className={styles.remark} role="status" data-testid="plate-warning">
      <span>{word('plate_warning', read.warning)}</span>
      {read.suggestions.length > 0 && <span>{t('vehicles:meant')}</span>}
      {read.suggestions.map((plate) =>
        onTake ? (
          <Button
            key={plate}
            size="small"
            data-testid={`plate-suggestion-${plate}`}
            onClick={() => onTake(plate)}
          >
            {dottedPlate(plate)}
          </Button>
        ) : (
          <strong key={plate}>{dottedPlate(plate)}</strong>
        ),
      )}
    </div>
  );
}
