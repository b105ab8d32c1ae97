import { type InspectionKind, ITEM_RESULTS, OWN_ITEM } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { limitsText } from '../../../i18n/measured';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { NumberKeys } from '../../../kit/NumberKeys';
import { Stack } from '../../../kit/Stack';
import styles from './inspection.module.css';
import { allPass, isSeen, itemsOf, knownAs, type Looked, lookedAt, unseen, type Wanted } from './items';

interface ChecklistProps {
  visit: number;
  kind: InspectionKind;
  wanted: readonly Wanted[];
  looked: Looked;
  onChange: (looked: Looked) => void;
}

/** What is looked at, for fingers: pass, fail, or does not apply, with a value where one is measured. */
export function Checklist({ visit, kind, wanted, looked, onChange }: ChecklistProps) {
  const { t } = useTranslation();
  const word = useWords();
  const words = kind === 'final' ? 'final_inspection_item' : 'self_inspection_item';
  const open = unseen(looked, wanted);
  const measured = itemsOf(
    looked,
    wanted.filter((one) => one.measured && lookedAt(looked, one.key).value.trim() !== ''),
  );
  const { data: weighed } = useRead(
    'weigh_items',
    { work_order_id: visit, kind, items: measured },
    { enabled: measured.length > 0, placeholderData: keepPreviousData },
  );
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
        {wanted.map((one) => {
          const { key, code, name, jobId, free } = one;
          const seen = lookedAt(looked, key);
          const title = jobId === null && code !== OWN_ITEM ? word(words, code) : name;
          const limits = one.measured && limitsText(t, one.measured);
          const judged = jobId === null && seen.value.trim() !== '';
          const out = judged && weighed?.out.includes(knownAs(one));
          const unreadable = judged && weighed?.unreadable.includes(knownAs(one));
          return (
            <li
              key={key}
              className={
                [seen.result === 'fail' && styles.failed, free && styles.ofJob].filter(Boolean).join(' ') ||
                undefined
              }
              data-lack={seen.result === 'fail' ? 'failed' : isSeen(looked, one) ? undefined : 'checklist'}
            >
              <span className={styles.itemName}>
                {title}
                {code === 'job' && <span className={styles.detail}>{t('visits:inspection.job')}</span>}
                {limits && <span className={styles.detail}>{limits}</span>}
                {out && (
                  <span className={styles.out} data-testid={`${kind}-${key}-out`}>
                    {t('visits:inspection.out_of_limits')}
                  </span>
                )}
                {unreadable && <span className={styles.out}>{t('visits:inspection.no_number')}</span>}
              </span>
              <NumberKeys>
                <Input
                  size="large"
                  className={styles.value}
                  value={seen.value}
                  placeholder={t('visits:inspection.value')}
                  suffix={one.measured?.unit}
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
