import { type Appointment, CHANNELS, type EditAppointment } from '@bindings';
import { App, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatMoneyPlain } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import {
  type BookingDraft,
  draftOf,
  editOf,
  gapsOf,
  isFullUp,
  withCustomer,
  withVehicle,
  withVisitor,
} from './booking';
import styles from './EditDialog.module.css';
import { ItemsInput } from './ItemsInput';
import { PlanFields } from './PlanFields';
import { VisitorFields, visitorFields } from './VisitorFields';

/** What is not called as the host calls it. */
const fieldWords: Partial<Record<keyof BookingDraft, string>> = {
  channel: 'bookings:field.channel',
  name: 'words:field.contact_name',
  customer_id: 'words:field.contact_name',
  trade: 'words:field.trade',
  vehicle_id: 'words:field.plate',
};

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
  const theirs = useMemo(() => draftOf(appointment), [appointment]);
  const form = useRecordForm<BookingDraft>(`booking/${appointment.id}`, theirs);
  const draft = form.value;
  const [refusal, setRefusal] = useState<RefusalLike>();
  const save = useCommand('edit_appointment');
  const { data: shop } = useRead('list_people', {});
  const set = (change: (before: BookingDraft) => BookingDraft) => {
    setRefusal(undefined);
    form.set(change);
  };
  const change = (more: Partial<BookingDraft>) => set((before) => ({ ...before, ...more }));
  const full = isFullUp(refusal);

  const keep = async (overCapacity: boolean) => {
    setRefusal(undefined);
    const request: EditAppointment = editOf(appointment, draft, overCapacity);
    await save(request);
    form.clear();
    message.success(t('bookings:edit.saved'));
    onClose();
  };
  const said = (field: keyof BookingDraft, of: BookingDraft): string => {
    if (field === 'channel') return word('channel', of.channel);
    if (field === 'items') return of.items.join(t('words:list_separator'));
    if (field === 'estimate') return of.estimate === undefined ? '' : formatMoneyPlain(of.estimate);
    if (field === 'trade') return word('trade', of.trade);
    if (field === 'bay_id')
      return shop?.bays.find((bay) => bay.id === of.bay_id)?.name ?? t('bookings:no_bay');
    if (field === 'advisor_id')
      return shop?.people.find((one) => one.id === of.advisor_id)?.name ?? t('bookings:no_advisor');
    if (field === 'vehicle_id') return of.plate;
    if (field === 'customer_id') return of.name;
    return String(of[field] ?? '');
  };

  return (
    <Stack gap={16} onKeyDownCapture={enterMoves} data-form="">
      <TypedBefore form={form} />
      <RecordClashes
        form={form}
        label={(field) => t(fieldWords[field] ?? `words:field.${field}`)}
        said={said}
        // A car, its owner and the phone belong together: half of each would be nobody's.
        together={(fields) => t('visits:clash.somebody', { fields })}
      />
      <Field label={t('bookings:field.channel')}>
        <Segmented
          name="edit-channel"
          tabIndex={-1}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          options={CHANNELS.map((code) => ({ value: code, label: word('channel', code) }))}
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
        phoneRequired={draft.customer_id === null}
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
          <PlanFields
            plan={draft}
            stands={theirs}
            shop={shop}
            refusal={refusal}
            testId="edit"
            onChange={change}
          />
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
          missing={[...clashLacks(t, form), ...gapsOf(draft).map((gap) => t(`bookings:missing.${gap}`))]}
          onAct={() => keep(full)}
          onRefused={setRefusal}
          testId={full ? 'action-edit-anyway' : 'action-save-edit'}
        />
      </div>
    </Stack>
  );
}
