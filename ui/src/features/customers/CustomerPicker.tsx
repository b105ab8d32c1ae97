import type { CustomerHit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { FoundSelect } from '../../kit/FoundSelect';

/** As much of a customer as a choice shows. */
export type ChosenCustomer = Pick<CustomerHit, 'id' | 'name' | 'phone'>;

interface CustomerPickerProps {
  chosen: ChosenCustomer | undefined;
  onChoose: (customer: ChosenCustomer | undefined) => void;
  label: string;
  testId: string;
  id?: string;
}

const offered = (hit: ChosenCustomer) => ({
  value: hit.id,
  label: [hit.name, hit.phone].filter(Boolean).join(' · '),
});

/** A customer by any part of the name, its initials, the phone or a plate. */
export function CustomerPicker({ chosen, onChoose, label, testId, id }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const { data, isFetching, isError } = useRead('search', { query }, { enabled: query !== '' });
  return (
    <FoundSelect
      id={id}
      value={chosen?.id}
      chosen={chosen && offered(chosen)}
      typed={typed}
      onType={setTyped}
      found={data?.customers.map(offered)}
      failed={isError}
      placeholder={t('customers:picker.hint')}
      nothing={t(query === '' || isFetching ? 'customers:picker.hint' : 'customers:picker.nothing')}
      label={label}
      testId={testId}
      onChange={(next) =>
        onChoose(chosen?.id === next ? chosen : data?.customers.find((hit) => hit.id === next))
      }
    />
  );
}
