import { CloseOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { isComposing } from '../../kit/composition';
import { Row } from '../../kit/Row';
import styles from './ItemsInput.module.css';

interface ItemsInputProps {
  id: string;
  items: readonly string[];
  onChange: (items: string[]) => void;
}

/** What the customer wants done: Enter adds what was typed or walked to with the arrows, Backspace takes the last away. */
export function ItemsInput({ id, items, onChange }: ItemsInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(-1);
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
    setPicked(-1);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && typed !== '') {
      event.preventDefault();
      add(offered[picked] ?? typed);
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && offered.length > 0) {
      event.preventDefault();
      setPicked((before) => Math.min(offered.length - 1, Math.max(-1, before + step)));
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
        onBlur={() => add(typed)}
      />
      {offered.length > 0 && (
        <div className={styles.offered}>
          {offered.map((name, place) => (
            <Button
              key={name}
              size="small"
              tabIndex={-1}
              type={place === picked ? 'primary' : 'default'}
              data-testid={`book-item-offer-${place}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(name)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </Row>
  );
}
