import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useEnter } from './enter';

interface Found {
  value: number;
  label: ReactNode;
}

interface FoundSelectProps {
  id?: string | undefined;
  value: number | null | undefined;
  /** How that which is chosen is called. */
  chosen: Found | undefined;
  typed: string;
  onType: (typed: string) => void;
  /** What the host found for exactly what is typed; undefined while its answer is on its way. */
  found: readonly Found[] | undefined;
  failed?: boolean;
  onChange: (next: number | undefined) => void;
  label: string;
  testId: string;
  autoFocus?: boolean | undefined;
  placeholder?: string;
  /** A list that opens with nothing in it is placed outside the window and stays there. */
  nothing?: string;
}

/** One of those that the host finds by what is typed; Enter takes the first of them, also before they are there. */
export function FoundSelect(props: FoundSelectProps) {
  const { value, chosen, typed, onType, found, failed, onChange } = props;
  const [open, setOpen] = useState(false);
  // Its form may know no more of what was taken than its number.
  const [taken, setTaken] = useState<Found>();
  const shown = taken?.value === value ? taken : chosen;
  const take = (next: number | undefined) => {
    setTaken(found?.find((one) => one.value === next));
    onChange(next);
  };
  const text = typed.trim();
  // While something is looked for only what is found for it may be taken: Enter would keep what was chosen before.
  const offered = text !== '' ? [...(found ?? [])] : shown ? [shown] : [];
  const { around } = useEnter({
    text,
    answered: !open || text === '' || found !== undefined,
    failed,
    onEnter: () => {
      const first = found?.[0];
      if (!open || !first) return;
      take(first.value);
      onType('');
      setOpen(false);
    },
  });
  return (
    <div {...around}>
      <Select<number>
        id={props.id}
        autoFocus={props.autoFocus}
        value={value}
        allowClear
        open={open}
        onOpenChange={setOpen}
        // Searching is done by the host, which knows the initials of names.
        showSearch={{ filterOption: false, onSearch: onType, searchValue: typed }}
        placeholder={props.placeholder}
        notFoundContent={props.nothing}
        aria-label={props.label}
        data-testid={props.testId}
        style={{ width: '100%' }}
        onChange={(next: number | undefined) => take(next)}
        options={offered}
      />
    </div>
  );
}
