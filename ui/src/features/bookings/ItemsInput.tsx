import { CloseOutlined } from '@ant-design/icons';
import type { CatalogueItem, WorkPackage } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { isComposing } from '../../kit/composition';
import { useEnter } from '../../kit/enter';
import { itemKey } from '../../kit/itemKey';
import { isMeant } from '../../kit/packageMeant';
import { Row } from '../../kit/Row';
import { StockWords } from '../parts/StockWords';
import styles from './ItemsInput.module.css';

interface ItemsInputProps {
  id: string;
  items: readonly string[];
  onChange: (items: string[]) => void;
}

interface Offered {
  key: string;
  name: string;
  /** Parts of one name stand apart by their brand, each with what there is of it. */
  brand: string;
  unit: string;
  part: number | undefined;
}

/** Packages before work and work before parts, as a customer rings up about 小保养; no name twice, but for parts of
 * several brands. */
function offeredOf(
  packages: readonly WorkPackage[],
  work: readonly CatalogueItem[],
  sold: readonly CatalogueItem[],
  chosen: readonly string[],
): Offered[] {
  const offered = (item: CatalogueItem): Offered => ({
    key: itemKey(item.id),
    name: item.name,
    brand: 'part' in item.id ? item.brand : '',
    unit: item.unit,
    part: 'part' in item.id ? item.id.part : undefined,
  });
  const open = (item: CatalogueItem) => item.active && !chosen.includes(item.name);
  const names = new Map(work.filter(open).map((item) => [item.name, item] as const));
  const together = packages
    .filter((one) => one.active && !chosen.includes(one.name) && !names.has(one.name))
    .slice(0, 3)
    .map(({ id, name }) => ({ key: `package-${id}`, name, brand: '', unit: '', part: undefined }));
  return [
    ...together,
    ...[...names.values()].slice(0, 4).map(offered),
    ...sold.filter(open).slice(0, 4).map(offered),
  ];
}

/** What the customer wants done: Enter adds what was typed or walked to with the arrows, Backspace takes the last away. */
export function ItemsInput({ id, items, onChange }: ItemsInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(-1);
  const typed = text.trim();
  // Asked apart: among two hundred thousand parts the work would be found by nobody.
  const options = { enabled: typed !== '', placeholderData: keepPreviousData };
  const work = useRead('find_catalogue', { query: typed, kind: 'labour' }, options);
  const sold = useRead('find_catalogue', { query: typed, kind: 'part' }, options);
  const packages = useRead('list_work_packages', {}).data?.packages ?? [];
  const meant = packages.filter((one) => isMeant(one, typed));
  const offered = typed === '' ? [] : offeredOf(meant, work.data?.items ?? [], sold.data?.items ?? [], items);
  const parts = offered.flatMap(({ part }) => part ?? []);
  const there = useRead('parts_availability', { parts }, { enabled: parts.length > 0 });

  const add = (item: string) => {
    if (item !== '' && !items.includes(item)) onChange([...items, item]);
    setText('');
    setPicked(-1);
  };
  const isFound = [work, sold].every((one) => one.data !== undefined && !one.isPlaceholderData);
  const at = Math.min(picked, offered.length - 1);
  // What was typed is taken as it stands; what was walked to only of what is offered for exactly that.
  const { enter, forget } = useEnter({
    text: typed,
    answered: picked < 0 || isFound || work.isError || sold.isError,
    onEnter: () => add(offered[at]?.name ?? typed),
  });
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && typed !== '') {
      event.preventDefault();
      enter();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // The arrows walk in the answer that is on its way: how long it is nobody knows yet.
    if (step !== 0 && typed !== '' && (offered.length > 0 || !isFound)) {
      event.preventDefault();
      const end = isFound ? offered.length - 1 : Number.POSITIVE_INFINITY;
      setPicked((before) => Math.min(end, Math.max(-1, before + step)));
    }
    if (event.key === 'Backspace' && text === '') onChange(items.slice(0, -1));
  };

  return (
    <Row wrap gap={6}>
      {items.map((item) => (
        <span key={item} className={styles.item}>
          {item}
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('bookings:items.remove', { item })}
            onClick={() => onChange(items.filter((other) => other !== item))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      <Input
        id={id}
        value={text}
        className={styles.field}
        placeholder={t('bookings:items.placeholder')}
        autoComplete="off"
        data-own-enter={typed === '' ? undefined : ''}
        data-testid="book-item"
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
          setPicked(-1);
        }}
        // What stands in the field when it is left was meant.
        onBlur={() => {
          forget();
          add(typed);
        }}
      />
      {offered.length > 0 && (
        <div className={styles.offered}>
          {offered.map(({ key, name, brand, unit, part }, place) => {
            const stock = there.data?.parts.find((one) => one.part_id === part);
            return (
              <span key={key} className={styles.offer}>
                <Button
                  size="small"
                  tabIndex={-1}
                  type={place === at ? 'primary' : 'default'}
                  data-testid={`book-item-offer-${place}`}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => add(name)}
                >
                  {[name, brand].filter(Boolean).join(' ')}
                </Button>
                {stock && <StockWords stock={stock} unit={unit} />}
              </span>
            );
          })}
        </div>
      )}
    </Row>
  );
}
