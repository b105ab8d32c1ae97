import { type JobShare, LIMITS } from '@bindings';
import { useTranslation } from 'react-i18next';
import { RateInput } from '../../kit/AmountInput';
import { withShareAndRest } from './plan';

interface ShareInputProps {
  shares: readonly JobShare[];
  person: number;
  name: string;
  size?: 'large';
  onChange: (shares: JobShare[]) => void;
}

/** Somebody's part of a job that several share. */
export function ShareInput({ shares, person, name, size, onChange }: ShareInputProps) {
  const { t } = useTranslation();
  return (
    <RateInput
      style={size ? undefined : { width: 88 }}
      size={size}
      value={shares.find((one) => one.person_id === person)?.share}
      max={LIMITS.share}
      aria-label={t('workshop:assign.share', { name })}
      onChange={(share) => onChange(withShareAndRest(shares, person, share ?? 0))}
    />
  );
}
