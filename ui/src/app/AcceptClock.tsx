import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/command';
import { ActionButton } from '../kit/ActionButton';
import type { AcceptsClock } from './ClockAlert';

/** Says that the computer's clock is right and the file has seen a wrong one. */
export function AcceptClock({ now, onRefused }: AcceptsClock) {
  const { t } = useTranslation();
  const accept = useCommand('accept_clock');
  const isRight = async () => {
    onRefused(undefined);
    await accept({ now });
  };
  return (
    <ActionButton
      size="small"
      label={t('shell:clock.accept')}
      onAct={isRight}
      onRefused={onRefused}
      testId="action-accept_clock"
    />
  );
}
