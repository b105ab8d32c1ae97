import type { UnitsOfPart } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../i18n/amounts';

interface UnitChoiceProps {
  /** Undefined until the host said so, and of what is no part of the price list. */
  units: UnitsOfPart | undefined;
  /** What it is counted in, as the page knows it already. */
  counted: string;
  /** Empty for the one it is counted in. */
  value: string;
  onChange: (unit: string) => void;
  size?: 'small' | 'middle' | 'large';
  testId: string;
}

/** The unit a quantity is typed in: of a part that comes in no other one it is only told. */
export function UnitChoice({ units, counted, value, onChange, size, testId }: UnitChoiceProps) {
  const { t } = useTranslation();
  if (!units || units.units.length === 0) return <span>{counted}</span>;
  const own = units.counted_in;
  return (
    <Select<string>
      {...(size && { size })}
      value={value}
      onChange={onChange}
      aria-label={t('words:field.unit')}
      data-testid={testId}
      popupMatchSelectWidth={false}
      style={{ minWidth: 76 }}
      labelRender={() => value || own}
      options={[
        { value: '', label: own },
        ...units.units.map(({ unit, factor }) => ({
          value: unit,
          label: t('words:unit_is', { unit, factor: formatQuantity(factor), counted: own }),
        })),
      ]}
    />
  );
}
