import { LIMITS, type Person } from '@bindings';
import { Input, Skeleton, Switch, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatRate, formatRatePlain } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { RateInput } from '../../kit/AmountInput';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Panel } from '../../kit/Panel';
import { PinInput } from '../../kit/PinInput';
import { QuietTable } from '../../kit/QuietTable';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { RoleBoxes } from './RoleBoxes';
import styles from './Settings.module.css';

const [fewest] = LIMITS.pin_digits;

type PersonFields = Pick<Person, 'name' | 'roles' | 'discount_limit' | 'active'>;
const newPerson: PersonFields = { name: '', roles: [], discount_limit: null, active: true };

/** Who works here and in which roles. */
export function People() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('list_people', {});
  const [edited, setEdited] = useState<number | 'new'>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  const person = data.people.find((one) => one.id === edited);
  return (
    <Panel
      title={t('settings:section.people')}
      extra={
        <ActionButton
          label={t('settings:people.new')}
          hotkey="F4"
          onAct={() => setEdited('new')}
          testId="person-new"
        />
      }
    >
      <QuietTable<Person>
        rowKey="id"
        dataSource={[...data.people].sort((one, other) => Number(other.active) - Number(one.active))}
        onOpen={(row) => setEdited(row.id)}
        onRow={(row) => ({ 'data-testid': `person-${row.id}` }) as object}
        columns={[
          { title: t('settings:people.name'), dataIndex: 'name', width: 200 },
          {
            title: t('settings:people.roles'),
            render: (_, row) => row.roles.map((role) => word('role', role)).join(t('words:list_separator')),
          },
          {
            title: t('settings:people.state'),
            width: 160,
            render: (_, row) =>
              row.active ? t('settings:people.active') : <Tag>{t('settings:people.left')}</Tag>,
          },
        ]}
      />
      <Modal
        open={edited !== undefined}
        title={person?.name ?? t('settings:people.new')}
        footer={null}
        onCancel={() => setEdited(undefined)}
        destroyOnHidden
      >
        <PersonForm key={edited} person={person} onDone={() => setEdited(undefined)} />
      </Modal>
    </Panel>
  );
}

function PersonForm({ person, onDone }: { person: Person | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_person');
  const theirs = useMemo<PersonFields>(
    () =>
      person
        ? {
            name: person.name,
            roles: person.roles,
            discount_limit: person.discount_limit,
            active: person.active,
          }
        : newPerson,
    [person],
  );
  const form = useRecordForm(`settings/person/${person?.id ?? 'new'}`, theirs);
  // A PIN is never written into a draft.
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;
  const ofShop = useRead('get_shop', {}).data?.settings.discount_limit ?? 0;
  const said = (field: keyof PersonFields, fields: PersonFields): string =>
    field === 'name'
      ? fields.name
      : field === 'roles'
        ? fields.roles.map((role) => word('role', role)).join(t('words:list_separator'))
        : field === 'discount_limit'
          ? formatRate(fields.discount_limit ?? ofShop)
          : t(fields.active ? 'settings:people.active' : 'settings:people.left');

  const lacks = [
    ...clashLacks(t, form),
    value.name.trim() === '' && { says: t('settings:people.lack.name'), at: 'name' },
    value.roles.length === 0 && { says: t('settings:people.lack.roles'), at: 'roles' },
    !person && pin === '' && { says: t('settings:people.lack.pin'), at: 'pin' },
    pin !== '' &&
      pin.length < fewest && {
        says: t('settings:people.lack.pin_length'),
        at: 'pin',
      },
  ].filter((lack) => lack !== false);

  const act = async () => {
    setRefusal(undefined);
    await save({
      id: person?.id ?? null,
      version: person?.version ?? 0,
      name: value.name.trim(),
      roles: value.roles,
      discount_limit: value.discount_limit,
      active: value.active,
      pin: pin === '' ? null : pin,
    });
    form.clear();
    onDone();
  };
  return (
    <div className={`${styles.form} ${styles.dialog}`} onKeyDownCapture={enterMoves}>
      <TypedBefore form={form} />
      <RecordClashes form={form} label={(field) => t(`settings:people.${field}`)} said={said} />
      <Field
        label={t('settings:people.name')}
        htmlFor="person-name"
        names={['name']}
        refusal={refusal}
        required
      >
        <Input
          id="person-name"
          autoFocus
          autoComplete="off"
          value={value.name}
          data-testid="person-name"
          onChange={(event) => form.set({ name: event.target.value })}
        />
      </Field>
      <Field label={t('settings:people.roles')} names={['roles']} refusal={refusal} required>
        <RoleBoxes chosen={value.roles} onChange={(roles) => form.set({ roles })} testId="person-role" />
      </Field>
      <Field
        label={t(person ? 'settings:people.new_pin' : 'settings:people.pin')}
        htmlFor="person-pin"
        names={['pin']}
        refusal={refusal}
        required={!person}
        hint={t(person ? 'settings:people.new_pin_hint' : 'settings:people.pin_hint')}
      >
        <PinInput
          id="person-pin"
          autoComplete="new-password"
          value={pin}
          data-testid="person-pin"
          onChange={setPin}
          style={{ maxWidth: 220 }}
        />
      </Field>
      <Field
        label={t('settings:people.discount_limit')}
        htmlFor="person-discount-limit"
        names={['discount_limit']}
        refusal={refusal}
        hint={t('settings:people.discount_limit_hint', { limit: formatRate(ofShop) })}
      >
        <RateInput
          id="person-discount-limit"
          value={value.discount_limit}
          max={LIMITS.rate}
          placeholder={formatRatePlain(ofShop)}
          data-testid="person-discount-limit"
          onChange={(limit) => form.set({ discount_limit: limit ?? null })}
          style={{ maxWidth: 220 }}
        />
      </Field>
      <div className={styles.switchRow}>
        <Switch
          id="person-active"
          checked={value.active}
          data-testid="person-active"
          onChange={(active) => form.set({ active })}
        />
        <label htmlFor="person-active">{t('settings:people.may_sign_in')}</label>
      </div>
      <RefusalAlert
        refusal={isAbout(refusal, ['name', 'roles', 'discount_limit', 'pin']) ? undefined : refusal}
      />
      <ActionButton
        label={t('settings:save')}
        hotkey="F2"
        inDialog
        primary
        missing={lacks}
        onAct={act}
        onRefused={setRefusal}
        testId="action-save_person"
      />
    </div>
  );
}
