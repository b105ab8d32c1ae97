import type { CountedWhen, CountPage, CountPlace, UnitsOfPart } from '@bindings';
import { Button, Skeleton } from 'antd';
import { type FocusEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useRead } from '../../../api/read';
import { useUnits } from '../../../api/units';
import type { RefusalLike } from '../../../i18n/refusal';
import { formatDay } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { QuantityInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { EmptyState } from '../../../kit/EmptyState';
import { enterMoves } from '../../../kit/Field';
import { Panel } from '../../../kit/Panel';
import { PlainTable } from '../../../kit/PlainTable';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Row } from '../../../kit/Row';
import { UnitChoice } from '../../../kit/UnitChoice';
import { PartField } from '../part/PartField';
import type { StorePart } from '../part/parts';
import styles from './Counts.module.css';

interface SheetPanelProps {
  page: CountPage;
  bin: number | undefined;
  onBin: (bin: number) => void;
}

const key = (place: { part_id: number; batch_id: number | null }): string =>
  `${place.part_id} ${place.batch_id ?? ''}`;

/** The sheet as it lies on the desk: figure, Enter, the next one. */
export function SheetPanel({ page, bin, onBin }: SheetPanelProps) {
  const { t } = useTranslation();
  const first = page.bins.find((one) => one.uncounted > 0)?.bin_id ?? page.bins[0]?.bin_id;
  useEffect(() => {
    if (bin === undefined && first !== undefined) onBin(first);
  }, [bin, first, onBin]);
  const here = page.bins.find((one) => one.bin_id === bin);
  if (!here)
    return (
      <Panel title={t('counts:sheet.title')} testId="count-sheet">
        <EmptyState>{t('counts:sheet.choose')}</EmptyState>
      </Panel>
    );
  return (
    <Panel title={t('counts:sheet.at', { code: here.bin_code })} testId="count-sheet">
      <Sheet key={here.bin_id} count={page.count.id} bin={here.bin_id} />
    </Panel>
  );
}

function Sheet({ count, bin }: { count: number; bin: number }) {
  const { t } = useTranslation();
  const { data, error } = useRead('count_places', { id: count, bin_id: bin });
  const [added, setAdded] = useState<StorePart>();
  const listed = data?.map((place) => place.part_id) ?? [];
  const units = useUnits(added ? [...listed, added.id] : listed);
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  const extra =
    added && data.every((place) => place.part_id !== added.id)
      ? [{ ...blank, part_id: added.id, code: added.code, name: added.name, unit: added.unit }]
      : [];
  const places = [...data, ...extra];
  return (
    <div onKeyDownCapture={enterMoves}>
      {places.length === 0 && <EmptyState>{t('counts:sheet.empty')}</EmptyState>}
      {places.length > 0 && (
        <PlainTable cell="6px 12px" className={styles.sheet}>
          <thead>
            <tr>
              <th>{t('bins:part_code')}</th>
              <th>{t('bins:part_name')}</th>
              <th>{t('bins:batch_number')}</th>
              <th className={styles.number}>{t('bins:counted')}</th>
              <th>{t('counts:counted_by')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <SheetRow key={key(place)} count={count} bin={bin} place={place} units={units(place.part_id)} />
            ))}
          </tbody>
        </PlainTable>
      )}
      <div className={styles.add} data-part-form="">
        <Quiet>{t('counts:sheet.found')}</Quiet>
        <PartField id="count-found-part" part={added} onPart={setAdded} />
      </div>
    </div>
  );
}

const blank: CountPlace = {
  part_id: 0,
  code: '',
  name: '',
  brand: '',
  specification: '',
  unit: '',
  batch_id: null,
  batch_number: '',
  expires_on: null,
  counted_quantity: null,
  recount: false,
  counted_by_name: '',
};

interface SheetRowProps {
  count: number;
  bin: number;
  place: CountPlace;
  units: UnitsOfPart | undefined;
}

function SheetRow({ count, bin, place, units }: SheetRowProps) {
  const { t } = useTranslation();
  const enter = useCommand('enter_count');
  const [typed, setTyped] = useState<number>();
  const [typedIn, setTypedIn] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  // What was counted is told in the counted unit; in another one it is typed anew.
  const value = typed ?? (typedIn === '' ? place.counted_quantity : null);
  const moved = refusal?.code === 'stock' && refusal.params.problem === 'moved_since';

  const write = async (when: CountedWhen | null) => {
    const same = typed === place.counted_quantity && typedIn === '';
    if (typed === undefined || (same && !place.recount)) return;
    setRefusal(undefined);
    try {
      await enter({
        id: count,
        bin_id: bin,
        part_id: place.part_id,
        batch_id: place.batch_id,
        counted_quantity: typed,
        ...(typedIn && { unit: typedIn }),
        from_sheet: true,
        when,
      });
      setTyped(undefined);
      setTypedIn('');
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent<HTMLTableCellElement>) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) void write(null);
  };
  return (
    <tr data-testid={`sheet-${place.code}`}>
      <td>{place.code}</td>
      <td>
        {place.name} <Quiet>{[place.brand, place.specification].filter(Boolean).join(' ')}</Quiet>
        {place.recount && <span className={styles.again}>{t('counts:again')}</span>}
        <RefusalAlert refusal={refusal} />
        {moved && (
          <Buttons>
            <ActionButton
              label={t('counts:when.before_it_moved')}
              size="small"
              testId="counted-before"
              onAct={() => write('before_it_moved')}
            />
            <ActionButton
              label={t('counts:when.after_it_moved')}
              size="small"
              testId="counted-after"
              onAct={() => write('after_it_moved')}
            />
            <Button
              size="small"
              onClick={() => {
                setTyped(undefined);
                setRefusal(undefined);
              }}
            >
              {t('counts:when.unknown')}
            </Button>
          </Buttons>
        )}
      </td>
      <td>
        {[place.batch_number, place.expires_on && formatDay(t, place.expires_on)].filter(Boolean).join(' · ')}
      </td>
      {/* What was typed is meant once the field and its unit are left. */}
      <td className={styles.number} onBlur={left}>
        <Row gap={6}>
          <QuantityInput
            aria-label={t('counts:sheet.figure', { name: place.name })}
            value={value}
            style={{ width: 110 }}
            onChange={setTyped}
          />
          <UnitChoice
            units={units}
            counted={place.unit}
            value={typedIn}
            testId={`sheet-unit-${place.code}`}
            onChange={setTypedIn}
          />
        </Row>
      </td>
      <td>
        <Quiet>{place.recount ? '' : place.counted_by_name}</Quiet>
      </td>
    </tr>
  );
}
