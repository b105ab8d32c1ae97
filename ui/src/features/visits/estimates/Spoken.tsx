import { type AuthorisationMeans, CONFIRMING_MEANS, type SpokenYes, type Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Buttons } from '../../../kit/Buttons';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { SignaturePad } from '../../../kit/SignaturePad';
import { type KeptSignature, useSigned } from '../../../kit/signed';
import { OwnPhone } from '../ownPhone/OwnPhone';
import { missingSignature } from '../visit/SignedBy';
import { VisitTitle } from '../visit/VisitTitle';
import { lineOf } from '../visit/visit';
import { confirmLacks, signedSpoken } from './spoken';

/** 电话同意: what was agreed to by a word alone and is to be had in writing before the car leaves. */
export function Spoken({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const limit = useRead('get_shop', {}).data?.settings.spoken_limit;
  const spoken = visit.spoken_yes;
  if (!spoken) return null;
  const names = spoken.lines.flatMap((id) => lineOf(visit, id)?.name ?? []);
  const close = () => setOpen(false);
  return (
    <div data-lack="spoken">
      <Alert
        type="warning"
        showIcon
        data-testid="spoken"
        title={t('visits:spoken.title', { amount: spoken.amount })}
        description={t('visits:spoken.explained', { limit, names: names.join(t('words:list_separator')) })}
        action={
          <Buttons>
            <OwnPhone visit={visit} thing={{ kind: 'estimate' }} />
            <ActionButton label={t('visits:spoken.verb')} testId="spoken-open" onAct={() => setOpen(true)} />
          </Buttons>
        }
      />
      <Modal
        open={open}
        width={640}
        title={<VisitTitle visit={visit}>{t('visits:spoken.heading')}</VisitTitle>}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {open && <Confirm visit={visit} spoken={spoken} onClose={close} />}
      </Modal>
    </div>
  );
}

interface Typed extends KeptSignature {
  by_name: string;
  means: AuthorisationMeans;
  paper: string;
  note: string;
}

function Confirm({ visit, spoken, onClose }: { visit: Visit; spoken: SpokenYes; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const confirm = useCommand('confirm_spoken');
  const [typed, setTyped] = useState<Typed>({
    by_name: visit.visitor,
    means: 'signature',
    paper: visit.estimates.at(-1)?.number ?? '',
    note: '',
    signature: null,
  });
  const set = (patch: Partial<Typed>) => setTyped((before) => ({ ...before, ...patch }));
  const signing = useSigned(signedSpoken(t, visit, spoken, typed.by_name), typed, set);
  const { means } = typed;
  const unsigned = signing.value
    ? undefined
    : missingSignature(t, signing, t('visits:answers.signature_missing'));
  return (
    <DialogForm
      label={t('visits:spoken.send')}
      hotkey="Ctrl+Enter"
      testId="spoken-form"
      sendId="spoken-now"
      missing={confirmLacks(t, typed, unsigned)}
      onClose={onClose}
      onSend={async () => {
        await confirm({
          work_order_id: visit.order.id,
          amount: fenOf(spoken.amount),
          by_name: typed.by_name.trim(),
          means,
          signature: means === 'signature' ? signing.value : null,
          paper: means === 'paper' ? typed.paper.trim() : '',
          note: means === 'message' ? typed.note.trim() : '',
        });
        onClose();
      }}
    >
      {(refusal) => (
        <>
          <Field label={t('visits:answers.by')} names={['by_name']} refusal={refusal}>
            <Input
              value={typed.by_name}
              aria-label={t('visits:answers.by')}
              data-testid="spoken-by"
              onChange={(event) => set({ by_name: event.target.value })}
            />
          </Field>
          <Field label={t('visits:answers.means')} names={['means']} refusal={refusal}>
            <Choice
              value={means}
              codes={CONFIRMING_MEANS}
              word={(code) => word('authorisation_means', code)}
              onChange={(chosen) => set({ means: chosen })}
              label={t('visits:answers.means')}
              testId="spoken-means"
            />
          </Field>
          {means === 'paper' && (
            <Field label={t('visits:answers.paper')} names={['paper']} refusal={refusal}>
              <Input
                value={typed.paper}
                aria-label={t('visits:answers.paper')}
                data-testid="spoken-paper"
                onChange={(event) => set({ paper: event.target.value })}
              />
            </Field>
          )}
          {means === 'message' && (
            <Field label={t('visits:answers.message_note')} names={['call_note']} refusal={refusal}>
              <Input
                value={typed.note}
                aria-label={t('visits:answers.message_note')}
                data-testid="spoken-note"
                onChange={(event) => set({ note: event.target.value })}
              />
            </Field>
          )}
          {means === 'signature' && (
            <div data-testid="spoken-signature" data-lack={signing.value ? undefined : 'signature'}>
              <SignaturePad signing={signing} label={t('visits:signed.here')} />
            </div>
          )}
        </>
      )}
    </DialogForm>
  );
}
