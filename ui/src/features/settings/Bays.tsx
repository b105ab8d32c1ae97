import type { Bay } from '@bindings';
import { Input, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
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
          <BayRow key={`${bay.id} ${bay.version}`} bay={bay} />
        ))}
        <BayRow key={`new ${data.bays.length}`} bay={undefined} />
      </div>
    </Panel>
  );
}

function BayRow({ bay }: { bay: Bay | undefined }) {
  const { t } = useTranslation();
  const save = useCommand('save_bay');
  const [name, setName] = useState(bay?.name ?? '');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const changed = name.trim() !== '' && name.trim() !== bay?.name;
  const of = bay?.id ?? 'new';
  const write = async (active: boolean) => {
    setRefusal(undefined);
    try {
      await save({ id: bay?.id ?? null, version: bay?.version ?? 0, name: name.trim(), active });
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
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => changed && void write(bay?.active ?? true)}
        />
        {bay && (
          <Switch
            checked={bay.active}
            checkedChildren={t('settings:bays.in_use')}
            unCheckedChildren={t('settings:bays.shut')}
            aria-label={t('settings:bays.in_use')}
            data-testid={`bay-active-${of}`}
            onChange={(active) => void write(active)}
          />
        )}
        {changed && (
          <ActionButton
            label={t(bay ? 'settings:save' : 'settings:bays.add')}
            primary={!bay}
            onAct={() => write(bay?.active ?? true)}
            testId={`bay-save-${of}`}
          />
        )}
      </div>
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
