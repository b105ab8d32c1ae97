import type { SupplierChoice } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './Orders.module.css';

interface SupplierSelectProps {
  suppliers: readonly SupplierChoice[];
  value: number | null;
  onChange: (supplier: number) => void;
  label: string;
  testId: string;
  autoFocus?: boolean;
}

/** One supplier, by some of the name or its initials; who has no licence any more says so. */
export function SupplierSelect(props: SupplierSelectProps) {
  const { suppliers, value, onChange, label, testId, autoFocus = false } = props;
  const { t } = useTranslation();
  const named = (one: SupplierChoice) =>
    one.licence === 'over' ? t('purchasing:licence_over', { name: one.name }) : one.name;
  return (
    <Select<number>
      className={styles.supplier ?? ''}
      showSearch={{
        filterOption: (text, option) => {
          const one = suppliers.find(({ id }) => id === option?.value);
          const typed = text.trim().toLowerCase();
          return (
            one !== undefined && (one.name.toLowerCase().includes(typed) || one.initials.includes(typed))
          );
        },
      }}
      autoFocus={autoFocus}
      aria-label={label}
      data-testid={testId}
      placeholder={t('purchasing:choose_supplier')}
      notFoundContent={t('purchasing:no_supplier')}
      value={value}
      onChange={onChange}
      options={suppliers.map((one) => ({ value: one.id, label: named(one) }))}
    />
  );
}
