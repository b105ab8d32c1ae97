import { SearchOutlined } from '@ant-design/icons';
import type { ListFilter } from '@bindings';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../kit/composition';
import { useEnter } from '../../kit/enter';
import styles from './Lists.module.css';

/** What Enter in the text must know of the list, and does to it. */
export interface ListShown {
  /** Its rows answer the filter as it stands. */
  isAnswered: boolean;
  isRefused: boolean;
  /** Opens the one row that was meant, or goes to the first. */
  open: () => void;
}

interface FilterTextProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
  /** The list that is shown. */
  list: ListShown;
  hint: string;
  testId: string;
}

/** People type a plate in one go. */
const pause = 200;

/** What a list is found by; it is asked for once the hand rests, or with Enter. */
export function FilterText({ filter, onChange, list, hint, testId }: FilterTextProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filter.text);
  const [sent, setSent] = useState(filter.text);
  // A view that is chosen, and the way back, bring a text of their own. What was sent from here comes back while
  // more is typed, and takes away neither that nor the blank before the next word.
  const [told, setTold] = useState(filter.text);
  if (told !== filter.text) {
    setTold(filter.text);
    if (sent !== filter.text) {
      setSent(filter.text);
      setTyped(filter.text);
    }
  }
  const text = typed.trim();

  // What was chosen beside it while the hand rested stays chosen.
  const latest = useRef({ filter, onChange });
  useEffect(() => {
    latest.current = { filter, onChange };
  });
  const send = () => {
    const { filter, onChange } = latest.current;
    if (text === filter.text) return;
    setSent(text);
    onChange({ ...filter, text });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits for the hand that types, and for nothing else
  useEffect(() => {
    const waits = setTimeout(send, pause);
    return () => clearTimeout(waits);
  }, [text]);

  const isAsked = text === filter.text;
  const { enter, forget } = useEnter({
    text,
    answered: isAsked && list.isAnswered,
    failed: isAsked && list.isRefused,
    onEnter: list.open,
  });
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    send();
    enter();
  };

  return (
    <Input
      allowClear
      autoFocus
      className={styles.find ?? ''}
      prefix={<SearchOutlined />}
      value={typed}
      placeholder={hint}
      aria-label={t('lists:find')}
      autoComplete="off"
      data-own-enter=""
      data-testid={testId}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={press}
      onBlur={forget}
    />
  );
}
