import type { CatalogueItem, Line, Visit } from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { refusalWords } from '../../../i18n/refusal';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import type { Lack } from '../../../kit/lacks';
import { Modal } from '../../../kit/Modal';
import { useSigned } from '../../../kit/signed';
import { PartPicker, partIdOf } from '../../parts/PartPicker';
import { missingSignature } from '../visit/SignedBy';
import { VisitTitle } from '../visit/VisitTitle';
import { SubstituteAnswer, SubstituteShown } from './SubstituteAnswer';
import { answerLacks, answerOf, signedSubstitute, unsaid } from './substituteSaid';

/** An agreed part that is not to be had: another one of the price list takes its place, or the customer does not want it. */
export function Substitute({ visit, line }: { visit: Visit; line: Line }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const may = line.kind === 'part' && line.state === 'approved' && visit.editable_lines.includes(line.id);
  if (!may) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        type="text"
        size="small"
        aria-label={`${t('visits:substitute.verb')} ${line.name}`}
        data-testid={`substitute-${line.id}`}
        onClick={() => setOpen(true)}
      >
        {t('visits:substitute.verb')}
      </Button>
      <Modal
        open={open}
        width={640}
        title={<VisitTitle visit={visit}>{t('visits:substitute.title', { name: line.name })}</VisitTitle>}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {open && <Other visit={visit} line={line} onClose={close} />}
      </Modal>
    </>
  );
}

function Other({ visit, line, onClose }: { visit: Visit; line: Line; onClose: () => void }) {
  const { t } = useTranslation();
  const substitute = useCommand('substitute_part');
  const [item, setItem] = useState<CatalogueItem>();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState(unsaid);
  const set = (patch: Partial<typeof said>) => setSaid((before) => ({ ...before, ...patch }));
  const part = item && partIdOf(item);
  const choose = (next: CatalogueItem | undefined) => {
    setItem(next);
    // A yes to one part is none to another.
    set({ approved: undefined });
  };
  const quote = useRead(
    'quote_substitute',
    { line_id: line.id, part_id: part ?? 0 },
    { enabled: part !== undefined },
  );
  // What was asked about one part says nothing of another.
  const quoted = part !== undefined && quote.data?.part_id === part ? quote.data : undefined;
  const by = said.by_name || visit.visitor;
  const signing = useSigned(signedSubstitute(t, visit, line, quoted, said.approved, by), said, set);
  const unsigned = signing.value
    ? undefined
    : missingSignature(t, signing, t('visits:answers.signature_missing'));
  const lacks = (): Lack[] => {
    if (part === undefined) return [{ says: t('parts:link.missing'), at: 'part_id' }];
    if (quote.error) return [{ says: refusalWords(t, quote.error), at: 'part_id' }];
    if (!quoted) return [{ says: t('visits:substitute.waits'), at: 'part_id' }];
    return quoted.is_asked ? answerLacks(t, quoted, said, by, unsigned) : [];
  };
  const refused = quoted?.is_asked === true && said.approved === false;
  return (
    <DialogForm
      label={t(refused ? 'visits:substitute.record_no' : 'visits:substitute.verb')}
      hotkey="Ctrl+Enter"
      testId="substitute-form"
      sendId="substitute-now"
      missing={lacks()}
      onSend={async () => {
        if (part === undefined || !quoted) return;
        const answer = quoted.is_asked ? answerOf(said, by, fenOf(quoted.amount), signing.value) : undefined;
        await substitute({
          line_id: line.id,
          version: line.version,
          part_id: part,
          reason,
          ...(answer && { answer }),
        });
        onClose();
      }}
      onClose={onClose}
    >
      {(refusal) => (
        <>
          <p style={{ margin: 0 }}>{t('visits:substitute.explained')}</p>
          <Field label={t('parts:picker.label')} names={['part_id']} refusal={refusal}>
            <PartPicker
              chosen={item}
              onChoose={choose}
              text={text}
              onText={setText}
              label={t('parts:picker.label')}
              vehicleId={visit.vehicle.id}
              autoFocus
            />
          </Field>
          {quoted && <SubstituteShown line={line} quoted={quoted} />}
          {quoted?.is_asked && (
            <SubstituteAnswer said={said} by={by} set={set} signing={signing} refusal={refusal} />
          )}
          <Field label={t('visits:substitute.reason')} names={['reason']} refusal={refusal}>
            <Input
              size="large"
              value={reason}
              aria-label={t('visits:substitute.reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </>
      )}
    </DialogForm>
  );
}
