import type { CatalogueItem, PriceClass } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { useHeldKeys } from '../../../kit/enter';
import { useHotkey } from '../../../kit/hotkeys';
import { itemKey } from '../../../kit/itemKey';
import { KeyHint } from '../../../kit/KeyHint';
import { Money } from '../../../kit/Money';
import { Misfit } from '../../parts/Misfit';
import { StockWords } from '../../parts/StockWords';
import styles from './lines.module.css';

interface CatalogueSearchProps {
  /** By which list the customer buys. */
  priceClass: PriceClass;
  /** The car the lines are of: parts for other cars come last, and say so. */
  vehicleId: number;
  onPick: (item: CatalogueItem) => Promise<void>;
  /** What was typed is no item of the catalogue: a line of its own. */
  onFree: (name: string) => void;
  onRefused: (refusal: RefusalLike) => void;
}

const free = 'free';

/** Initials, arrows, Enter: the line is there and the next one can be typed. */
export function CatalogueSearch({ priceClass, vehicleId, onPick, onFree, onRefused }: CatalogueSearchProps) {
  const { t } = useTranslation();
  const word = useWords();
  const ask = useAsk('find_catalogue');
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const query = text.trim();
  const request = { query, kind: null, price_class: priceClass, vehicle_id: vehicleId };
  const found = useRead('find_catalogue', request, { enabled: open, placeholderData: keepPreviousData });
  const items = found.data?.items.filter((item) => item.active) ?? [];
  const shown = items.slice(0, 40);
  const parts = shown.flatMap((item) => ('part' in item.id ? item.id.part : []));
  const there = useRead('parts_availability', { parts }, { enabled: open && parts.length > 0 });
  const stockOf = ({ id }: CatalogueItem) =>
    'part' in id ? there.data?.parts.find((one) => one.part_id === id.part) : undefined;
  useHotkey('F4', () => box.current?.querySelector('input')?.focus(), t('visits:lines.search'));

  const isMisfit = ({ id }: CatalogueItem) =>
    'part' in id && (found.data?.other_series.includes(id.part) ?? false);

  // What was asked for is sold no more; what took its place stands first.
  const instead = new Map(found.data?.replaced.map((old) => [old.replaced_by, old] as const));
  const replacing = (item: CatalogueItem): string => {
    const old = 'part' in item.id ? instead.get(item.id.part) : undefined;
    return old ? t('visits:lines.instead', { name: [old.code, old.name].filter(Boolean).join(' ') }) : '';
  };
  const options = shown.map((item) => {
    const stock = stockOf(item);
    return {
      value: itemKey(item.id),
      label: (
        <span className={styles.found} data-testid={`catalogue-${itemKey(item.id)}`}>
          <span className={styles.foundKind}>{word('line_kind', item.kind)}</span>
          <span className={styles.foundName}>
            {item.name}
            <span className={styles.detail}>
              {[
                replacing(item),
                item.grade && word('part_grade', item.grade),
                item.code,
                item.brand,
                item.specification,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {isMisfit(item) && item.stock && <Misfit fits={item.stock.fits} />}
            {stock && <StockWords stock={stock} unit={item.unit} />}
          </span>
          <span>{item.kind === 'labour' ? t('words:labour_hours', { hours: item.hours }) : item.unit}</span>
          <Money fen={item.unit_price} inline />
        </span>
      ),
    };
  });
  if (query !== '')
    options.push({
      value: free,
      label: (
        <span className={styles.found} data-testid="catalogue-free">
          {t('visits:lines.free', { name: query })}
        </span>
      ),
    });

  const put = async (item: CatalogueItem | undefined) => {
    if (item) await onPick(item);
    else onFree(query);
  };
  // A fast hand presses Enter before the answer to what it typed is there, and types the next: it is asked for by
  // itself, and nothing is put on the visit of what was found for less of the word.
  const putAsked = async () => put((await ask(request)).items.find((item) => item.active));
  const around = useHeldKeys({
    text: query,
    waits: open && query !== '' && (!found.data || found.isPlaceholderData),
    onEnter: () => {
      setText('');
      setOpen(false);
      void putAsked().catch(onRefused);
    },
  });

  return (
    <div className={styles.search} ref={box} {...around} data-own-enter={query === '' ? undefined : ''}>
      <AutoComplete
        value={text}
        options={options}
        open={open}
        onOpenChange={setOpen}
        defaultActiveFirstOption
        onChange={(next: string) => setText(next)}
        onSelect={(value: string) => {
          setText('');
          void put(items.find((one) => itemKey(one.id) === value)).catch(onRefused);
        }}
        // Searching is done by the host, which knows the initials of names.
        filterOption={false}
        popupMatchSelectWidth={560}
        placeholder={t('visits:lines.search_hint')}
        aria-label={t('visits:lines.search')}
        data-testid="catalogue-search"
        style={{ width: '100%' }}
      />
      <KeyHint combo="F4" />
    </div>
  );
}
