import type { Bay } from '@bindings';
import { Input, Skeleton, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './Settings.module.css';

/** Where cars stand while they are worked on. */
export function Bays() {
  const { t } = useTranslation();
  const { data, error } = useRead('list_people', {});
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return (
    <Panel title={t('settings:section.bays')} padded>
      <div className={styles.form}>
        <Quiet as="p">{t('settings:bays.explained')}</Quiet>
        {data.bays.map((bay) => (
          <BayRow key={bay.id} bay={bay} />
        ))}
        <BayRow bay={undefined} />
      </div>
    </Panel>
  );
}

function BayRow({ bay }: { bay: Bay | undefined }) {
  const { t } = useTranslation();
  const save = useCommand('save_bay');
  const of = bay?.id ?? 'new';
  const stands = bay?.name ?? '';
  const theirs = useMemo(() => ({ name: stands }), [stands]);
  const form = useRecordForm(`settings/bay/${of}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { name } = form.value;
  const clashes = clashLacks(t, form);
  const changed = name.trim() !== '' && name.trim() !== bay?.name;
  const write = async (named: string, active: boolean) => {
    setRefusal(undefined);
    try {
      await save({ id: bay?.id ?? null, version: bay?.version ?? 0, name: named, active });
      if (named !== stands) form.clear();
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  return (
    <div>
      <div className={styles.bay}>
        <Input
          value={name}
          placeholder={t('settings:bays.new')}
          aria-label={t(bay ? 'settings:bays.name' : 'settings:bays.new')}
          data-testid={`bay-name-${of}`}
          onChange={(event) => form.set({ name: event.target.value })}
          onPressEnter={() => changed && clashes.length === 0 && void write(name.trim(), bay?.active ?? true)}
        />
        {bay && (
          <Switch
            checked={bay.active}
            checkedChildren={t('settings:bays.in_use')}
            unCheckedChildren={t('settings:bays.shut')}
            aria-label={t('settings:bays.in_use')}
            data-testid={`bay-active-${of}`}
            // A name that is only being typed is not saved by the way.
            onChange={(active) => void write(stands, active)}
          />
        )}
        {changed && (
          <ActionButton
            label={t(bay ? 'settings:save' : 'settings:bays.add')}
            primary={!bay}
            missing={clashes}
            onAct={() => write(name.trim(), bay?.active ?? true)}
            testId={`bay-save-${of}`}
          />
        )}
      </div>
      <RecordClashes form={form} label={() => t('settings:bays.name')} said={(_, fields) => fields.name} />
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
