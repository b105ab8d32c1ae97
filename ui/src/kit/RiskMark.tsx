import { ClockCircleOutlined, HourglassOutlined, TruckOutlined, WarningOutlined } from '@ant-design/icons';
import type { CarAtRisk, PromiseRisk } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { riskWords } from '../i18n/progress';
import styles from './RiskMark.module.css';

/** How the host says that what was promised stands. */
type PromiseStands = Pick<CarAtRisk, 'risk' | 'too_late' | 'work_minutes'>;

/** Each has a shape of its own: who sees no red and amber knows them all the same. */
const shapes: Record<Exclude<PromiseRisk, 'calm'>, typeof WarningOutlined> = {
  near: ClockCircleOutlined,
  waits: TruckOutlined,
  short: HourglassOutlined,
  late: WarningOutlined,
};

/** More than the clock says of it, which already stands beside the promise itself. */
const hasReason = ({ risk, too_late }: PromiseStands): boolean =>
  risk === 'waits' || risk === 'short' || too_late.length > 0;

interface RiskMarkProps {
  promise: PromiseStands | undefined;
  /** Only the shape, where there is no room for the reason; it is told all the same. */
  bare?: boolean;
  testId?: string;
}

/** That a promise will break, and by what; nothing while it holds. */
export function RiskMark({ promise, bare, testId }: RiskMarkProps) {
  const { t } = useTranslation();
  if (!promise || promise.risk === 'calm') return null;
  const Shape = shapes[promise.risk];
  const says = riskWords(t, promise);
  return (
    <span className={styles.mark} data-risk={promise.risk} data-testid={testId} title={says}>
      <Shape aria-label={bare ? says : undefined} aria-hidden={!bare} />
      {!bare && ` ${says}`}
    </span>
  );
}

interface RiskFirstProps {
  promise: PromiseStands | undefined;
  children?: ReactNode;
}

/** What is said of a car, and before it what is at risk: what stands at the end of a long line is cut off. */
export function RiskFirst({ promise, children }: RiskFirstProps) {
  if (!promise || promise.risk === 'calm') return <>{children}</>;
  return (
    <>
      <RiskMark promise={promise} />
      {children && <> · {children}</>}
    </>
  );
}

/** What the host tells of cars at risk, by car, where more than the clock is to be said. */
export function reasonsOf(atRisk: readonly CarAtRisk[]): ReadonlyMap<number, CarAtRisk> {
  return new Map(atRisk.filter(hasReason).map((one) => [one.work_order_id, one]));
}
