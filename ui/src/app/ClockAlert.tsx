import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/call';
import type { RefusalLike } from '../i18n/refusal';
import { formatDuration, formatInstant } from '../i18n/time';
import { Alert } from '../kit/Alert';
import { RefusalAlert } from '../kit/RefusalAlert';
import { useHostClock } from './hostClock';

export interface AcceptsClock {
  now: string;
  onRefused: (refusal: RefusalLike | undefined) => void;
}

/**
 * The host's clock is behind what the file has seen: said to everybody, on every page, with the way out. The button of
 * those who may say that it is right comes from inside: nobody has it before they signed in.
 */
export function ClockAlert({ accept: Accept }: { accept?: ComponentType<AcceptsClock> }) {
  const { t } = useTranslation();
  const { data: clock } = useHostClock();
  const mayAccept = useMay('accept_clock');
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (!clock || clock.minutes_behind === null) return null;
  return (
    <div data-testid="clock-behind">
      <Alert
        type="warning"
        banner
        title={t('shell:clock.behind', {
          computer: formatInstant(t, clock.computer, true),
          seen: formatInstant(t, clock.now, true),
          duration: formatDuration(t, clock.minutes_behind * 60),
        })}
        description={
          mayAccept
            ? t('shell:clock.what_the_manager_does')
            : t('shell:clock.what_to_do', { seen: formatInstant(t, clock.now, true) })
        }
        action={mayAccept && Accept && <Accept now={clock.now} onRefused={setRefusal} />}
      />
      <RefusalAlert refusal={refusal} />
    </div>
  );
}

/** The clock was given from outside: nobody takes a trial for the shop's own day. */
export function GivenClock({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { data: clock } = useHostClock();
  if (!clock?.given) return null;
  return (
    <span className={className} data-testid="clock-given" title={t('shell:clock.given_explained')}>
      {t('shell:clock.given')}
    </span>
  );
}
