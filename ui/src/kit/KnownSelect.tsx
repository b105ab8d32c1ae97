import { Select } from 'antd';
import { useState } from 'react';
import { useEnter } from './enter';
import { Waiting } from './Waiting';

type Key = number | string;

export interface Known<Value extends Key = number> {
  value: Value;
  label: string;
  /** What it is found by, where that is not its label. */
  said?: string;
}

/** By any part of what is said of it, in capitals or not. */
export const isFound = ({ label, said = label }: Known<Key>, typed: string): boolean =>
  said.toLowerCase().includes(typed.trim().toLowerCase());

interface Asked<Value extends Key> {
  id?: string | undefined;
  /** All there are; undefined while the answer is on its way. */
  options: readonly Known<Value>[] | undefined;
  failed?: boolean | undefined;
  label?: string | undefined;
  testId: string;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  placeholder?: string | undefined;
  /** What is said where there is none. */
  nothing?: string | undefined;
  className?: string | undefined;
}

/** What both ways of choosing share: Enter that came before the list is kept for the first of what is typed. */
function useKnown<Value extends Key>(asked: Asked<Value>, onTake: (value: Value) => void) {
  const { options, failed } = asked;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const text = typed.trim();
  const { around } = useEnter({
    text,
    answered: !open || text === '' || options !== undefined,
    failed,
    onEnter: () => {
      const first = options?.find((one) => isFound(one, text));
      if (!open || !first) return;
      onTake(first.value);
      setTyped('');
      setOpen(false);
    },
  });
  const select = {
    id: asked.id,
    autoFocus: asked.autoFocus,
    disabled: asked.disabled,
    placeholder: asked.placeholder,
    'aria-label': asked.label,
    'data-testid': asked.testId,
    open,
    onOpenChange: setOpen,
    showSearch: {
      filterOption: (part: string, option: { value?: unknown } | undefined) => {
        const one = options?.find(({ value }) => value === option?.value);
        return one !== undefined && isFound(one, part);
      },
      onSearch: setTyped,
      searchValue: typed,
    },
    // That there is none is known only once the list is there; a list that opens empty would be placed wrongly.
    notFoundContent: options === undefined && !failed ? <Waiting small /> : asked.nothing,
    style: { width: '100%' },
    options: (options ?? []).map(({ value, label }) => ({ value, label })),
  };
  return { box: { ...around, className: asked.className }, select };
}

interface KnownSelectProps<Value extends Key> extends Asked<Value> {
  value: Value | null | undefined;
  onChange: (value: Value | undefined) => void;
  allowClear?: boolean | undefined;
}

/** One of a list that comes whole and is looked through here; Enter takes the first, also before the list is there. */
export function KnownSelect<Value extends Key = number>(props: KnownSelectProps<Value>) {
  const { value, options, onChange, allowClear = false } = props;
  const { box, select } = useKnown(props, onChange);
  return (
    <div {...box}>
      <Select<Value | null>
        {...select}
        allowClear={allowClear}
        // Before the list is there nobody knows what it is called, and its number says nothing.
        value={options === undefined ? null : (value ?? null)}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </div>
  );
}

interface KnownSelectsProps<Value extends Key> extends Asked<Value> {
  value: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Some of such a list. */
export function KnownSelects<Value extends Key = number>(props: KnownSelectsProps<Value>) {
  const { value, options, onChange } = props;
  const { box, select } = useKnown(props, (one) => onChange([...value.filter((has) => has !== one), one]));
  return (
    <div {...box}>
      <Select<Value[]>
        {...select}
        mode="multiple"
        value={options === undefined ? [] : [...value]}
        onChange={(next) => onChange(next)}
      />
    </div>
  );
}
