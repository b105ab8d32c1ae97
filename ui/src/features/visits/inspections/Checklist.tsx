import { type InspectionKind, ITEM_RESULTS } from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { NumberKeys } from '../../../kit/NumberKeys';
import { Stack } from '../../../kit/Stack';
import styles from './inspection.module.css';
import { allPass, type Looked, lookedAt, unseen, type Wanted } from './items';

interface ChecklistProps {
  kind: InspectionKind;
  wanted: readonly Wanted[];
  looked: Looked;
  onChange: (looked: Looked) => void;
}

/** What is looked at, for fingers: pass, fail, or does not apply, with a value where one is measured. */
export function Checklist({ kind, wanted, looked, onChange }: ChecklistProps) {
  const { t } = useTranslation();
  const word = useWords();
  const words = kind === 'final' ? 'final_inspection_item' : 'self_inspection_item';
  const open = unseen(looked, wanted);
  return (
    <Stack gap={8}>
      <div className={styles.listHead}>
        <span>{t('visits:inspection.open', { open, all: wanted.filter(({ free }) => !free).length })}</span>
        {open > 0 && (
          <ActionButton
            label={t('visits:inspection.all_pass')}
            size="large"
            testId={`${kind}-all-pass`}
            onAct={() => onChange(allPass(looked, wanted))}
          />
        )}
      </div>
      <ul className={styles.items}>
        {wanted.map(({ key, code, name, jobId, free }) => {
          const seen = lookedAt(looked, key);
          const title = jobId === null ? word(words, code) : name;
          return (
            <li
              key={key}
              className={
                [seen.result === 'fail' && styles.failed, free && styles.ofJob].filter(Boolean).join(' ') ||
                undefined
              }
              data-lack={seen.result === 'fail' ? 'failed' : seen.result || free ? undefined : 'checklist'}
            >
              <span className={styles.itemName}>
                {title}
                {code === 'job' && <span className={styles.detail}>{t('visits:inspection.job')}</span>}
              </span>
              <NumberKeys>
                <Input
                  size="large"
                  className={styles.value}
                  value={seen.value}
                  placeholder={t('visits:inspection.value')}
                  aria-label={t('visits:inspection.value_for', { name: title })}
                  data-testid={`${kind}-${key}-value`}
                  onChange={(event) => onChange({ ...looked, [key]: { ...seen, value: event.target.value } })}
                />
              </NumberKeys>
              <Choice
                roomy
                value={seen.result}
                codes={ITEM_RESULTS}
                word={(result) => word('item_result', result)}
                onChange={(result) => onChange({ ...looked, [key]: { ...seen, result } })}
                label={title}
                testId={`${kind}-${key}`}
              />
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
