import type { DriverRow } from '@bindings';
import { Checkbox, Input, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DatePicker } from '../../kit/DatePicker';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import styles from './Staff.module.css';

/** Who drives a customer's car on the road, and until when. */
export function DriversPanel() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('list_drivers', {});
  const [edited, setEdited] = useState<DriverRow>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return null;
  return (
    <Panel title={t('workshop:drivers.title')} padded testId="drivers">
      <Quiet as="p">{t(data.is_kept ? 'workshop:drivers.kept' : 'workshop:drivers.not_kept')}</Quiet>
      <dl className={styles.facts}>
        {data.people.map((one) => (
          <Driver key={one.person_id} driver={one} lack={one.lack && word('driving_lack', one.lack)}>
            <ActionButton
              label={t('workshop:staff.edit')}
              opens
              testId={`driver-edit-${one.person_id}`}
              onAct={() => setEdited(one)}
            />
          </Driver>
        ))}
      </dl>
      {edited && <LicenceDialog driver={edited} onClose={() => setEdited(undefined)} />}
    </Panel>
  );
}

interface DriverProps {
  driver: DriverRow;
  /** What keeps them from driving, in words. */
  lack: string | null;
  children: ReactNode;
}

function Driver({ driver: { name, licence }, lack, children }: DriverProps) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Row gap={8} wrap>
          {licence?.may_drive && (
            <Tag>
              {[
                licence.licence_class,
                licence.licence_number,
                licence.valid_until && t('workshop:staff.until', { day: licence.valid_until }),
              ]
                .filter(Boolean)
                .join(' ')}
            </Tag>
          )}
          {lack && <Tag color="red">{lack}</Tag>}
          {children}
        </Row>
      </dd>
    </>
  );
}

function LicenceDialog({ driver, onClose }: { driver: DriverRow; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useCommand('save_driving_licence');
  const before = driver.licence;
  const [mayDrive, setMayDrive] = useState(before?.may_drive ?? true);
  const [number, setNumber] = useState(before?.licence_number ?? '');
  const [kind, setKind] = useState(before?.licence_class ?? '');
  const [until, setUntil] = useState<string | null>(before?.valid_until ?? null);
  const missing = mayDrive
    ? [
        ...(number.trim() === '' ? [{ says: t('workshop:drivers.lack_number'), at: 'licence_number' }] : []),
        ...(kind.trim() === '' ? [{ says: t('workshop:drivers.lack_class'), at: 'licence_class' }] : []),
      ]
    : [];
  return (
    <Modal open title={driver.name} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('settings:save')}
        hotkey="F2"
        testId="licence-form"
        sendId="action-save_driving_licence"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await save({
            person_id: driver.person_id,
            version: before?.version ?? 0,
            may_drive: mayDrive,
            licence_number: number.trim(),
            licence_class: kind.trim(),
            valid_until: until,
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Checkbox
              checked={mayDrive}
              data-testid="licence-may-drive"
              onChange={(event) => setMayDrive(event.target.checked)}
            >
              {t('workshop:drivers.may_drive')}
            </Checkbox>
            <Field
              label={t('workshop:drivers.number')}
              htmlFor="licence-number"
              names={['licence_number']}
              refusal={refusal}
              required={mayDrive}
            >
              <Input
                id="licence-number"
                autoComplete="off"
                value={number}
                data-testid="licence-number"
                onChange={(event) => setNumber(event.target.value)}
              />
            </Field>
            <Field
              label={t('workshop:drivers.class')}
              htmlFor="licence-class"
              names={['licence_class']}
              refusal={refusal}
              required={mayDrive}
            >
              <Input
                id="licence-class"
                autoComplete="off"
                placeholder="C1"
                value={kind}
                data-testid="licence-class"
                onChange={(event) => setKind(event.target.value)}
              />
            </Field>
            <Field label={t('workshop:staff.valid_until')} names={['valid_until']} refusal={refusal}>
              <DatePicker
                value={until ? dayjs(until) : null}
                format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D']}
                aria-label={t('workshop:staff.valid_until')}
                data-testid="licence-until"
                onChange={(day: Dayjs | null) => setUntil(day?.format('YYYY-MM-DD') ?? null)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
