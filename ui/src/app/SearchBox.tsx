import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../api/call';
import { useRead } from '../api/read';
import { useWords } from '../i18n/words';
import { isComposing } from '../kit/composition';
import { DateTimeText } from '../kit/DateTimeText';
import { useEnter } from '../kit/enter';
import { useCommonKey, useHotkey } from '../kit/hotkeys';
import { KeyHint } from '../kit/KeyHint';
import { PlateBadge } from '../kit/PlateBadge';
import { useSettled } from '../kit/settled';
import { ScanButton } from './ScanButton';
import styles from './SearchBox.module.css';
import { useScans } from './scans';
import { type Choice, choicesOf } from './searchChoices';

const focusEvent = 'workbay.search';
const pauseInTyping = 60;

export function focusSearch(): void {
  window.dispatchEvent(new Event(focusEvent));
}

/** The one box that finds everything; a scanner types into it as well. */
export function SearchBox() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const box = useRef<InputRef>(null);
  const list = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState(0);
  /** Why what was scanned stands in the box. */
  const [remark, setRemark] = useState<string>();

  const query = text.trim();
  const [settled, settle] = useSettled(query, pauseInTyping);
  const found = useRead(
    'search',
    { query: settled },
    { enabled: open && settled !== '', placeholderData: keepPreviousData },
  );
  const answered = settled === '' ? undefined : found.data;
  const mayComplaint = useMay('get_complaint');
  const mayOpen = useCallback((entity: string) => entity !== 'complaint' || mayComplaint, [mayComplaint]);
  const choices = useMemo(() => choicesOf(answered, mayOpen), [answered, mayOpen]);

  useHotkey('Ctrl+K', focusSearch, t('shell:search.label'));
  useCommonKey('Ctrl+F', focusSearch, t('shell:search.label'));
  useEffect(() => {
    const focus = () => {
      box.current?.focus({ cursor: 'all' });
      setOpen(true);
    };
    window.addEventListener(focusEvent, focus);
    return () => window.removeEventListener(focusEvent, focus);
  }, []);

  const goTo = (page: string) => {
    setOpen(false);
    setText('');
    box.current?.blur();
    navigate(page);
  };
  const go = (choice: Choice | undefined) => choice && goTo(choice.page);
  const { scanned, meantOf } = useScans(mayOpen, goTo, (unknown, why) => {
    setText(unknown);
    setPicked(0);
    setRemark(why);
    focusSearch();
  });

  // What is shown until the answer is there is what was found for the words before: somebody else's car.
  const isAnswered = query === settled && answered !== undefined && !found.isPlaceholderData;
  const last = Math.max(0, choices.length - 1);
  const at = Math.min(picked, last);
  const { enter, forget } = useEnter({
    text: query,
    answered: isAnswered,
    failed: query === settled && found.isError,
    onEnter: () => go(choices[at]),
  });

  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    // The arrows walk in the answer that is on its way: how long it is nobody knows yet.
    const end = isAnswered ? last : Number.POSITIVE_INFINITY;
    if (event.key === 'ArrowDown') setPicked((before) => Math.min(end, before + 1));
    else if (event.key === 'ArrowUp') setPicked((before) => Math.max(0, before - 1));
    else if (event.key === 'Escape') {
      setOpen(false);
      box.current?.blur();
    } else if (event.key === 'Enter') {
      if (query === '') return;
      settle();
      enter();
    } else return;
    event.preventDefault();
  };

  const shown = open && (answered !== undefined || remark !== undefined);
  return (
    <div className={styles.search} role="search">
      <Input
        ref={box}
        value={text}
        prefix={<SearchOutlined />}
        suffix={open ? undefined : <KeyHint combo="Ctrl+K" />}
        placeholder={t('shell:search.placeholder')}
        aria-label={t('shell:search.label')}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown && choices[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        allowClear
        onFocus={() => setOpen(true)}
        onBlur={() => {
          forget();
          setOpen(false);
          setRemark(undefined);
        }}
        onChange={(event) => {
          setText(event.target.value);
          setPicked(0);
          setRemark(undefined);
          setOpen(true);
        }}
        onKeyDown={press}
      />
      <ScanButton meantOf={meantOf} onScan={scanned} />
      {shown && (
        <div className={styles.results} id={list} role="listbox" aria-label={t('shell:search.label')}>
          {remark && (
            <p className={styles.nothing} role="alert">
              {remark}
            </p>
          )}
          {!remark && choices.every((choice) => choice.group === 'new_vehicle') && (
            <p className={styles.nothing}>{t('shell:search.nothing', { query: settled })}</p>
          )}
          {choices.map((choice, index) => (
            <div key={choice.key}>
              {choice.group !== choices[index - 1]?.group && choice.group !== 'new_vehicle' && (
                <div className={styles.group}>
                  {t(`shell:search.group.${choice.group}`, { defaultValue: word('entity', choice.group) })}
                </div>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus */}
              <div
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={`${styles.hit} ${index === at ? styles.picked : ''}`}
                // The box would lose the focus, and the list with it, before the press is over.
                onMouseDown={(event) => event.preventDefault()}
                onMouseEnter={() => setPicked(index)}
                onClick={() => go(choice)}
              >
                {choice.group === 'new_vehicle' ? (
                  <>
                    <PlateBadge plate={choice.title} size="small" />
                    <span>{t('shell:search.new_vehicle')}</span>
                  </>
                ) : (
                  <>
                    {choice.plate && (
                      <PlateBadge plate={choice.plate} colour={choice.plateColour} size="small" />
                    )}
                    <span>{choice.title}</span>
                    {choice.booking && (
                      <span className={styles.stage}>
                        <DateTimeText at={choice.booking.startsAt} weekday />{' '}
                        {word('appointment_stage', choice.booking.stage)}
                      </span>
                    )}
                    {choice.stage && <span className={styles.stage}>{word('stage', choice.stage)}</span>}
                    <span className={styles.detail}>{choice.detail}</span>
                  </>
                )}
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
