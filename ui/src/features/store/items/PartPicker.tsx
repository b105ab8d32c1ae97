import type { PartName } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../api/read';

interface PartPickerProps {
  id: string;
  value: number | null;
  /** The part that is chosen, as it is called. */
  chosen: PartName | null;
  label: string;
  /** A part is never chosen for itself. */
  not: number | null;
  onChange: (id: number | null) => void;
}

/** Another part, by its code or its name. */
export function PartPicker({ id, value, chosen, label, not, onChange }: PartPickerProps) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const found = useRead(
    'list_parts',
    { text, part_filter: 'all', after: null },
    { enabled: text !== '', placeholderData: keepPreviousData },
  );
  const rows: PartName[] = text === '' ? [] : (found.data?.rows ?? []);
  const shown = [...(chosen && rows.every((row) => row.id !== chosen.id) ? [chosen] : []), ...rows];
  return (
    <Select<number>
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      value={value}
      aria-label={label}
      data-testid={id}
      options={shown
        .filter((row) => row.id !== not)
        .slice(0, 30)
        .map((row) => ({ value: row.id, label: [row.code, row.name].filter(Boolean).join(' · ') }))}
      onChange={(next: number | undefined) => onChange(next ?? null)}
      style={{ width: '100%' }}
    />
  );
}
