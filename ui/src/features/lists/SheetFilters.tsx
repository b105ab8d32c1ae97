import { type ListFilter, PAYERS, SHEET_STATES, type SheetState } from '@bindings';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { Toggles } from '../../kit/Choice';
import { FilterDays } from './FilterDays';
import { FilterText, type ListShown } from './FilterText';
import { all, isSame } from './filter';
import styles from './Lists.module.css';

interface SheetFiltersProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
  /** The list below it, which Enter in the text opens. */
  list: ListShown;
}

/** What the list of sheets is narrowed by, all of it in sight. */
export function SheetFilters({ filter, onChange, list }: SheetFiltersProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <>
      <FilterText
        filter={filter}
        onChange={onChange}
        list={list}
        hint={t('lists:sheets.find_hint')}
        testId="sheets-find"
      />
      <FilterDays filter={filter} onChange={onChange} testId="sheets-days" />
      <Select<SheetState[]>
        mode="multiple"
        allowClear
        maxTagCount={1}
        className={styles.stages ?? ''}
        placeholder={t('lists:stage')}
        aria-label={t('lists:stage')}
        data-testid="sheets-state"
        value={filter.sheet_states}
        options={SHEET_STATES.map((state) => ({ value: state, label: word('sheet_state', state) }))}
        onChange={(sheet_states) => onChange({ ...filter, sheet_states })}
      />
      <Select
        allowClear
        className={styles.one ?? ''}
        placeholder={t('lists:payer')}
        aria-label={t('lists:payer')}
        data-testid="sheets-payer"
        value={filter.payer}
        options={PAYERS.map((payer) => ({ value: payer, label: word('payer', payer) }))}
        onChange={(payer) => onChange({ ...filter, payer: payer ?? null })}
      />
      <Toggles
        chosen={filter.unpaid ? ['unpaid'] : []}
        codes={['unpaid']}
        word={() => t('lists:mark.unpaid')}
        label={t('lists:marks')}
        testId="sheets-mark"
        onChange={(chosen) => onChange({ ...filter, unpaid: chosen.length > 0 })}
      />
      {!isSame(filter, all) && (
        <Button type="link" data-testid="sheets-clear" onClick={() => onChange(all)}>
          {t('lists:clear')}
        </Button>
      )}
    </>
  );
}
