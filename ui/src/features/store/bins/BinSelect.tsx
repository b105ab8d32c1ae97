import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { KnownSelect } from '../../../kit/KnownSelect';

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
  const { data, isError } = useRead('list_bins', {});
  const bins = data?.filter((bin) => bin.active && bin.id !== without);
  return (
    <KnownSelect
      id={id}
      testId={id}
      value={value}
      placeholder={t('bins:choose')}
      nothing={t('bins:none_such')}
      options={bins?.map((bin) => ({
        value: bin.id,
        label: [bin.code, bin.name].filter(Boolean).join(' · '),
      }))}
      failed={isError}
      onChange={(bin) => bin !== undefined && onChange(bin)}
    />
  );
}
