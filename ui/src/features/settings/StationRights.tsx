import type { Role } from '@bindings';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Quiet } from '../../kit/Quiet';
import { RoleBoxes } from './RoleBoxes';
import styles from './Stations.module.css';

/** What a station is there for. */
export interface Rights {
  roles: Role[];
  wall: boolean;
}

interface StationRightsProps {
  rights: Rights;
  onChange: (changed: Partial<Rights>) => void;
  testId: string;
}

/** What may be done at a station by whoever signs in there, and whether it shows the wall screen with nobody. */
export function StationRights({ rights, onChange, testId }: StationRightsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.rights}>
      <RoleBoxes chosen={rights.roles} onChange={(roles) => onChange({ roles })} testId={testId} />
      <Quiet as="p">{t('settings:stations.roles_hint')}</Quiet>
      <Checkbox
        checked={rights.wall}
        data-testid={`${testId}-wall`}
        onChange={(event) => onChange({ wall: event.target.checked })}
      >
        {t('settings:stations.wall')}
      </Checkbox>
      <Quiet as="p">{t('settings:stations.wall_hint')}</Quiet>
    </div>
  );
}
