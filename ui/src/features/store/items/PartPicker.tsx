import type { PartName } from '@bindings';
import { useState } from 'react';
import { useRead } from '../../../api/read';
import { FoundSelect } from '../../../kit/FoundSelect';

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

const offered = (row: PartName) => ({
  value: row.id,
  label: [row.code, row.name].filter(Boolean).join(' · '),
});

/** Another part, by its code or its name. */
export function PartPicker({ id, value, chosen, label, not, onChange }: PartPickerProps) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { data, isError } = useRead(
    'list_parts',
    { text, part_filter: 'all', after: null },
    { enabled: text !== '' },
  );
  return (
    <FoundSelect
      id={id}
      value={value}
      chosen={chosen ? offered(chosen) : undefined}
      typed={typed}
      onType={setTyped}
      found={data?.rows
        .filter((row) => row.id !== not)
        .slice(0, 30)
        .map(offered)}
      failed={isError}
      label={label}
      testId={id}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}
