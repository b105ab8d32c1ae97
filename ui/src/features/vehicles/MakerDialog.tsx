import type { MakerTerms, VehiclePage } from '@bindings';
import { Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { CountInput } from '../../kit/CountInput';
import { DatePicker } from '../../kit/DatePicker';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { Row } from '../../kit/Row';
import { clashLacks, useRecordForm } from '../../kit/recordForm';

type Count = 'exchange_months' | 'exchange_km' | 'repair_months' | 'repair_km';

/** What the maker gives this car: it begins with what the law asks of every maker. */
export function MakerDialog({ page, onClose }: { page: VehiclePage; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_maker_warranty');
  const { vehicle, maker_owes: least } = page;
  const known = page.maker?.warranty;
  const theirs = useMemo<MakerTerms>(() => {
    if (!known) return least;
    const { id: _id, vehicle_id: _vehicle, version: _version, ...terms } = known;
    return terms;
  }, [known, least]);
  const form = useRecordForm(`maker-warranty/${vehicle.id}`, theirs);
  const { value } = form;
  const send = async (terms: MakerTerms | null) => {
    await save({ vehicle_id: vehicle.id, version: known?.version ?? 0, terms });
    form.clear();
    onClose();
  };
  return (
    <Modal open title={t('history:maker.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('vehicles:save')}
        hotkey="F2"
        testId="maker-form"
        sendId="maker-save"
        missing={clashLacks(t, form)}
        onClose={onClose}
        onSend={() => send(value)}
        beside={(onRefused) =>
          known && (
            <ActionButton
              label={t('history:maker.remove')}
              inDialog
              testId="maker-remove"
              onRefused={onRefused}
              onAct={() => send(null)}
            />
          )
        }
      >
        {(refusal) => {
          const count = (name: Count) => (
            <Field label={word('field', name)} names={[name]} refusal={refusal}>
              <CountInput
                value={value[name]}
                label={word('field', name)}
                testId={`maker-${name}`}
                onChange={(next) => form.set({ [name]: next ?? 0 })}
              />
            </Field>
          );
          return (
            <>
              <TypedBefore form={form} />
              <RecordClashes
                form={form}
                label={(name) => word('field', name)}
                said={(name, fields) => String(fields[name])}
              />
              <Field
                label={word('field', 'invoiced_on')}
                htmlFor="maker-invoiced_on"
                names={['invoiced_on']}
                refusal={refusal}
              >
                <DatePicker
                  id="maker-invoiced_on"
                  value={dayjs(value.invoiced_on)}
                  format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D']}
                  allowClear={false}
                  data-testid="maker-invoiced_on"
                  onChange={(next: Dayjs | null) =>
                    next && form.set({ invoiced_on: next.format('YYYY-MM-DD') })
                  }
                  style={{ width: '100%' }}
                />
              </Field>
              <Row gap={16}>
                {count('exchange_months')}
                {count('exchange_km')}
              </Row>
              <Row gap={16}>
                {count('repair_months')}
                {count('repair_km')}
              </Row>
              <Field label={t('vehicles:field.note')} htmlFor="maker-note" names={['note']} refusal={refusal}>
                <Input
                  id="maker-note"
                  autoComplete="off"
                  value={value.note}
                  data-testid="maker-note"
                  onChange={(event) => form.set({ note: event.target.value })}
                />
              </Field>
            </>
          );
        }}
      </DialogForm>
    </Modal>
  );
}
