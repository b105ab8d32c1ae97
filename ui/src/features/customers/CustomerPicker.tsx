import type { CustomerHit } from '@bindings';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';

/** As much of a customer as a choice shows. */
export type ChosenCustomer = Pick<CustomerHit, 'id' | 'name' | 'phone'>;

interface CustomerPickerProps {
  chosen: ChosenCustomer | undefined;
  onChoose: (customer: ChosenCustomer | undefined) => void;
  label: string;
  testId: string;
  id?: string;
}

/** A customer by any part of the name, its initials, the phone or a plate. */
export function CustomerPicker({ chosen, onChoose, label, testId, id }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const { data, isFetching } = useRead('search', { query }, { enabled: query !== '' });
  const hits: ChosenCustomer[] = query === '' ? [] : (data?.customers ?? []);
  const shown = chosen && !hits.some((hit) => hit.id === chosen.id) ? [chosen, ...hits] : hits;
  return (
    <Select<number>
      id={id}
      value={chosen?.id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      placeholder={t('customers:picker.hint')}
      // A list that opens with nothing in it is placed outside the window and stays there.
      notFoundContent={t(query === '' || isFetching ? 'customers:picker.hint' : 'customers:picker.nothing')}
      aria-label={label}
      data-testid={testId}
      style={{ width: '100%' }}
      onChange={(next: number | undefined) => onChoose(shown.find((hit) => hit.id === next))}
      options={shown.map((hit) => ({
        value: hit.id,
        label: [hit.name, hit.phone].filter(Boolean).join(' · '),
      }))}
    />
  );
}
