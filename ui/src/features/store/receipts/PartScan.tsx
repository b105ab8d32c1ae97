import type { CatalogueItem } from '@bindings';
import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../api/read';
import { refusalWords } from '../../../i18n/refusal';
import { Quiet } from '../../../kit/Quiet';
import { useLook } from '../part/look';
import { meantOf } from '../part/parts';
import styles from './Receipts.module.css';

interface PartScanProps {
  /** A part was scanned, typed or chosen. */
  onPart: (part: number) => Promise<void>;
  testId: string;
  autoFocus?: boolean;
  ref?: Ref<InputRef>;
}

/** A list to choose from is no longer than is read at a glance. */
const most = 8;

const partOf = ({ id }: CatalogueItem): number | undefined => ('part' in id ? id.part : undefined);

/** A part by its code, scanned or typed, or by words of its name. It is asked for at Enter: a scanner waits for nothing. */
export function PartScan({ onPart, testId, autoFocus = false, ref }: PartScanProps) {
  const { t } = useTranslation();
  const ask = useAsk('find_catalogue');
  const { typed, found, refusal, type, look, take, leave } = useLook<CatalogueItem>({
    find: async (query) => meantOf(await ask({ query, kind: 'part' }), query).slice(0, most),
    onTake: async (item) => {
      const part = partOf(item);
      if (part !== undefined) await onPart(part);
    },
  });
  const query = typed.trim();
  return (
    <div data-own-enter={query === '' ? undefined : ''}>
      <Input
        ref={ref}
        data-testid={testId}
        autoFocus={autoFocus}
        autoComplete="off"
        placeholder={t('storeReceipts:scan.hint')}
        aria-label={t('storeReceipts:scan.label')}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onPressEnter={() => void look()}
      />
      {refusal && <Quiet as="p">{refusalWords(t, refusal)}</Quiet>}
      {found?.length === 0 && <Quiet as="p">{t('storeReceipts:scan.none', { text: query })}</Quiet>}
      {found && found.length > 0 && (
        <ul className={styles.found} data-testid={`${testId}-found`}>
          {found.map((item) => (
            <li key={partOf(item)}>
              <button type="button" data-testid={`${testId}-${partOf(item)}`} onClick={() => void take(item)}>
                <strong>{item.name}</strong>
                <Quiet>{[item.code, item.brand, item.specification].filter(Boolean).join(' · ')}</Quiet>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
