import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { GivenSignature } from '../../../kit/SignaturePad';
import { PhotoStrip } from '../../photos/PhotoStrip';
import { nameOf } from '../visit/visit';

/** How the car went back, to read. */
export function DeliveryFacts({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const { delivery } = visit;
  if (!delivery) return null;
  const label = (name: string) => t(`visits:delivery.${name}`);
  const yesNo = (yes: boolean) => t(yes ? 'visits:yes' : 'visits:no');
  return (
    <>
      <Facts small>
        <Fact label={label('delivered')}>
          <DateTimeText at={delivery.at} /> {nameOf(visit, delivery.person_id)}
        </Fact>
        <Fact label={label('acceptance')}>
          {delivery.accepted_by} ·{' '}
          {[word('confirmation_means', delivery.means), delivery.paper].filter(Boolean).join(' ')}
        </Fact>
        <Fact label={label('old_parts_shown')}>{yesNo(delivery.old_parts_shown)}</Fact>
        <Fact label={label('items_returned')}>{yesNo(delivery.items_returned)}</Fact>
        <Fact label={label('next_service_on')}>
          <DayText day={delivery.next_service_on} />
        </Fact>
        <Fact label={label('next_service_km')}>
          {delivery.next_service_km === null ? '–' : t('words:km', { km: delivery.next_service_km })}
        </Fact>
        <Fact label={label('warranty_until')}>
          <DayText day={delivery.warranty_until} />
          {delivery.warranty_km !== null && ` / ${t('words:km', { km: delivery.warranty_km })}`}
        </Fact>
        <Fact label={label('advice')} wide>
          {delivery.advice || '–'}
        </Fact>
      </Facts>
      <PhotoStrip
        workOrderId={visit.order.id}
        car={visit.vehicle}
        kinds={['delivery']}
        title={t('photos:delivery')}
      />
      {delivery.signature && <GivenSignature value={delivery.signature} label={label('acceptance')} />}
    </>
  );
}
