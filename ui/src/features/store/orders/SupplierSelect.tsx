import type { SupplierChoice } from '@bindings';
import { useTranslation } from 'react-i18next';
import { KnownSelect } from '../../../kit/KnownSelect';

interface SupplierSelectProps {
  /** Undefined while the answer is on its way. */
  suppliers: readonly SupplierChoice[] | undefined;
  value: number | null;
  onChange: (supplier: number) => void;
  label: string;
  testId: string;
  autoFocus?: boolean;
}

/** One supplier, by some of the name or its initials; who has no licence any more says so. */
export function SupplierSelect(props: SupplierSelectProps) {
  const { suppliers, value, onChange, label, testId, autoFocus } = props;
  const { t } = useTranslation();
  const named = (one: SupplierChoice) =>
    one.licence === 'over' ? t('purchasing:licence_over', { name: one.name }) : one.name;
  return (
    <KnownSelect
      autoFocus={autoFocus}
      label={label}
      testId={testId}
      placeholder={t('purchasing:choose_supplier')}
      nothing={t('purchasing:no_supplier')}
      value={value}
      onChange={(supplier) => supplier !== undefined && onChange(supplier)}
      options={suppliers?.map((one) => ({
        value: one.id,
        label: named(one),
        said: `${one.name} ${one.initials}`,
      }))}
    />
  );
}
