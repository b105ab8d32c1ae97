import type { VehicleHit } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { PlateBadge } from '../../kit/PlateBadge';
import styles from './VisitorFields.module.css';
import { carsOf, type KnownCustomer, knownOf, queryFor } from './visitor';

interface KnownCustomersProps {
  name: string;
  phone: string;
  onCustomer: (customer: KnownCustomer) => void;
  /** Only while no car is known yet: a press takes the customer's own car. */
  onVehicle?: (hit: VehicleHit) => void;
  testId: string;
}

/** Customers of the file who could be the one being typed, so that nobody is entered twice. */
export function KnownCustomers({ name, phone, onCustomer, onVehicle, testId }: KnownCustomersProps) {
  const { t } = useTranslation();
  const query = queryFor({ name, phone });
  const enabled = query !== '';
  const { data } = useRead('search', { query }, { enabled, placeholderData: keepPreviousData });
  const found = enabled ? (data?.customers ?? []).slice(0, 4) : [];
  if (found.length === 0) return null;
  return (
    <ul className={styles.found} aria-label={t('bookings:visitor.known')}>
      {found.map((hit) => (
        <li key={hit.id}>
          <Button
            size="small"
            data-testid={`${testId}-customer-${hit.id}`}
            onClick={() => onCustomer(knownOf(hit))}
          >
            {[hit.name, hit.by_contact?.name, hit.by_contact?.phone ?? hit.phone].filter(Boolean).join(' ')}
          </Button>
          {carsOf(hit.id, data?.vehicles ?? []).map((car) =>
            onVehicle ? (
              <Button
                key={car.vehicle.id}
                size="small"
                type="text"
                className={styles.car}
                aria-label={t('bookings:visitor.car', { plate: car.vehicle.plate ?? car.vehicle.model })}
                data-testid={`${testId}-car-${car.vehicle.id}`}
                onClick={() => onVehicle(car)}
              >
                <PlateBadge plate={car.vehicle.plate} colour={car.vehicle.plate_colour} size="small" />
              </Button>
            ) : (
              <PlateBadge
                key={car.vehicle.id}
                plate={car.vehicle.plate}
                colour={car.vehicle.plate_colour}
                size="small"
              />
            ),
          )}
        </li>
      ))}
    </ul>
  );
}
