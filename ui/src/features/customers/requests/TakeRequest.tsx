import {
  DATA_REQUEST_KINDS,
  type DataRequestKind,
  type DataRequestList,
  IDENTITY_CHECKS,
  type IdentityCheck,
  type WordMeans,
} from '@bindings';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays, daysBetween } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { OneOf } from '../../../kit/OneOf';
import { whole } from '../../../kit/whole';

const MEANS = whole<WordMeans>()(['in_person', 'phone', 'message', 'letter']);

interface TakeRequestProps {
  customer: { id: number; name: string };
  /** What the host says of how long there is to answer. */
  list: DataRequestList;
  onClose: () => void;
}

/** Who asks for what, by what means, and how the shop knows who they are. */
export function TakeRequest({ customer, list, onClose }: TakeRequestProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const take = useCommand('take_data_request');
  const [kind, setKind] = useState<DataRequestKind>();
  const [name, setName] = useState(customer.name);
  const [means, setMeans] = useState<WordMeans>('in_person');
  const [askedOn, setAskedOn] = useState(() => shopToday());
  const [wish, setWish] = useState('');
  const [identity, setIdentity] = useState<IdentityCheck | null>(null);
  const [note, setNote] = useState('');
  const [due, setDue] = useState<string>();
  // As many days earlier as it was asked earlier.
  const usualDue = addDays(list.due_from_today, daysBetween(shopToday(), askedOn));
  const label = (field: string) => word('field', field);
  const missing = [
    ...(kind ? [] : [{ says: t('personal:requests.kind_missing'), at: 'asked_kind' }]),
    ...(name.trim() ? [] : [{ says: t('personal:requests.name_missing'), at: 'asker_name' }]),
  ];
  return (
    <Modal
      open
      title={t('personal:requests.take_title', { name: customer.name })}
      footer={null}
      width={640}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('personal:requests.take')}
        hotkey="F2"
        testId="request-form"
        sendId="request-send"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (!kind) return;
          const id = await take({
            customer_id: customer.id,
            typed: {
              asked_kind: kind,
              asker_name: name,
              asked_means: means,
              asked_on: askedOn,
              wish,
              identity,
              identity_note: note,
              due_on: due ?? null,
            },
          });
          onClose();
          navigate(`/customers/requests/${id}`);
        }}
      >
        {(refusal) => (
          <>
            <Field label={label('asked_kind')} names={['asked_kind']} refusal={refusal} required>
              <OneOf
                value={kind}
                codes={DATA_REQUEST_KINDS}
                word={(code) => word('data_request_kind', code)}
                onChange={setKind}
                label={label('asked_kind')}
                testId="request-kind"
              />
            </Field>
            <Field
              label={label('asker_name')}
              htmlFor="request-name"
              names={['asker_name']}
              refusal={refusal}
              required
            >
              <Input
                id="request-name"
                autoComplete="off"
                value={name}
                data-testid="request-name"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field label={label('asked_means')} names={['asked_means']} refusal={refusal}>
              <OneOf
                value={means}
                codes={MEANS}
                word={(code) => word('word_means', code)}
                onChange={setMeans}
                label={label('asked_means')}
                testId="request-means"
              />
            </Field>
            <Field
              label={label('asked_on')}
              htmlFor="request-asked-on"
              names={['asked_on']}
              refusal={refusal}
            >
              <DayInput
                id="request-asked-on"
                value={askedOn}
                onChange={setAskedOn}
                label={label('asked_on')}
                offer={0}
                testId="request-asked-on"
              />
            </Field>
            <Field
              label={label('reply_by')}
              htmlFor="request-due"
              names={['due_on', 'reply_by']}
              refusal={refusal}
              hint={t('personal:requests.due_hint', { days: list.reply_days })}
            >
              <DayInput
                id="request-due"
                value={due ?? usualDue}
                onChange={setDue}
                label={label('reply_by')}
                offer={0}
                testId="request-due"
              />
            </Field>
            <Field label={label('wish')} htmlFor="request-wish" names={['wish']} refusal={refusal}>
              <Input.TextArea
                id="request-wish"
                rows={2}
                value={wish}
                data-testid="request-wish"
                onChange={(event) => setWish(event.target.value)}
              />
            </Field>
            <IdentityFields
              identity={identity}
              note={note}
              refusal={refusal}
              onIdentity={setIdentity}
              onNote={setNote}
            />
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

interface IdentityFieldsProps {
  identity: IdentityCheck | null;
  note: string;
  refusal: RefusalLike | undefined;
  onIdentity: (identity: IdentityCheck | null) => void;
  onNote: (note: string) => void;
}

/** How it is known that who asks is the person; it may be looked at later. */
export function IdentityFields({ identity, note, refusal, onIdentity, onNote }: IdentityFieldsProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <>
      <Field
        label={word('field', 'identity')}
        htmlFor="request-identity"
        names={['identity']}
        refusal={refusal}
        hint={t('personal:requests.identity_hint')}
      >
        <Select<IdentityCheck>
          id="request-identity"
          allowClear
          value={identity}
          placeholder={t('personal:requests.identity_later')}
          data-testid="request-identity"
          data-lack="identity"
          options={IDENTITY_CHECKS.map((code) => ({ value: code, label: word('identity_check', code) }))}
          onChange={(next) => onIdentity(next ?? null)}
        />
      </Field>
      <Field
        label={word('field', 'identity_note')}
        htmlFor="request-identity-note"
        names={['identity_note']}
        refusal={refusal}
      >
        <Input
          id="request-identity-note"
          autoComplete="off"
          value={note}
          data-testid="request-identity-note"
          onChange={(event) => onNote(event.target.value)}
        />
      </Field>
    </>
  );
}
