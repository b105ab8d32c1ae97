import { LINE_KINDS, type LineKind } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field } from '../../kit/Field';
import { Group } from '../../kit/Group';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { digitsOf } from './typed';

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
      <Codes onClose={onClose} />
    </Modal>
  );
}

function Codes({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('tax_codes', {});
  const save = useCommand('save_tax_codes');
  const [typed, setTyped] = useState<Partial<Record<LineKind, string>>>({});
  const [refusal, setRefusal] = useState<RefusalLike>();
  const codeOf = (kind: LineKind) =>
    typed[kind] ?? data?.find((code) => code.line_kind === kind)?.tax_code ?? '';
  return (
    <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="codes-form">
      <Quiet as="p">{t('invoices:codes.explained')}</Quiet>
      <RefusalAlert refusal={refusal ?? error} />
      <Group columns={2}>
        {LINE_KINDS.map((kind) => (
          <Field
            key={kind}
            small
            label={word('line_kind', kind)}
            htmlFor={`code-${kind}`}
            hint={codeOf(kind) === '' ? undefined : t('invoices:digits', { digits: digitsOf(codeOf(kind)) })}
          >
            <Input
              id={`code-${kind}`}
              value={codeOf(kind)}
              inputMode="numeric"
              autoComplete="off"
              data-testid={`code-${kind}`}
              onChange={(event) => setTyped({ ...typed, [kind]: event.target.value })}
            />
          </Field>
        ))}
      </Group>
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={t('invoices:codes.save')}
          primary
          hotkey="Ctrl+Enter"
          inDialog
          testId="codes-save"
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            const codes = LINE_KINDS.filter((kind) => typed[kind] !== undefined);
            await save({ codes: codes.map((kind) => ({ line_kind: kind, tax_code: codeOf(kind) })) });
            onClose();
          }}
        />
      </Buttons>
    </Stack>
  );
}
