import type { PartsRow, PickPlace } from '@bindings';
import { App, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { useUnits } from '../../api/units';
import { formatQuantity } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { formatDay } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { QuantityInput } from '../../kit/AmountInput';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { sameCode } from '../../kit/scanner';
import { useScansHere } from '../../kit/scansHere';
import { UnitChoice } from '../../kit/UnitChoice';
import styles from './Page.module.css';

interface IssueFormProps {
  row: PartsRow;
  unit: string;
  /** What was scanned off the box. */
  box: string;
  /** Another box was scanned while the quantity of this one was asked. */
  onCode: (code: string) => void;
  onDone: () => void;
}

const keyOf = (place: PickPlace) => `${place.bin_id}/${place.batch_id ?? ''}`;
/** From wherever it is used up first. */
const anywhere = 'anywhere';

/** How much of it goes out, and from where: what the line still takes stands there already, and Enter issues it. */
export function IssueForm({ row, unit, box, onCode, onDone }: IssueFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const issueParts = useCommand('issue_parts');
  const [quantity, setQuantity] = useState<number | undefined>(row.open);
  const units = useUnits(row.part_id === null ? [] : [row.part_id]);
  const [typedIn, setTypedIn] = useState('');
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const form = useRef<HTMLDivElement>(null);
  const scans = useScansHere((code) => onCode(code));
  const places = row.stock?.places ?? [];
  const [from, setFrom] = useState(() => {
    const scanned = places.find((one) => box !== '' && !one.expired && sameCode(one.batch_number, box));
    return scanned ? keyOf(scanned) : anywhere;
  });
  const place = places.find((one) => keyOf(one) === from);

  const issue = async () => {
    if (working) return;
    // What cannot be read leaves the number that stood there before: that one is not meant.
    if (form.current?.querySelector('input[data-unreadable]')) {
      message.error(t('words:amount_unreadable'));
      return;
    }
    setWorking(true);
    setRefusal(undefined);
    try {
      const { arrivals } = await issueParts({
        line_id: row.line_id,
        quantity: quantity ?? 0,
        ...(typedIn && { unit: typedIn }),
        bin_id: place?.bin_id ?? null,
        batch_id: place?.batch_id ?? null,
      });
      const told = [formatQuantity(quantity ?? 0), typedIn || unit].filter(Boolean).join(' ');
      message.success(t('parts:issue.one_done', { name: row.name, quantity: told }));
      if (arrivals.some((arrival) => arrival.went_on)) message.info(t('parts:issue.went_on'));
      onDone();
      // The next box is scanned at once.
      document.querySelector<HTMLElement>('[data-testid=parts-scan]')?.focus();
    } catch (failure) {
      setRefusal(asRefusal(failure));
    } finally {
      setWorking(false);
    }
  };

  const nameOf = (one: PickPlace) =>
    [
      one.bin_code,
      one.batch_number,
      one.expires_on && t('parts:issue.expires', { day: formatDay(t, one.expires_on) }),
      `${formatQuantity(one.quantity)} ${unit}`,
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its fields and buttons take the keys; Esc leaves all of them
    <div
      ref={form}
      className={styles.issue}
      data-own-enter=""
      data-testid={`issue-form-${row.line_id}`}
      onKeyDownCapture={scans}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <RefusalAlert refusal={refusal} />
      <QuantityInput
        size="large"
        autoFocus
        value={quantity ?? null}
        onChange={setQuantity}
        onPressEnter={() => void issue()}
        aria-label={t('parts:issue.quantity')}
        style={{ width: 120 }}
      />
      <UnitChoice
        units={units(row.part_id ?? undefined)}
        counted={unit}
        value={typedIn}
        size="large"
        testId="issue-unit"
        onChange={(next) => {
          setTypedIn(next);
          // Two hundred litres are not two hundred barrels.
          setQuantity(next === '' ? row.open : undefined);
        }}
      />
      {places.length > 1 && (
        <Select<string>
          size="large"
          value={from}
          onChange={setFrom}
          aria-label={t('parts:issue.from')}
          data-testid="issue-from"
          style={{ minWidth: 220 }}
          options={[
            { value: anywhere, label: t('parts:issue.anywhere') },
            ...places.map((one) => ({ value: keyOf(one), label: nameOf(one), disabled: one.expired })),
          ]}
        />
      )}
      <ActionButton
        size="large"
        primary
        label={t('parts:issue.verb')}
        missing={quantity === undefined || quantity === 0 ? [t('parts:issue.quantity_missing')] : []}
        onAct={issue}
        testId="issue-now"
      />
      <ActionButton size="large" label={t('words:confirm.back')} onAct={onDone} />
    </div>
  );
}
