import type { Station } from '@bindings';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { StationRights, tillName } from './StationRights';
import styles from './Stations.module.css';

type StationFields = Pick<Station, 'name' | 'roles' | 'wall' | 'till_display' | 'till_id'>;

interface StationFormProps {
  station: Station;
  /** All that there are, and were. */
  stations: readonly Station[];
  onDone: () => void;
}

/** What a station is called, and what may be done there. */
export function StationForm({ station, stations, onDone }: StationFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_station');
  const theirs = useMemo<StationFields>(
    () => ({
      name: station.name,
      roles: station.roles,
      wall: station.wall,
      till_display: station.till_display,
      till_id: station.till_id,
    }),
    [station],
  );
  const form = useRecordForm(`settings/station/${station.id}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;
  const said = (field: keyof StationFields, fields: StationFields): string =>
    field === 'name'
      ? fields.name
      : field === 'wall' || field === 'till_display'
        ? t(`settings:stations.wall_${fields[field] ? 'yes' : 'no'}`)
        : field === 'till_id'
          ? tillName(t, stations, fields.till_id)
          : fields.roles.map((role) => word('role', role)).join(t('words:list_separator'));
  const lacks = [
    ...clashLacks(t, form),
    value.name.trim() === '' && { says: t('settings:stations.name_lack'), at: 'name' },
    value.roles.length === 0 &&
      !value.wall &&
      !value.till_display && { says: t('settings:people.lack.roles'), at: 'roles' },
  ].filter((lack) => lack !== false);
  const act = async () => {
    setRefusal(undefined);
    const { id, version } = station;
    await save({ ...value, id, version, name: value.name.trim() });
    form.clear();
    onDone();
  };
  return (
    <div className={styles.part} onKeyDownCapture={enterMoves}>
      <TypedBefore form={form} />
      <RecordClashes form={form} label={(field) => t(`settings:stations.${field}`)} said={said} />
      <Field
        label={t('settings:stations.name')}
        htmlFor="station-name"
        names={['name']}
        refusal={refusal}
        required
      >
        <Input
          id="station-name"
          autoFocus
          autoComplete="off"
          value={value.name}
          data-testid="station-name"
          onChange={(event) => form.set({ name: event.target.value })}
        />
      </Field>
      <Field label={t('settings:stations.roles')} names={['roles', 'till_id']} refusal={refusal} required>
        <StationRights
          rights={value}
          onChange={form.set}
          tills={stations.filter(
            ({ id, revoked_at }) => id !== station.id && (revoked_at === null || id === station.till_id),
          )}
          testId="station-role"
        />
      </Field>
      <RefusalAlert refusal={isAbout(refusal, ['name', 'roles', 'till_id']) ? undefined : refusal} />
      <ActionButton
        label={t('settings:save')}
        hotkey="F2"
        inDialog
        primary
        missing={lacks}
        onAct={act}
        onRefused={setRefusal}
        testId="action-save_station"
      />
    </div>
  );
}
