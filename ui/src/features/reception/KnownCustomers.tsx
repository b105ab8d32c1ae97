import { keepPreviousData } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/call';
import { dottedPlate } from '../../components/PlateBadge';
import styles from './WalkInPage.module.css';
import type { KnownCustomer } from './walkIn';

interface KnownCustomersProps {
  name: string;
  phone: string;
  onCustomer: (customer: KnownCustomer) => void;
}

/** Customers of the file who could be the one being typed, so that nobody is entered twice. */
export function KnownCustomers({ name, phone, onCustomer }: KnownCustomersProps) {
  const { t } = useTranslation();
  // A phone tells people apart better than a name does.
  const query = phone.trim().length >= 4 ? phone.trim() : name.trim();
  const enabled = query.length >= 2;
  const { data } = useRead('search', { query }, { enabled, placeholderData: keepPreviousData });
  const found = enabled ? (data?.customers ?? []).slice(0, 4) : [];
  if (found.length === 0) return null;
  return (
    <div className={styles.found}>
      <span>{t('reception:walk_in.known_customers')}</span>
      {found.map((hit) => (
        <Button
          key={hit.id}
          size="small"
          data-testid={`walk-in-customer-${hit.id}`}
          onClick={() => onCustomer({ id: hit.id, name: hit.name, phone: hit.phone })}
        >
          {[hit.name, hit.phone, ...hit.plates.slice(0, 1).map(dottedPlate)].filter(Boolean).join(' ')}
        </Button>
      ))}
    </div>
  );
}
