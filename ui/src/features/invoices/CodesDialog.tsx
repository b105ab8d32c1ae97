import { LINE_KINDS, type LineKind, type TaxCode } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Group } from '../../kit/Group';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { digitsOf } from './typed';

const codesOf = (kept: readonly TaxCode[]): Record<LineKind, string> =>
  Object.fromEntries(
    LINE_KINDS.map((kind) => [kind, kept.find((code) => code.line_kind === kind)?.tax_code ?? '']),
  ) as Record<LineKind, string>;

/** Under which of the bureau's codes the shop's lines go: the accountant knows, and types them once. */
export function CodesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      title={t('invoices:codes.title')}
      footer={null}
      width={760}
      onCancel={onClose}
      destroyOnHidden
    >
      <CodesKept onClose={onClose} />
    </Modal>
  );
}

function CodesKept({ onClose }: { onClose: () => void }) {
  const { data, error } = useRead('tax_codes', {});
  if (error) return <RefusalAlert refusal={error} />;
  return data ? <Codes kept={data} onClose={onClose} /> : <Skeleton active />;
}

function Codes({ kept, onClose }: { kept: readonly TaxCode[]; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_tax_codes');
  const theirs = useMemo(() => codesOf(kept), [kept]);
  const form = useRecordForm('invoices/tax-codes', theirs);
  const { value } = form;
  return (
    <DialogForm
      label={t('invoices:codes.save')}
      hotkey="Ctrl+Enter"
      testId="codes-form"
      sendId="codes-save"
      missing={clashLacks(t, form)}
      onClose={onClose}
      onSend={async () => {
        const codes = LINE_KINDS.filter((kind) => value[kind] !== theirs[kind]);
        await save({ codes: codes.map((kind) => ({ line_kind: kind, tax_code: value[kind] })) });
        form.clear();
        onClose();
      }}
    >
      {() => (
        <>
          <Quiet as="p">{t('invoices:codes.explained')}</Quiet>
          <TypedBefore form={form} />
          <RecordClashes
            form={form}
            label={(kind) => word('line_kind', kind)}
            said={(kind, codes) => codes[kind]}
          />
          <Group columns={2}>
            {LINE_KINDS.map((kind) => (
              <Field
                key={kind}
                small
                label={word('line_kind', kind)}
                htmlFor={`code-${kind}`}
                hint={
                  value[kind] === '' ? undefined : t('invoices:digits', { digits: digitsOf(value[kind]) })
                }
              >
                <Input
                  id={`code-${kind}`}
                  value={value[kind]}
                  inputMode="numeric"
                  autoComplete="off"
                  data-testid={`code-${kind}`}
                  onChange={(event) => form.set({ [kind]: event.target.value })}
                />
              </Field>
            ))}
          </Group>
        </>
      )}
    </DialogForm>
  );
}
