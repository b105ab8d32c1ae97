import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { PART_NUMBER_KINDS, type PartNumberKind, type TypedNumber, type TypedUnit } from '@bindings';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { QuantityInput } from '../../../kit/AmountInput';
import { Quiet } from '../../../kit/Quiet';
import styles from './items.module.css';

const replaced = <Row,>(rows: readonly Row[], place: number, patch: Partial<Row>): Row[] =>
  rows.map((row, at) => (at === place ? { ...row, ...patch } : row));
const without = <Row,>(rows: readonly Row[], place: number): Row[] => rows.filter((_, at) => at !== place);

interface NumberRowsProps {
  numbers: TypedNumber[];
  onChange: (numbers: TypedNumber[]) => void;
}

/** The numbers a part goes by beside its own code. */
export function NumberRows({ numbers, onChange }: NumberRowsProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <div className={styles.rows} data-testid="item-numbers">
      {numbers.map((number, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed over where they stand and have no id of their own
        <div key={place} className={styles.row}>
          <Select<PartNumberKind>
            value={number.number_kind}
            aria-label={t('items:number.kind')}
            options={PART_NUMBER_KINDS.map((code) => ({
              value: code,
              label: word('part_number_kind', code),
            }))}
            onChange={(number_kind) => onChange(replaced(numbers, place, { number_kind }))}
          />
          <Input
            value={number.part_number}
            autoComplete="off"
            aria-label={t('items:number.number')}
            data-testid={`item-number-${place}`}
            onChange={(event) => onChange(replaced(numbers, place, { part_number: event.target.value }))}
          />
          <Input
            value={number.number_brand}
            autoComplete="off"
            placeholder={t('items:number.brand')}
            aria-label={t('items:number.brand')}
            onChange={(event) => onChange(replaced(numbers, place, { number_brand: event.target.value }))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('items:number.remove')}
            onClick={() => onChange(without(numbers, place))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined />}
          data-testid="item-number-add"
          onClick={() => onChange([...numbers, { number_kind: 'maker', part_number: '', number_brand: '' }])}
        >
          {t('items:number.add')}
        </Button>
      </div>
    </div>
  );
}

interface UnitRowsProps {
  /** The unit it is counted in. */
  counted: string;
  units: TypedUnit[];
  onChange: (units: TypedUnit[]) => void;
}

/** The units a part comes in: one barrel is so many litres. */
export function UnitRows({ counted, units, onChange }: UnitRowsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.rows} data-testid="item-units">
      {units.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed over where they stand and have no id of their own
        <div key={place} className={styles.unit}>
          <Input
            value={one.unit}
            autoComplete="off"
            placeholder={t('items:unit.unit')}
            aria-label={t('items:unit.unit')}
            data-testid={`item-unit-${place}`}
            onChange={(event) => onChange(replaced(units, place, { unit: event.target.value }))}
          />
          <Quiet>=</Quiet>
          <QuantityInput
            value={one.factor}
            aria-label={t('items:unit.factor')}
            onChange={(factor) => onChange(replaced(units, place, { factor: factor ?? 0 }))}
          />
          <span>{counted}</span>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('items:unit.remove')}
            onClick={() => onChange(without(units, place))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined />}
          data-testid="item-unit-add"
          onClick={() => onChange([...units, { unit: '', factor: 0 }])}
        >
          {t('items:unit.add')}
        </Button>
      </div>
    </div>
  );
}
