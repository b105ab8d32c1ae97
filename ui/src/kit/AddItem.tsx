import type { CatalogueItem } from '@bindings';
import { AutoComplete } from 'antd';
import { useState } from 'react';
import { useEnter } from './enter';
import { itemKey } from './itemKey';

interface AddItemProps {
  text: string;
  onText: (text: string) => void;
  /** What the host found; while it waits it is what was found for the text before. */
  found: readonly CatalogueItem[];
  waits: boolean;
  failed?: boolean;
  onItem: (item: CatalogueItem) => void;
  /** What is typed may stand for itself, and how that is called. */
  free?: { label: string; onFree: () => void };
  hint: string;
  testId: string;
  width: number;
}

/** A list to choose from is no longer than is read at a glance. */
const most = 20;
const free = 'free';

/** An item of the price list by any part of its name, put beside those that are there already. */
export function AddItem(props: AddItemProps) {
  const { text, onText, found, waits, failed, onItem, hint, testId, width } = props;
  const [open, setOpen] = useState(false);
  const items = found.filter((item) => item.active).slice(0, most);
  const named = text.trim() === '' ? undefined : props.free;
  const put = (item: CatalogueItem | undefined) => {
    onText('');
    if (item) onItem(item);
    else named?.onFree();
  };
  const { around } = useEnter({
    text: text.trim(),
    answered: !open || text.trim() === '' || !waits,
    failed,
    onEnter: () => {
      const [first] = items;
      if (!first && !named) return;
      setOpen(false);
      put(first);
    },
  });
  const options = items.map((item) => ({
    value: itemKey(item.id),
    label: [item.name, item.code, item.specification].filter(Boolean).join(' · '),
  }));
  if (named) options.push({ value: free, label: named.label });
  return (
    <div {...around}>
      <AutoComplete
        value={text}
        options={options}
        open={open}
        onOpenChange={setOpen}
        // Searching is done by the host, which knows the initials of names.
        filterOption={false}
        placeholder={hint}
        aria-label={hint}
        data-testid={testId}
        style={{ width }}
        onChange={(next: string) => onText(next)}
        onSelect={(value: string) => put(items.find((one) => itemKey(one.id) === value))}
      />
    </div>
  );
}
