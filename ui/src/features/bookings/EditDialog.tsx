import { type Appointment, type EditAppointment, HALF_HOUR, LIMITS } from '@bindings';
import { App, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { countParser } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import {
  type BookingDraft,
  channels,
  draftOf,
  editOf,
  gapsOf,
  withCustomer,
  withVehicle,
  withVisitor,
} from './booking';
import styles from './EditDialog.module.css';
import { ItemsInput } from './ItemsInput';
import { VisitorFields, visitorFields } from './VisitorFields';

const besideFields = [...visitorFields, 'items', 'minutes', 'estimate'];

interface EditDialogProps {
  /** The booking to be put right; nothing keeps the dialog shut. */
  appointment: Appointment | undefined;
  onClose: () => void;
}

/** Puts right what was told when booking; the time stays, and what stood there before is kept. */
export function EditDialog({ appointment, onClose }: EditDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={appointment !== undefined}
      title={t('bookings:edit.title', { number: appointment?.number ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      {appointment && <EditForm key={appointment.id} appointment={appointment} onClose={onClose} />}
    </Modal>
  );
}

function EditForm({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  // The version of the page one began on: what somebody else wrote meanwhile is not overwritten.
  const [began] = useState(appointment);
  const [draft, setDraft] = useState<BookingDraft>(() => draftOf(appointment));
  const [refusal, setRefusal] = useState<RefusalLike>();
  const save = useCommand('edit_appointment');
  const { data: shop } = useRead('list_people', {});
  const set = (change: (before: BookingDraft) => BookingDraft) => {
    setRefusal(undefined);
    setDraft(change);
  };
  const change = (more: Partial<BookingDraft>) => set((before) => ({ ...before, ...more }));
  const full = refusal?.code === 'over_capacity';

  const keep = async (overCapacity: boolean) => {
    setRefusal(undefined);
    const request: EditAppointment = editOf(began, draft, overCapacity);
    await save(request);
    message.success(t('bookings:edit.saved'));
    onClose();
  };
  const advisors = (shop?.people ?? []).filter(
    (one) => (one.active && one.roles.includes('advisor')) || one.id === began.advisor_id,
  );
  const bays = (shop?.bays ?? []).filter((one) => one.active || one.id === began.bay_id);

  return (
    <Stack gap={16} onKeyDownCapture={enterMoves} data-form="">
      <Field label={t('bookings:field.channel')}>
        <Segmented
          name="edit-channel"
          tabIndex={-1}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          options={channels.map((code) => ({ value: code, label: word('channel', code) }))}
        />
      </Field>
      <VisitorFields
        visitor={draft}
        onChange={(more) => set((before) => withVisitor(before, more))}
        details={['model']}
        settled={draft.vehicle_id !== null}
        onVehicle={(hit) => set((before) => withVehicle(before, hit))}
        onCustomer={(customer) => set((before) => withCustomer(before, customer))}
        nameLabel={t('words:field.contact_name')}
        phoneRequired
        personKnown={draft.customer_id !== null}
        refusal={refusal}
        testId="edit"
      >
        <Field label={t('bookings:field.items')} htmlFor="edit-items" names={['items']} refusal={refusal}>
          <ItemsInput id="edit-items" items={draft.items} onChange={(items) => change({ items })} />
        </Field>
        <div className={styles.four}>
          <Field
            label={t('bookings:field.estimate')}
            htmlFor="edit-estimate"
            names={['estimate']}
            refusal={refusal}
          >
            <MoneyInput
              id="edit-estimate"
              value={draft.estimate}
              onChange={(estimate) => change({ estimate })}
              aria-label={t('bookings:field.estimate')}
            />
          </Field>
          <Field
            label={t('bookings:field.minutes')}
            htmlFor="edit-minutes"
            names={['minutes']}
            refusal={refusal}
          >
            <InputNumber
              id="edit-minutes"
              min={LIMITS.booking_minutes[0]}
              max={LIMITS.booking_minutes[1]}
              step={HALF_HOUR}
              precision={0}
              parser={countParser}
              value={draft.minutes}
              onChange={(minutes) => minutes !== null && change({ minutes })}
              style={{ width: '100%' }}
              data-testid="edit-minutes"
            />
          </Field>
          <Field label={t('bookings:field.bay')} htmlFor="edit-bay">
            <Select
              id="edit-bay"
              value={draft.bay_id ?? 0}
              onChange={(id: number) => change({ bay_id: id === 0 ? null : id })}
              data-testid="edit-bay"
              options={[
                { value: 0, label: t('bookings:no_bay') },
                ...bays.map((bay) => ({ value: bay.id, label: bay.name })),
              ]}
            />
          </Field>
          <Field label={t('bookings:field.advisor')} htmlFor="edit-advisor">
            <Select
              id="edit-advisor"
              value={draft.advisor_id ?? 0}
              onChange={(id: number) => change({ advisor_id: id === 0 ? null : id })}
              data-testid="edit-advisor"
              options={[
                { value: 0, label: t('bookings:no_advisor') },
                ...advisors.map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          </Field>
        </div>
      </VisitorFields>
      {!isAbout(refusal, besideFields) && <RefusalAlert refusal={refusal} />}
      <div className={styles.end}>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={t(full ? 'bookings:edit.anyway' : 'bookings:edit.verb')}
          hotkey="F2"
          inDialog
          primary
          missing={gapsOf(draft).map((gap) => t(`bookings:missing.${gap}`))}
          onAct={() => keep(full)}
          onRefused={setRefusal}
          testId={full ? 'action-edit-anyway' : 'action-save-edit'}
        />
      </div>
    </Stack>
  );
}
