import type { CarAtRisk, WallRow } from '@bindings';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection';
import { useRead } from '../api/read';
import { formatInstant } from '../i18n/time';
import { useWords } from '../i18n/words';
import { useNow } from '../kit/clock';
import { lateness } from '../kit/lateness';
import { PlainButton } from '../kit/PlainButton';
import { PlateBadge } from '../kit/PlateBadge';
import { RefusalAlert } from '../kit/RefusalAlert';
import { RiskMark, reasonsOf } from '../kit/RiskMark';
import { HostAway } from './HostAway';
import { useHostClock } from './hostClock';
import styles from './Wall.module.css';
import { turnOf } from './wall';

/** Nobody sits here, so that no change is told: it is asked, and a screen that was shut out is dark within a second. */
const askAgain = 800;
const turnEvery = 12_000;

/** How many rows fit on the screen, whatever its size. */
function useFit(rows: number) {
  const list = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(8);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the first row there is something to measure
  useLayoutEffect(() => {
    const measure = () => {
      const row = list.current?.firstElementChild;
      if (!list.current || !row) return;
      setFit(Math.floor(list.current.clientHeight / row.getBoundingClientRect().height));
    };
    measure();
    // Also when a banner takes some of the room.
    const watch = new ResizeObserver(measure);
    if (list.current) watch.observe(list.current);
    return () => watch.disconnect();
  }, [rows > 0]);
  return { list, fit };
}

/** The workshop from across the hall: which car, where, who, and what is late. */
export default function Wall({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useRead('wall_screen', {}, { refetchInterval: askAgain });
  // The computer behind a screen has lost its clock more often than not: what is late is the host's to say.
  const clock = useHostClock();
  const now = useNow();
  const lost = useConnection() === 'lost';
  const rows = (clock.data && data?.rows) ?? [];
  const { list, fit } = useFit(rows.length);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const turning = setInterval(() => setTurn((before) => before + 1), turnEvery);
    return () => clearInterval(turning);
  }, []);
  // It was taken from the wall, or out of the house: the sign-in says what now.
  const gone = error?.code === 'not_signed_in';
  useEffect(() => {
    if (gone) onLeave();
  }, [gone, onLeave]);
  const { shown, page, pages } = turnOf(rows, fit, turn);
  const atRisk = reasonsOf(data?.at_risk ?? []);
  const late = rows.filter((row) => lateness(row, now) === 'late');

  return (
    <div className={styles.wall} data-testid="wall">
      <header className={styles.head}>
        <h1 className={styles.shop}>{data?.shop_name}</h1>
        <span className={styles.count}>{t('shell:wall.cars', { count: rows.length })}</span>
        {late.length > 0 && (
          <span className={styles.lateCount} data-testid="wall-late">
            {t('shell:wall.late', { count: late.length })}
          </span>
        )}
        {clock.data && (
          <span className={styles.clock}>{formatInstant(t, new Date(now).toISOString(), true)}</span>
        )}
        <PlainButton onClick={onLeave} data-testid="wall-leave">
          {t('shell:wall.leave')}
        </PlainButton>
      </header>
      {!lost && !gone && <RefusalAlert refusal={error} />}
      {lost && <HostAway banner says={t('shell:wall.as_it_was')} />}
      <div className={styles.columns} aria-hidden="true">
        <span>{t('shell:wall.car')}</span>
        <span>{t('shell:wall.where')}</span>
        <span>{t('shell:wall.technician')}</span>
        <span>{t('shell:wall.stage')}</span>
        <span>{t('shell:wall.promised')}</span>
      </div>
      <div className={styles.rows} ref={list}>
        {shown.map((row) => (
          <Car key={row.work_order_id} row={row} risk={atRisk.get(row.work_order_id)} now={now} />
        ))}
        {data && clock.data && rows.length === 0 && <p className={styles.empty}>{t('shell:wall.empty')}</p>}
      </div>
      <footer className={styles.foot}>{pages > 1 && t('shell:wall.page', { page, pages })}</footer>
    </div>
  );
}

function Car({ row, risk, now }: { row: WallRow; risk: CarAtRisk | undefined; now: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const stands = lateness(row, now);
  return (
    <div className={`${styles.row} ${styles[stands]}`} data-testid="wall-row" data-lateness={stands}>
      <span className={styles.car}>
        <PlateBadge plate={row.plate} colour={row.plate_colour} size="large" />
        <span className={styles.model}>{row.model || row.make}</span>
      </span>
      <span>{row.bays.join(t('words:list_separator')) || '–'}</span>
      <span>{row.technicians.join(t('words:list_separator')) || '–'}</span>
      <span className={row.running ? styles.running : row.paused ? styles.paused : undefined}>
        {row.paused ? t('shell:wall.paused') : word('stage', row.stage)}
      </span>
      <span className={styles.promised}>
        {row.promised_at ? formatInstant(t, row.promised_at) : '–'}
        {stands === 'late' && <strong className={styles.sign}>{t('shell:wall.overdue')}</strong>}
        {risk && (
          <span className={styles.risk} data-testid="wall-risk">
            <RiskMark promise={risk} />
          </span>
        )}
      </span>
    </div>
  );
}
