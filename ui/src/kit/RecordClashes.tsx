import { useTranslation } from 'react-i18next';
import { ActionButton } from './ActionButton';
import { Alert } from './Alert';
import { ClashAlert } from './ClashAlert';
import type { RecordForm } from './recordForm';

interface RecordClashesProps<Value extends object> {
  form: RecordForm<Value>;
  /** A field in words. */
  label: (field: keyof Value & string) => string;
  /** What stands in it. */
  said: (field: keyof Value & string, value: Value) => string;
  /** What belongs together is answered by one press; this says of which fields, and what others wrote there. */
  together?: (fields: string) => string;
}

/** The fields of a record that somebody else changed while they were typed here. */
export function RecordClashes<Value extends object>(props: RecordClashesProps<Value>) {
  const { form, label, said, together } = props;
  const { t } = useTranslation();
  const clashes = (form.clashes as (keyof Value & string)[]).map((field) => ({
    field,
    label: label(field),
    mine: said(field, form.value),
    theirs: said(field, form.theirs),
  }));
  const fields = clashes.map((one) =>
    one.theirs === '' ? one.label : t('words:clash.theirs_of', { field: one.label, value: one.theirs }),
  );
  return (
    <ClashAlert
      clashes={clashes}
      onAnswer={(field, keep) => form.answer(field as keyof Value, keep)}
      together={together?.([...new Set(fields)].join(t('words:list_separator')))}
    />
  );
}

/** What is shown was typed in an earlier sitting, or before the dialog was closed: it goes on, or goes. */
export function TypedBefore({ form }: { form: Pick<RecordForm<object>, 'restored' | 'clear'> }) {
  const { t } = useTranslation();
  if (!form.restored) return null;
  return (
    <Alert
      type="info"
      showIcon
      data-testid="typed-before"
      title={t('words:typed.restored')}
      action={
        <ActionButton
          size="small"
          label={t('words:typed.discard')}
          onAct={form.clear}
          testId="typed-discard"
        />
      }
    />
  );
}
