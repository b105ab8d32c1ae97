import type { Role, Station } from '@bindings';
import { Checkbox, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Quiet } from '../../kit/Quiet';
import { RoleBoxes } from './RoleBoxes';
import styles from './Stations.module.css';

/** What a station is there for. */
export interface Rights {
  roles: Role[];
  wall: boolean;
  till_display: boolean;
  /** The till it is at; none is this computer, where the shop is kept. */
  till_id: number | null;
}

/** The host is no station, and a choice needs a value. */
const host = 0;

/** Which till a screen is at. */
export function tillName(t: TFunction, stations: readonly Station[], till: number | null): string {
  const name = stations.find((one) => one.id === till)?.name;
  return till === null ? t('settings:stations.till_here') : t('settings:stations.till_of', { name });
}

/** What a station shows with nobody signed in, as a list of its rights names it. */
export const shownBy = (
  t: TFunction,
  rights: Pick<Rights, 'wall' | 'till_display' | 'till_id'>,
  stations: readonly Station[],
): string[] => [
  ...(rights.wall ? [t('settings:stations.wall_short')] : []),
  ...(rights.till_display
    ? [t('settings:stations.till_display_short', { till: tillName(t, stations, rights.till_id) })]
    : []),
];

interface StationRightsProps {
  rights: Rights;
  onChange: (changed: Partial<Rights>) => void;
  /** Those it may stand at. */
  tills: readonly Station[];
  testId: string;
}

/** What may be done at a station by whoever signs in there, and what it shows with nobody. */
export function StationRights({ rights, onChange, tills, testId }: StationRightsProps) {
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
      <Checkbox
        checked={rights.till_display}
        data-testid={`${testId}-till_display`}
        onChange={(event) => onChange({ till_display: event.target.checked, till_id: null })}
      >
        {t('settings:stations.till_display')}
      </Checkbox>
      <Quiet as="p">{t('settings:stations.till_display_hint')}</Quiet>
      {rights.till_display && (
        <Select<number>
          value={rights.till_id ?? host}
          aria-label={t('settings:stations.till_id')}
          data-testid={`${testId}-till_id`}
          options={[
            { value: host, label: tillName(t, tills, null) },
            ...tills.map(({ id }) => ({ value: id, label: tillName(t, tills, id) })),
          ]}
          onChange={(id: number) => onChange({ till_id: id === host ? null : id })}
        />
      )}
    </div>
  );
}
