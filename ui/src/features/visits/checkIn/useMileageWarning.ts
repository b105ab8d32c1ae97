import type { MileageWarning, Visit } from '@bindings';
import { useDeferredValue } from 'react';
import { useRead } from '../../../api/read';

/** What the host says of the reading as it is typed, beside those of earlier visits. */
export function useMileageWarning(visit: Visit, mileage_km: number | null): MileageWarning | null {
  const typed = useDeferredValue(mileage_km);
  const asked = typed !== null && typed !== visit.order.mileage_km;
  const heard = useRead(
    'check_in_notices',
    { vehicle_id: visit.order.vehicle_id, work_order_id: visit.order.id, mileage_km: typed },
    { enabled: asked },
  );
  if (typed === null) return null;
  return (asked ? heard.data?.mileage_warning : visit.notices.mileage_warning) ?? null;
}
