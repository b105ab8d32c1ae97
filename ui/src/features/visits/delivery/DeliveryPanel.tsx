import type { Visit } from '@bindings';
import { Checkbox, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { warrantyWords } from '../../../i18n/warranty';
import { useWords } from '../../../i18n/words';
import { CountInput } from '../../../kit/CountInput';
import { DatePicker } from '../../../kit/DatePicker';
import { useDraft } from '../../../kit/draft';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { WorkPanel } from '../../../kit/Panel';
import { useSigned } from '../../../kit/signed';
import { PhotoStrip } from '../../photos/PhotoStrip';
import { SheetPapers } from '../papers/SheetPapers';
import { isAboutMileage } from '../settlement/MileageOut';
import { SignedBy, type SignedByFields, signatureLacks } from '../visit/SignedBy';
import { VisitAction } from '../visit/VisitAction';
import { isYours } from '../visit/visit';
import { activeSheets, declinedAdvice, nextServiceKm, workDone } from './delivery';
import styles from './delivery.module.css';
import { signedDelivery } from './signedDelivery';

interface Typed extends SignedByFields {
  advice: string;
  /** Undefined while nobody touched the suggestion; null when there is to be none. */
  next_service_on?: string | null;
  next_service_km?: number | null;
  mileage_out_km?: number | null;
  old_parts_shown: boolean;
  items_returned: boolean;
}

const blank: Typed = {
  name: '',
  means: 'on_screen',
  signature: null,
  advice: '',
  old_parts_shown: false,
  items_returned: false,
};

/** The car goes back: what was done is explained, what is due next is named, and the customer accepts it. */
export function DeliveryPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const deliver = useCommand('deliver');
  const draft = useDraft(`visit/${visit.order.id}/delivery`, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { order } = visit;
  const { warranty, beyond, next_service_on, next_service_km } = visit.handing_over;
  const yours = isYours(visit, 'deliver');
  const { value } = draft;
  const set = (patch: Partial<Typed>) => draft.set((before) => ({ ...before, ...patch }));
  const signer = { ...value, name: value.name || visit.visitor };
  const out = value.mileage_out_km === undefined ? order.mileage_out_km : value.mileage_out_km;
  const on = value.next_service_on === undefined ? next_service_on : value.next_service_on;
  const due = out === null ? null : nextServiceKm(out, next_service_km);
  const km = value.next_service_km === undefined ? due : value.next_service_km;
  const told = [value.advice.trim(), on, km];
  const handed = { out, oldPartsShown: value.old_parts_shown, itemsReturned: value.items_returned, told };
  const signing = useSigned(signedDelivery(t, word, visit, handed, signer.name), value, set);
  const declined = declinedAdvice(visit);
  const list = (names: readonly string[]) => names.join(t('words:list_separator')) || '–';
  const label = (name: string) => t(`visits:delivery.${name}`);

  const send = async () => {
    setRefusal(undefined);
    await deliver({
      work_order_id: order.id,
      version: order.version,
      accepted_by: signer.name.trim(),
      means: signer.means,
      signature: signer.means === 'on_screen' ? signing.value : null,
      old_parts_shown: value.old_parts_shown,
      items_returned: value.items_returned,
      advice: value.advice.trim(),
      next_service_on: on,
      next_service_km: km,
      mileage_out_km: out,
    });
    draft.clear();
  };

  return (
    <WorkPanel
      name="delivery"
      title={label('title')}
      extra={<SheetPapers visit={visit} />}
      foot={
        <VisitAction
          visit={visit}
          action="deliver"
          lacks={[
            ...(out === null ? [{ says: t('errors:missing.mileage_out'), at: 'mileage_out_km' }] : []),
            ...signatureLacks(t, signer, signing),
          ]}
          onRefused={setRefusal}
          onAct={send}
        />
      }
    >
      <Facts small>
        <Fact label={label('work_done')} wide>
          {list(workDone(visit))}
        </Fact>
        {declined.length > 0 && (
          <Fact label={label('declined')} wide>
            <ul className={styles.declined}>
              {declined.map((line) => (
                <li key={line.id}>
                  {line.name}
                  {line.reason && <span>{line.reason}</span>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact label={label('warranty')} wide>
          {warranty.days > 0
            ? t('visits:delivery.warranty_of.given', { term: warrantyWords(t, warranty) })
            : t('visits:delivery.warranty_of.none')}
          {beyond.map(({ names, term }) => (
            <div key={names.join()}>
              {list(names)}
              {t('words:colon')}
              {warrantyWords(t, term)}
            </div>
          ))}
        </Fact>
        <Fact label={label('old_parts')}>{word('old_parts', order.old_parts)}</Fact>
        <Fact label={label('belongings')}>{visit.walk_around?.belongings || '–'}</Fact>
        {order.certificate_number && <Fact label={label('certificate')}>{order.certificate_number}</Fact>}
      </Facts>
      <PhotoStrip
        workOrderId={order.id}
        car={visit.vehicle}
        kinds={['delivery']}
        title={t('photos:delivery')}
      />
      {yours && (
        <>
          <Group columns={2}>
            <Field
              small
              label={t('visits:preparation.mileage_out')}
              names={['mileage_out_km']}
              hint={t('visits:preparation.mileage_in', {
                km: order.mileage_km ?? '–',
              })}
              warn={isAboutMileage(refusal) && refusal ? refusalWords(t, refusal) : undefined}
            >
              <CountInput
                value={out}
                onChange={(mileage_out_km) => set({ mileage_out_km })}
                label={t('visits:preparation.mileage_out')}
                suffix={t('words:km_unit')}
                testId="mileage-out"
              />
            </Field>
          </Group>
          <Group title={label('next_service')} columns={2}>
            <Field small label={label('next_service_on')} names={['next_service_on']} refusal={refusal}>
              <DatePicker
                format="YYYY-MM-DD"
                value={on ? dayjs(on) : null}
                aria-label={label('next_service_on')}
                data-testid="next-service-on"
                onChange={(day: Dayjs | null) =>
                  set({ next_service_on: day ? day.format('YYYY-MM-DD') : null })
                }
              />
            </Field>
            <Field small label={label('next_service_km')} names={['next_service_km']} refusal={refusal}>
              <CountInput
                value={km}
                onChange={(next_service_km) => set({ next_service_km })}
                label={label('next_service_km')}
                suffix={t('words:km_unit')}
                testId="next-service-km"
              />
            </Field>
            <Field small label={label('advice')} names={['advice']} refusal={refusal} wide>
              <Input.TextArea
                value={value.advice}
                autoSize={{ minRows: 2, maxRows: 6 }}
                placeholder={label('advice_hint')}
                aria-label={label('advice')}
                data-testid="delivery-advice"
                onChange={(event) => set({ advice: event.target.value })}
              />
            </Field>
          </Group>
          <div className={styles.checks}>
            <Checkbox
              checked={value.old_parts_shown}
              data-testid="old-parts-shown"
              onChange={(event) => set({ old_parts_shown: event.target.checked })}
            >
              {label('old_parts_shown')}
            </Checkbox>
            <Checkbox
              checked={value.items_returned}
              data-testid="items-returned"
              onChange={(event) => set({ items_returned: event.target.checked })}
            >
              {label('items_returned')}
            </Checkbox>
          </div>
          <SignedBy
            title={label('acceptance')}
            fields={signer}
            set={set}
            signing={signing}
            testId="deliver"
            refusal={refusal}
            nameField="accepted_by"
            paper={activeSheets(visit)}
          />
        </>
      )}
    </WorkPanel>
  );
}
