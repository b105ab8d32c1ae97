import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { Alert } from '../../kit/Alert';
import { RefusalAlert } from '../../kit/RefusalAlert';

interface DoneAgainProps {
  /** The visit whose work is to be done once more. */
  visit: number;
  onDrop: () => void;
}

/** What comes along from an earlier visit as lines, at today's prices. */
export function DoneAgain({ visit, onDrop }: DoneAgainProps) {
  const { t } = useTranslation();
  const { data, error } = useRead('get_visit', { work_order_id: visit });
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return null;
  const done = data.lines.filter((line) => data.done_lines.includes(line.id));
  return (
    <Alert
      type="info"
      showIcon
      data-testid="done-again"
      title={t('history:again_from', { number: data.order.number })}
      description={
        done.map((line) => line.name).join(t('words:list_separator')) || t('history:again_nothing')
      }
      action={
        <Button size="small" onClick={onDrop} data-testid="done-again-drop">
          {t('history:again_drop')}
        </Button>
      }
    />
  );
}
