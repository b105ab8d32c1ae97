import type { VehicleHit } from '@bindings';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
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

/** A vehicle by any part of its plate, VIN, owner or phone. */
export function VehiclePicker({ chosen, onChoose, label, testId, id, autoFocus }: VehiclePickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const { data, isFetching } = useRead('search', { query }, { enabled: query !== '' });
  const hits = query === '' ? [] : (data?.vehicles ?? []);
  const shown =
    chosen && !hits.some((hit) => hit.vehicle.id === chosen.vehicle.id) ? [chosen, ...hits] : hits;
  return (
    <Select<number>
      id={id}
      autoFocus={autoFocus}
      value={chosen?.vehicle.id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      placeholder={t('vehicles:picker.hint')}
      // A list that opens with nothing in it is placed outside the window and stays there.
      notFoundContent={t(query === '' || isFetching ? 'vehicles:picker.hint' : 'vehicles:picker.nothing')}
      aria-label={label}
      data-testid={testId}
      style={{ width: '100%' }}
      onChange={(next: number | undefined) => onChoose(shown.find((hit) => hit.vehicle.id === next))}
      options={shown.map((hit) => ({
        value: hit.vehicle.id,
        label: (
          <span className={styles.hit}>
            <PlateBadge plate={hit.vehicle.plate} colour={hit.vehicle.plate_colour} size="small" />
            {[`${hit.vehicle.make} ${hit.vehicle.model}`.trim(), hit.customer_name]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ),
      }))}
    />
  );
}
