import { type ListFilter, PAYERS, REPAIR_KINDS, STAGES, type Stage } from '@bindings';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { Toggles } from '../../kit/Choice';
import { FilterPerson } from './FilterCode';
import { FilterDays } from './FilterDays';
import { FilterText, type ListShown } from './FilterText';
import { all, isSame } from './filter';
import styles from './Lists.module.css';

interface OrderFiltersProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
  /** The list below it, which Enter in the text opens. */
  list: ListShown;
}

const advisors = ['advisor', 'manager'] as const;
const technicians = ['technician'] as const;
const marks = ['unpaid', 'late', 'comeback'] as const;
/** What the list of orders is narrowed by, all of it in sight. */
export function OrderFilters({ filter, onChange, list }: OrderFiltersProps) {
  const { t } = useTranslation();
  const word = useWords();
  const codes = <Code extends string>(kind: string, of: readonly Code[]) =>
    of.map((code) => ({ value: code, label: word(kind, code) }));
  return (
    <>
      <FilterText
        filter={filter}
        onChange={onChange}
        list={list}
        hint={t('lists:orders.find_hint')}
        testId="orders-find"
      />
      <FilterDays filter={filter} onChange={onChange} testId="orders-days" />
      <Select<Stage[]>
        mode="multiple"
        allowClear
        maxTagCount={1}
        showSearch={{ optionFilterProp: 'label' }}
        className={styles.stages ?? ''}
        placeholder={t('lists:stage')}
        aria-label={t('lists:stage')}
        data-testid="orders-stage"
        value={filter.stages}
        options={codes('stage', STAGES)}
        onChange={(stages) => onChange({ ...filter, stages })}
      />
      <FilterPerson
        label={t('lists:advisor')}
        roles={advisors}
        testId="orders-advisor"
        value={filter.advisor_id}
        onChange={(advisor_id) => onChange({ ...filter, advisor_id })}
      />
      <FilterPerson
        label={t('lists:technician')}
        roles={technicians}
        testId="orders-technician"
        value={filter.technician_id}
        onChange={(technician_id) => onChange({ ...filter, technician_id })}
      />
      <Select
        allowClear
        className={styles.one ?? ''}
        placeholder={t('lists:repair_kind')}
        aria-label={t('lists:repair_kind')}
        data-testid="orders-kind"
        value={filter.repair_kind}
        options={codes('repair_kind', REPAIR_KINDS)}
        onChange={(kind) => onChange({ ...filter, repair_kind: kind ?? null })}
      />
      <Select
        allowClear
        className={styles.one ?? ''}
        placeholder={t('lists:payer')}
        aria-label={t('lists:payer')}
        data-testid="orders-payer"
        value={filter.payer}
        options={codes('payer', PAYERS)}
        onChange={(payer) => onChange({ ...filter, payer: payer ?? null })}
      />
      <Toggles
        chosen={marks.filter((mark) => filter[mark])}
        codes={marks}
        word={(mark) => t(`lists:mark.${mark}`)}
        label={t('lists:marks')}
        testId="orders-mark"
        onChange={(chosen) =>
          onChange({
            ...filter,
            unpaid: chosen.includes('unpaid'),
            late: chosen.includes('late'),
            comeback: chosen.includes('comeback'),
          })
        }
      />
      {!isSame(filter, all) && (
        <Button type="link" data-testid="orders-clear" onClick={() => onChange(all)}>
          {t('lists:clear')}
        </Button>
      )}
    </>
  );
}
