import type { VehicleHit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { FoundSelect } from '../../kit/FoundSelect';
import { PlateBadge } from '../../kit/PlateBadge';
import styles from './VehiclePicker.module.css';

interface VehiclePickerProps {
  /** Undefined: none chosen. */
  chosen: VehicleHit | undefined;
  onChoose: (hit: VehicleHit | undefined) => void;
  label: string;
  testId: string;
  id?: string;
  autoFocus?: boolean;
}

const offered = (hit: VehicleHit) => ({
  value: hit.vehicle.id,
  label: (
    <span className={styles.hit}>
      <PlateBadge plate={hit.vehicle.plate} colour={hit.vehicle.plate_colour} size="small" />
      {[`${hit.vehicle.make} ${hit.vehicle.model}`.trim(), hit.customer_name].filter(Boolean).join(' · ')}
    </span>
  ),
});

/** A vehicle by any part of its plate, VIN, owner or phone. */
export function VehiclePicker({ chosen, onChoose, label, testId, id, autoFocus }: VehiclePickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const { data, isFetching, isError } = useRead('search', { query }, { enabled: query !== '' });
  return (
    <FoundSelect
      id={id}
      autoFocus={autoFocus}
      value={chosen?.vehicle.id}
      chosen={chosen && offered(chosen)}
      typed={typed}
      onType={setTyped}
      found={data?.vehicles.map(offered)}
      failed={isError}
      placeholder={t('vehicles:picker.hint')}
      nothing={t(query === '' || isFetching ? 'vehicles:picker.hint' : 'vehicles:picker.nothing')}
      label={label}
      testId={testId}
      onChange={(next) =>
        onChoose(chosen?.vehicle.id === next ? chosen : data?.vehicles.find((hit) => hit.vehicle.id === next))
      }
    />
  );
}
