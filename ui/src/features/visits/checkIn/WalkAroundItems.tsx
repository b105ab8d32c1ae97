import { type CheckInItem, WALK_AROUND_RESULTS } from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { Phrases } from '../../../kit/Phrases';
import { PrintRemark } from '../../../kit/PrintRemark';
import { ArrivalPhotos } from '../../photos/ArrivalPhotos';
import { ItemPhotos } from '../../photos/ItemPhotos';
import { useItemWord } from '../../photos/itemWords';
import type { CarOfPhotos } from '../../photos/photos';
import type { CheckInPartProps } from './Arrival';
import styles from './checkIn.module.css';
import { allFine, itemOf, withItem } from './fields';
import { remarkPhrases } from './phrases';

interface WalkAroundItemsProps extends CheckInPartProps {
  workOrderId: number;
  car: CarOfPhotos;
  /** What is looked at on this car. */
  asked: readonly CheckInItem[];
}

/** Once around the car: each thing fine, remarked upon, or to be repaired, and photographed where that says more. */
export function WalkAroundItems({ workOrderId, car, asked, fields, set }: WalkAroundItemsProps) {
  const { t } = useTranslation();
  const itemWord = useItemWord();
  const middle = Math.ceil(asked.length / 2);
  const halves = [asked.slice(0, middle), asked.slice(middle)].filter((half) => half.length > 0);
  const seen = asked.filter(({ code }) => itemOf(fields.items, code)).length;
  return (
    <div className={styles.around}>
      <div className={styles.aroundHead}>
        <h3>{t('visits:check_in.walk_around')}</h3>
        <span>{t('visits:check_in.seen', { seen, all: asked.length })}</span>
        <ActionButton
          label={t('visits:check_in.all_fine')}
          hotkey="F6"
          testId="walk-around-all-fine"
          onAct={() => set({ items: allFine(fields.items, asked) })}
        />
      </div>
      <div className={styles.items}>
        {halves.map((half) => (
          <ul key={half[0]?.code} className={styles.half}>
            {half.map(({ code, phrases }) => {
              const item = itemOf(fields.items, code);
              const name = itemWord(code);
              return (
                <li key={code} data-lack={item ? undefined : 'walk_around'}>
                  <span className={styles.itemName}>{name}</span>
                  <Choice
                    low
                    value={item?.result}
                    codes={WALK_AROUND_RESULTS}
                    word={(result) => t(`visits:check_in.result.${result}`)}
                    onChange={(result) => set({ items: withItem(fields.items, asked, code, { result }) })}
                    label={name}
                    testId={`walk-${code}`}
                  />
                  {item && item.result !== 'fine' && (
                    <Input
                      value={item.note}
                      aria-label={t('visits:check_in.note_for', { name })}
                      placeholder={t('visits:check_in.note')}
                      data-testid={`walk-${code}-note`}
                      onChange={(event) =>
                        set({ items: withItem(fields.items, asked, code, { note: event.target.value }) })
                      }
                    />
                  )}
                  <PrintRemark text={item?.note ?? ''} />
                  <ItemPhotos workOrderId={workOrderId} car={car} item={code} />
                  {item && item.result !== 'fine' && (
                    <Phrases
                      value={item.note}
                      groups={remarkPhrases(t, phrases)}
                      label={t('visits:check_in.phrases')}
                      testId={`walk-${code}-phrases`}
                      onChange={(note) => set({ items: withItem(fields.items, asked, code, { note }) })}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        ))}
      </div>
      {/* Seen in the line above; the keys come to them after the items, and a photo on its way is at its item first. */}
      <ArrivalPhotos workOrderId={workOrderId} car={car} marks={fields.marks} inline />
    </div>
  );
}
