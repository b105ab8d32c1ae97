import { Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../../i18n/refusal';
import { focusNext } from '../../../kit/Field';
import { Quiet } from '../../../kit/Quiet';
import { useLook } from './look';
import styles from './PartField.module.css';
import { type StorePart, useFindParts } from './parts';

interface PartFieldProps {
  id: string;
  part: StorePart | undefined;
  onPart: (part: StorePart | undefined) => void;
  autoFocus?: boolean;
}

/** A part by its code, scanned or typed, or by words of its name; Enter takes it and goes on. */
export function PartField({ id, part, onPart, autoFocus = false }: PartFieldProps) {
  const { t } = useTranslation();
  const find = useFindParts();
  const place = useRef<HTMLDivElement>(null);
  const { typed, found, refusal, type, look, take, leave } = useLook<StorePart>({
    find,
    onTake: (chosen) => {
      onPart(chosen);
      const field = place.current?.querySelector('input');
      // The fields that follow are drawn for the part first.
      if (field) setTimeout(() => focusNext(field, field.closest<HTMLElement>('[data-part-form]')));
    },
  });
  const query = typed.trim();
  return (
    <div ref={place} className={styles.field} data-own-enter={query === '' ? undefined : ''}>
      <Input
        id={id}
        data-testid={id}
        aria-label={t('bins:part')}
        autoFocus={autoFocus}
        autoComplete="off"
        placeholder={t('store:part.find')}
        value={typed || part?.code || ''}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          type(event.target.value);
          if (part) onPart(undefined);
        }}
        onBlur={leave}
        onPressEnter={() => void look()}
      />
      {refusal && <Quiet as="p">{refusalWords(t, refusal)}</Quiet>}
      {part && (
        <p className={styles.chosen} data-testid={`${id}-chosen`}>
          <strong>{part.name}</strong> <Quiet>{part.about}</Quiet>
        </p>
      )}
      {found && found.length === 0 && <Quiet as="p">{t('store:part.none', { text: query })}</Quiet>}
      {found && found.length > 0 && (
        <PartChoice parts={found} onChoose={(chosen) => void take(chosen)} testId={`${id}-found`} />
      )}
    </div>
  );
}

interface PartChoiceProps {
  parts: readonly StorePart[];
  onChoose: (part: StorePart) => void;
  testId: string;
}

/** Parts of which one is meant. */
export function PartChoice({ parts, onChoose, testId }: PartChoiceProps) {
  return (
    <ul className={styles.found} data-testid={testId}>
      {parts.map((part) => (
        <li key={part.id}>
          <button type="button" data-testid={`${testId}-${part.id}`} onClick={() => onChoose(part)}>
            <strong>{part.name}</strong>
            <Quiet>{[part.code, part.about].filter(Boolean).join(' · ')}</Quiet>
          </button>
        </li>
      ))}
    </ul>
  );
}
