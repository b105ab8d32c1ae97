import type { SupplierNamed } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface SupplierSelectProps {
  suppliers: readonly SupplierNamed[];
  value: number | undefined;
  disabled: boolean;
  autoFocus?: boolean;
  onChange: (supplier: number) => void;
}

/** A supplier by the name or its initials. */
export function SupplierSelect({
  suppliers,
  value,
  disabled,
  autoFocus = false,
  onChange,
}: SupplierSelectProps) {
  const { t } = useTranslation();
  return (
    <Select<number>
      value={value ?? null}
      disabled={disabled}
      autoFocus={autoFocus}
      showSearch={{ optionFilterProp: 'search' }}
      placeholder={t('storeReceipts:supplier_hint')}
      notFoundContent={t('storeReceipts:no_supplier')}
      aria-label={t('storeReceipts:supplier')}
      data-testid="receive-supplier"
      style={{ width: '100%' }}
      onChange={onChange}
      options={suppliers.map((one) => ({
        value: one.id,
        label: one.name,
        search: `${one.name} ${one.initials} ${one.initials.replaceAll(' ', '')}`.toLowerCase(),
      }))}
    />
  );
}
