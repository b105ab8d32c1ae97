import type { Bin } from '@bindings';
import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../../i18n/refusal';
import { Field } from '../../../kit/Field';

interface ShelfFieldProps {
  value: string;
  bins: readonly Bin[];
  onChange: (code: string) => void;
  refusal: RefusalLike | undefined;
  testId: string;
}

/** The shelf of an old part by its code, typed, scanned or chosen. */
export function ShelfField({ value, bins, onChange, refusal, testId }: ShelfFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('claims:shelf')}
      names={['bin_code', 'bin_id']}
      refusal={refusal}
      hint={bins.length === 0 ? t('claims:no_shelf') : undefined}
    >
      <AutoComplete
        value={value}
        aria-label={t('claims:shelf')}
        data-takes="number"
        data-testid={testId}
        options={bins.map(({ code, name }) => ({ value: code, label: `${code} ${name}`.trim() }))}
        onChange={onChange}
      />
    </Field>
  );
}
