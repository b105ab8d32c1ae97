import type { CatalogueItem } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { useEnter } from '../../kit/enter';
import { focusNext } from '../../kit/Field';
import { itemKey } from '../../kit/itemKey';
import { Misfit } from './Misfit';
import styles from './PartPicker.module.css';
import { StockWords } from './StockWords';

interface PartPickerProps {
  /** What was chosen last; its name stands in the field. */
  chosen: CatalogueItem | undefined;
  onChoose: (item: CatalogueItem | undefined) => void;
  /** What was typed and is chosen of no list. */
  text: string;
  onText: (text: string) => void;
  label: string;
  autoFocus?: boolean;
  /** The car it is put on: parts for other cars come last, and say so. */
  vehicleId?: number;
}

const isPart = (item: CatalogueItem) => 'part' in item.id && item.active;
export const partIdOf = (item: CatalogueItem): number | undefined =>
  'part' in item.id ? item.id.part : undefined;

/** A part of the price list, by its number, its name or its initials, with what there is of it. */
export function PartPicker({
  chosen,
  onChoose,
  text,
  onText,
  label,
  autoFocus = false,
  vehicleId,
}: PartPickerProps) {
  const { t } = useTranslation();
  const word = useWords();
  const [open, setOpen] = useState(false);
  const query = text.trim();
  const request = { query, kind: 'part' as const, ...(vehicleId !== undefined && { vehicle_id: vehicleId }) };
  const found = useRead('find_catalogue', request, {
    enabled: open && query !== '',
    placeholderData: keepPreviousData,
  });
  const items = (query === '' ? [] : (found.data?.items ?? [])).filter(isPart).slice(0, 30);
  const parts = items.flatMap((item) => partIdOf(item) ?? []);
  const there = useRead('parts_availability', { parts }, { enabled: open && parts.length > 0 });
  const take = (item: CatalogueItem) => {
    onChoose(item);
    onText(item.name);
  };
  const box = useRef<HTMLDivElement>(null);
  const goOn = () => {
    const field = box.current?.querySelector('input');
    if (field) focusNext(field, field.closest<HTMLElement>('.ant-modal'));
  };
  // Of what was found for less of the word nothing is taken by Enter, and where nothing is found it goes on.
  const { around } = useEnter({
    text: query,
    answered: !open || query === '' || (found.data !== undefined && !found.isPlaceholderData),
    failed: found.isError,
    onEnter: () => {
      const [first] = items;
      setOpen(false);
      if (first) take(first);
      else goOn();
    },
  });
  return (
    <div ref={box} {...around}>
      <AutoComplete
        value={text}
        options={items.map((item) => {
          const stock = there.data?.parts.find((one) => one.part_id === partIdOf(item));
          const isMisfit = found.data?.other_series.some((id) => id === partIdOf(item)) ?? false;
          return {
            value: itemKey(item.id),
            label: (
              <span className={styles.found}>
                <span>
                  {item.name}
                  <span className={styles.detail}>
                    {[item.code, item.brand, item.specification, item.grade && word('part_grade', item.grade)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {isMisfit && item.stock && <Misfit fits={item.stock.fits} />}
                </span>
                {stock ? (
                  <StockWords stock={stock} unit={item.unit} />
                ) : (
                  <span className={styles.detail}>{item.unit}</span>
                )}
              </span>
            ),
          };
        })}
        open={open && items.length > 0}
        onOpenChange={setOpen}
        autoFocus={autoFocus}
        defaultActiveFirstOption
        onChange={(next: string) => {
          onText(next);
          if (chosen && next !== chosen.name) onChoose(undefined);
        }}
        onSelect={(value: string) => {
          const item = items.find((one) => itemKey(one.id) === value);
          if (item) take(item);
        }}
        // Searching is done by the host, which knows the initials of names.
        filterOption={false}
        popupMatchSelectWidth={520}
        size="large"
        placeholder={t('parts:picker.hint')}
        aria-label={label}
        data-testid="part-picker"
        style={{ width: '100%' }}
      />
    </div>
  );
}
