import type { AdvisorHome } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../i18n/amounts';
import { inShop } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';

interface PartsNewsProps {
  news: AdvisorHome['parts_news'];
  onOpen: (row: { id: number }) => void;
}

/** What technicians asked the parts counter for, and whose parts came; nothing while neither is so. */
export function PartsNews({ news, onOpen }: PartsNewsProps) {
  const { t } = useTranslation();
  const word = useWords();
  if (news.length === 0) return null;
  return (
    <Panel title={t('reception:parts.title')} count={news.length} testId="panel-parts-news">
      <QueueList
        label={t('reception:parts.title')}
        empty={null}
        onOpen={onOpen}
        rows={news.map((car) => ({
          id: car.work_order_id,
          plate: car.plate,
          plateColour: car.plate_colour,
          title: [car.make, car.model].filter(Boolean).join(' ') || car.number,
          detail: [
            ...car.requests.map((one) =>
              [
                `${one.text} ${formatQuantity(one.quantity)} ${one.unit}`.trim(),
                word('part_request_state', one.state),
              ].join(' '),
            ),
            ...car.arrivals.map((one) =>
              t(one.went_on ? 'reception:parts.went_on' : 'reception:parts.here', {
                job: one.job_name,
                at: inShop(one.at).format('HH:mm'),
              }),
            ),
          ].join(' · '),
        }))}
      />
    </Panel>
  );
}
