import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { GivenSignature } from '../../../kit/SignaturePad';
import { WalkAroundOutline } from '../../../kit/WalkAroundOutline';
import { ArrivalPhotos } from '../../photos/ArrivalPhotos';
import { ItemPhotos, usePhotographedItems } from '../../photos/ItemPhotos';
import { useItemWord } from '../../photos/itemWords';
import { MarkPhotos } from '../../photos/MarkPhotos';
import { bayOf } from '../visit/visit';
import styles from './checkIn.module.css';
import { itemOf } from './fields';

/** What was written down when the car came, to read. */
export function CheckInFacts({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const itemWord = useItemWord();
  const { order, walk_around: walk, asked_at_car: asked } = visit;
  const label = (name: string) => t(`visits:check_in.field.${name}`);
  const yesNo = (yes: boolean) => t(yes ? 'visits:yes' : 'visits:no');
  const list = (words: readonly string[]) => words.join(t('words:list_separator')) || '–';
  const photographed = usePhotographedItems(order.id);
  const told = walk?.items.filter((item) => item.result !== 'fine') ?? [];
  const inWords = told.filter(({ code }) => !photographed.has(code));
  const wordsOf = (code: string) => {
    const item = itemOf(walk?.items ?? [], code);
    return [word('walk_around_result', item?.result), item?.note].filter(Boolean);
  };
  return (
    <>
      <Facts small>
        <Fact label={label('mileage_km')}>
          {order.mileage_km === null ? '–' : t('words:km', { km: order.mileage_km })}
        </Fact>
        <Fact label={label('fuel_percent')}>
          {order.fuel_percent === null ? '–' : `${order.fuel_percent} %`}
        </Fact>
        <Fact label={label('brought_by_name')}>
          {[order.brought_by_name, order.brought_by_phone].filter(Boolean).join(' ') || '–'}
        </Fact>
        <Fact label={label('arrival')}>{word('arrival_means', order.arrival)}</Fact>
        <Fact label={label('repair_kind')}>{word('repair_kind', order.repair_kind)}</Fact>
        <Fact label={label('promised_at')}>
          <DateTimeText at={order.promised_at} weekday />
        </Fact>
        <Fact label={label('old_parts')}>{word('old_parts', order.old_parts)}</Fact>
        <Fact label={label('wash_wanted')}>{yesNo(order.wash_wanted)}</Fact>
        <Fact label={label('test_drive_allowed')}>{yesNo(order.test_drive_allowed)}</Fact>
        <Fact label={label('bay_id')}>{bayOf(visit, order.bay_id) ?? '–'}</Fact>
        <Fact label={label('valuables_reminded')}>{yesNo(walk?.valuables_reminded ?? false)}</Fact>
        <Fact label={label('belongings')}>{walk?.belongings || '–'}</Fact>
        <Fact label={label('symptom')} wide>
          {order.symptom || '–'}
        </Fact>
        <Fact label={label('warning_lights')} wide>
          {list(walk?.warning_lights.map((code) => word('warning_light', code)) ?? [])}
        </Fact>
        <Fact label={t('visits:check_in.walk_around')} wide>
          {walk && walk.items.length > 0 && told.length === 0
            ? t('visits:check_in.nothing_found')
            : (inWords.length > 0 || photographed.size === 0) &&
              list(inWords.map(({ code }) => [itemWord(code), ...wordsOf(code)].join(' ')))}
          {photographed.size > 0 && (
            <ul className={styles.photographed}>
              {asked.items
                .filter(({ code }) => photographed.has(code))
                .map(({ code }) => (
                  <li key={code}>
                    <span>
                      <strong>{itemWord(code)}</strong>
                      {wordsOf(code).map((said) => ` · ${said}`)}
                    </span>
                    <ItemPhotos workOrderId={order.id} car={visit.vehicle} item={code} fixed />
                  </li>
                ))}
            </ul>
          )}
        </Fact>
      </Facts>
      {walk && walk.marks.length > 0 && (
        <WalkAroundOutline
          body={asked.outline}
          marks={walk.marks}
          kinds={[]}
          atMark={(index) => (
            <MarkPhotos workOrderId={order.id} car={visit.vehicle} marks={walk.marks} index={index} />
          )}
        />
      )}
      <ArrivalPhotos workOrderId={order.id} car={visit.vehicle} marks={walk?.marks ?? []} />
      {walk?.confirmed_at && (
        <Facts small>
          <Fact label={t('visits:check_in.confirmation')}>
            {walk.confirmed_by} ·{' '}
            {[word('confirmation_means', walk.confirmed_means), walk.paper].filter(Boolean).join(' ')} ·{' '}
            <DateTimeText at={walk.confirmed_at} />
          </Fact>
        </Facts>
      )}
      {walk?.signature && <GivenSignature value={walk.signature} label={t('visits:check_in.confirmation')} />}
    </>
  );
}
