import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/call';
import { useCommand } from '../api/command';
import type { RefusalLike } from '../i18n/refusal';
import { formatDuration, formatInstant } from '../i18n/time';
import { ActionButton } from '../kit/ActionButton';
import { RefusalAlert } from '../kit/RefusalAlert';
import { useHostClock } from './hostClock';

/** The host's clock is behind what the file has seen: said to everybody, on every page, with the way out. */
export function ClockAlert() {
  const { t } = useTranslation();
  const { data: clock } = useHostClock();
  const mayAccept = useMay('accept_clock');
  const accept = useCommand('accept_clock');
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (!clock || clock.minutes_behind === null) return null;
  const isRight = async () => {
    setRefusal(undefined);
    await accept({ now: clock.now });
  };
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
        action={
          mayAccept && (
            <ActionButton
              size="small"
              label={t('shell:clock.accept')}
              onAct={isRight}
              onRefused={setRefusal}
              testId="action-accept_clock"
            />
          )
        }
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
