import type { VehicleHit } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { isComposing } from '../../kit/composition';
import { useEnter } from '../../kit/enter';
import { focusNext } from '../../kit/Field';
import { dottedPlate, PlateBadge } from '../../kit/PlateBadge';
import { useSettled } from '../../kit/settled';
import styles from './PlatePicker.module.css';

interface PlatePickerProps {
  id: string;
  text: string;
  onText: (text: string) => void;
  /** The vehicle is known: everything the shop has about it comes along. */
  onVehicle: (hit: VehicleHit) => void;
  /** A vehicle was chosen already: nothing more is offered. */
  settled?: boolean;
  autoFocus?: boolean;
  testId: string;
}

const pauseInTyping = 80;
// Two signs match half the town.
const enough = 3;
const offered = 5;

/** A plate, or any part of it: known vehicles are offered while typing, a doubtful plate is questioned. */
export function PlatePicker(props: PlatePickerProps) {
  const { id, text, onText, onVehicle, settled = false, autoFocus, testId } = props;
  const { t } = useTranslation();
  const word = useWords();
  const list = useId();
  const field = useRef<InputRef>(null);
  const [picked, setPicked] = useState(0);
  const [focused, setFocused] = useState(false);

  const query = text.trim();
  const [rested, rest] = useSettled(query, pauseInTyping);
  const wanted = !settled && rested.length >= enough;
  const found = useRead('search', { query: rested }, { enabled: wanted, placeholderData: keepPreviousData });
  const { data: read } = useRead('read_plate', { text: rested }, { enabled: !settled && rested.length >= 5 });
  const hits = wanted ? (found.data?.vehicles ?? []).slice(0, offered) : [];
  const shown = focused && hits.length > 0;

  const choose = (hit: VehicleHit) => {
    setPicked(0);
    onVehicle(hit);
  };

  const isSought = !settled && query.length >= enough;
  // What was found for less of the plate is no answer: Enter would take somebody else's car.
  const isFound = query === rested && found.isFetched && !found.isPlaceholderData;
  const isAnswered = !isSought || isFound;
  const at = Math.min(picked, hits.length - 1);
  const { enter, forget } = useEnter({
    text: query,
    answered: isAnswered,
    onEnter: () => {
      const hit = isSought ? hits[at] : undefined;
      const from = field.current?.input;
      if (hit) choose(hit);
      else if (from) focusNext(from, from.closest<HTMLElement>('[data-form]'));
    },
  });

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      rest();
      enter();
      return;
    }
    if (!shown && (isAnswered || event.key === 'Escape')) return;
    // The arrows walk in the answer that is on its way: how long it is nobody knows yet.
    const end = isAnswered ? hits.length - 1 : Number.POSITIVE_INFINITY;
    if (event.key === 'ArrowDown') setPicked((before) => Math.min(end, before + 1));
    else if (event.key === 'ArrowUp') setPicked((before) => Math.max(0, before - 1));
    else if (event.key === 'Escape') {
      forget();
      setFocused(false);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={styles.plate}>
      <Input
        id={id}
        ref={field}
        value={text}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('bookings:plate.placeholder')}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        data-own-enter=""
        data-latin="plate"
        data-testid={testId}
        onKeyDown={press}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          forget();
          setFocused(false);
        }}
        onChange={(event) => {
          setPicked(0);
          setFocused(true);
          onText(event.target.value);
        }}
      />
      {shown && (
        <div className={styles.hits} id={list} role="listbox" aria-label={t('bookings:plate.known')}>
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            <div
              key={hit.vehicle.id}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={`${styles.hit} ${index === at ? styles.picked : ''}`}
              data-testid={`${testId}-hit-${hit.vehicle.id}`}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setPicked(index)}
              onClick={() => choose(hit)}
            >
              <PlateBadge plate={hit.vehicle.plate} colour={hit.vehicle.plate_colour} size="small" />
              <span className={styles.who}>
                {[hit.vehicle.make, hit.vehicle.model].filter(Boolean).join(' ')} · {hit.customer_name}{' '}
                {hit.customer_phone}
              </span>
              {hit.open_stage && <span className={styles.stage}>{word('stage', hit.open_stage)}</span>}
            </div>
          ))}
        </div>
      )}
      {!settled && query !== '' && hits.length === 0 && read?.warning && (
        <p className={styles.doubt}>{word('plate_warning', read.warning)}</p>
      )}
      {!settled && hits.length === 0 && read && read.suggestions.length > 0 && (
        <div className={styles.suggestions}>
          <span>{t('bookings:plate.meant')}</span>
          {read.suggestions.map((plate, index) => (
            <Button
              key={plate}
              size="small"
              data-testid={`${testId}-suggestion-${index}`}
              onClick={() => {
                onText(plate);
                field.current?.focus();
              }}
            >
              {dottedPlate(plate)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
