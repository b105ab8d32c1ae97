import type { SupplierNamed } from '@bindings';
import { useTranslation } from 'react-i18next';
import { KnownSelect } from '../../../kit/KnownSelect';

interface SupplierSelectProps {
  /** Undefined while the answer is on its way. */
  suppliers: readonly SupplierNamed[] | undefined;
  value: number | undefined;
  disabled: boolean;
  autoFocus?: boolean;
  onChange: (supplier: number) => void;
}

/** A supplier by the name or its initials. */
export function SupplierSelect({ suppliers, value, disabled, autoFocus, onChange }: SupplierSelectProps) {
  const { t } = useTranslation();
  return (
    <KnownSelect
      value={value}
      disabled={disabled}
      autoFocus={autoFocus}
      placeholder={t('storeReceipts:supplier_hint')}
      nothing={t('storeReceipts:no_supplier')}
      label={t('storeReceipts:supplier')}
      testId="receive-supplier"
      onChange={(supplier) => supplier !== undefined && onChange(supplier)}
      options={suppliers?.map((one) => ({
        value: one.id,
        label: one.name,
        said: `${one.name} ${one.initials} ${one.initials.replaceAll(' ', '')}`,
      }))}
    />
  );
}
