import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './Vehicles.module.css';

interface MakeRemarkProps {
  /** The makes the VIN may be of. */
  makes: readonly string[];
  onTake: (make: string) => void;
}

/** Whose car it is by its VIN, to be taken with a press. */
export function MakeRemark({ makes, onTake }: MakeRemarkProps) {
  const { t } = useTranslation();
  if (makes.length === 0) return null;
  return (
    <div className={styles.remark} role="status" data-testid="vehicle-make-proposed">
      <span>{t('vehicles:by_vin')}</span>
      {makes.map((make) => (
        <Button key={make} size="small" data-testid={`make-${make}`} onClick={() => onTake(make)}>
          {make}
        </Button>
      ))}
    </div>
  );
}
