import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';

interface BinSelectProps {
  id: string;
  value: number | undefined;
  onChange: (bin: number) => void;
  /** Where it comes from, and so does not go to. */
  without?: number | undefined;
}

/** A bin in use, by its code: typed, scanned or chosen. */
export function BinSelect({ id, value, onChange, without }: BinSelectProps) {
  const { t } = useTranslation();
  const { data } = useRead('list_bins', {});
  const bins = data?.filter((bin) => bin.active && bin.id !== without) ?? [];
  return (
    <Select<number>
      id={id}
      data-testid={id}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      placeholder={t('bins:choose')}
      notFoundContent={t('bins:none_such')}
      options={bins.map((bin) => ({
        value: bin.id,
        label: [bin.code, bin.name].filter(Boolean).join(' · '),
      }))}
      style={{ width: '100%' }}
      onChange={onChange}
    />
  );
}
