import { CloseOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/call';
import styles from './ItemsInput.module.css';

interface ItemsInputProps {
  id: string;
  items: readonly string[];
  onChange: (items: string[]) => void;
}

/** What the customer wants done: Enter adds what was typed, Backspace takes the last away. */
export function ItemsInput({ id, items, onChange }: ItemsInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const typed = text.trim();
  const { data } = useRead(
    'find_catalogue',
    { query: typed, kind: 'labour' },
    { enabled: typed !== '', placeholderData: keepPreviousData },
  );
  const names = (data?.items ?? []).map((item) => item.name).filter((name) => !items.includes(name));
  const offered = typed === '' ? [] : [...new Set(names)].slice(0, 4);

  const add = (item: string) => {
    if (item !== '' && !items.includes(item)) onChange([...items, item]);
    setText('');
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && typed !== '') {
      event.preventDefault();
      add(typed);
    }
    if (event.key === 'Backspace' && text === '') onChange(items.slice(0, -1));
  };

  return (
    <div className={styles.items}>
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
        onChange={(event) => setText(event.target.value)}
        // What stands in the field when it is left was meant.
        onBlur={() => add(typed)}
      />
      {offered.length > 0 && (
        <div className={styles.offered}>
          {offered.map((name) => (
            <Button
              key={name}
              size="small"
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(name)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
