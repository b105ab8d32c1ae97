import type { CarTold, PartTold, PurchaseOrderState } from '@bindings';
import { Tag } from 'antd';
import dayjs from 'dayjs';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatQuantity } from '../../../i18n/amounts';
import { formatDay, shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { PlateBadge } from '../../../kit/PlateBadge';
import { Quiet } from '../../../kit/Quiet';
import styles from './Orders.module.css';

/** Code, brand and specification of a part, as far as they are known. */
export const aboutPart = (part: Pick<PartTold, 'code' | 'brand' | 'specification'>): string =>
  [part.code, part.brand, part.specification].filter(Boolean).join(' · ');

/** A part in a row: its name, and below it what tells it from others of that name. */
export function PartCell({ part }: { part: PartTold }) {
  const { t } = useTranslation();
  return (
    <span className={styles.cell}>
      <span>
        {part.name} {!part.active && <Tag>{t('purchasing:part_retired')}</Tag>}
      </span>
      <Quiet>{aboutPart(part)}</Quiet>
    </span>
  );
}

/** Those that wait, each by its plate. */
export function Cars({ cars }: { cars: readonly CarTold[] }) {
  if (cars.length === 0) return null;
  return (
    <span className={styles.cars}>
      {cars.map((car) => (
        <Link
          key={car.work_order_id}
          to={`/visits/${car.work_order_id}`}
          onClick={(event) => event.stopPropagation()}
        >
          {car.plate === null ? (
            car.order_number
          ) : (
            <PlateBadge plate={car.plate} colour={car.plate_colour} size="small" />
          )}
        </Link>
      ))}
    </span>
  );
}

/** When something is expected; in red with how long it is late. */
export function Expected({ on, lateSince }: { on: string | null; lateSince: string | null }) {
  const { t } = useTranslation();
  if (lateSince !== null) {
    const days = dayjs(shopToday()).diff(dayjs(lateSince), 'day');
    return (
      <span className={styles.late} data-testid="late">
        {t('purchasing:late_since', { days, since: formatDay(t, lateSince) })}
      </span>
    );
  }
  return on === null ? <Quiet>{t('purchasing:no_day')}</Quiet> : <span>{formatDay(t, on, true)}</span>;
}

const colours: Readonly<Record<PurchaseOrderState, string | undefined>> = {
  draft: undefined,
  ordered: 'blue',
  closed: undefined,
  cancelled: undefined,
};

export function OrderState({ state }: { state: PurchaseOrderState }) {
  const word = useWords();
  return <Tag color={colours[state]}>{word('purchase_order_state', state)}</Tag>;
}

/** So many units as it is bought, and how many of the counted unit they are where these are not the same. */
export function unitsSaid(
  t: TFunction,
  line: { bought: number; unit: string; unit_factor: number; quantity: number },
  countedIn: string,
): string {
  const bought = `${formatQuantity(line.bought)} ${line.unit}`;
  if (line.unit_factor === 1000) return bought;
  return t('purchasing:units', { bought, counted: `${formatQuantity(line.quantity)} ${countedIn}` });
}
