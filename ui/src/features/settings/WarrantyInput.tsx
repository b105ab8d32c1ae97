import type { WarrantyTerm } from '@bindings';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { countParser } from '../../i18n/amounts';
import styles from './Warranties.module.css';

interface Props {
  value: WarrantyTerm | null;
  onChange: (term: WarrantyTerm | null) => void;
  /** What holds while nothing is typed. */
  least?: WarrantyTerm;
  label: string;
  id?: string;
  testId: string;
}

/** So many days and so many kilometres; days alone where no kilometres are typed. */
export function WarrantyInput({ value, onChange, least, label, id, testId }: Props) {
  const { t } = useTranslation();
  const set = (patch: Partial<WarrantyTerm>) => {
    const term = { days: value?.days ?? 0, km: value?.km ?? 0, ...patch };
    onChange(term.days === 0 && term.km === 0 ? null : term);
  };
  // While nothing is typed the least holds; days without kilometres hold at any distance.
  const holding = (name: keyof WarrantyTerm) => {
    if (value) return name === 'km' ? t('settings:warranty.any_km') : undefined;
    return least ? String(least[name]) : undefined;
  };
  const count = (name: keyof WarrantyTerm) => (
    <InputNumber<number>
      {...(name === 'days' && id ? { id } : {})}
      min={0}
      precision={0}
      parser={countParser}
      value={value?.[name] || null}
      placeholder={holding(name)}
      suffix={t(`settings:unit.${name}`)}
      aria-label={`${label} ${t(`settings:unit.${name}`)}`}
      data-testid={`${testId}-${name}`}
      onChange={(next) => set({ [name]: next ?? 0 })}
    />
  );
  return (
    <span className={styles.term}>
      {count('days')}
      {count('km')}
    </span>
  );
}
