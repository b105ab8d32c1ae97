import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useRead } from '../../../api/read';
import { formatInstant } from '../../../i18n/time';

interface ProposedTimeProps {
  visit: number;
  promised: string | null;
  onTake: (at: string) => void;
}

/** For when the car may be promised, by its own work and what waits in the workshop: one press takes it. */
export function ProposedTime({ visit, promised, onTake }: ProposedTimeProps) {
  const { t } = useTranslation();
  const may = useMay('propose_promise');
  const { data } = useRead('propose_promise', { work_order_id: visit }, { enabled: may });
  const at = data?.at;
  if (!data || !at || at === promised) return null;
  return (
    <Button
      size="small"
      type="link"
      title={t('visits:check_in.propose_why', { own: data.own_minutes, others: data.other_minutes })}
      data-testid="promise-proposed"
      onClick={(event) => {
        // The button goes with what it proposed: whoever came by keys goes on from the time itself.
        event.currentTarget.closest('[role=group]')?.querySelector('input')?.focus();
        onTake(at);
      }}
    >
      {t('visits:check_in.propose', { at: formatInstant(t, at, true) })}
    </Button>
  );
}
