import { VEHICLE_CLASSES, type VehicleClass } from '@bindings';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { RefusalAlert } from '../../kit/RefusalAlert';

/** How large the car is, for the hours of its work. Said of one car it holds for all that are called so. */
export function CarClassField({ vehicle }: { vehicle: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const may = useMay('set_car_class');
  const set = useCommand('set_car_class');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { data } = useRead('get_car_class', { vehicle_id: vehicle });
  if (!data) return <>–</>;
  const { vehicle_class: known, is_own: own } = data;
  if (!may) return <>{known ? word('vehicle_class', known) : '–'}</>;
  const choose = (code: VehicleClass | '') => {
    setRefusal(undefined);
    set({ vehicle_id: vehicle, vehicle_class: code === '' ? null : code }).catch((failure: unknown) =>
      setRefusal(asRefusal(failure)),
    );
  };
  return (
    <>
      <Select<VehicleClass | ''>
        size="small"
        value={known ?? ''}
        aria-label={t('vehicles:class')}
        data-testid="vehicle-class"
        style={{ width: 132 }}
        options={[
          { value: '' as const, label: t(own ? 'vehicles:class_as_known' : 'vehicles:class_unknown') },
          ...VEHICLE_CLASSES.map((code) => ({ value: code, label: word('vehicle_class', code) })),
        ]}
        onChange={choose}
      />
      <RefusalAlert refusal={refusal} />
    </>
  );
}
