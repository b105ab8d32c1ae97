import { WALK_AROUND_CODES, WALK_AROUND_RESULTS } from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { Phrases } from '../../../kit/Phrases';
import { PrintRemark } from '../../../kit/PrintRemark';
import { Stack } from '../../../kit/Stack';
import { ItemPhotos } from '../../photos/ItemPhotos';
import type { CarOfPhotos } from '../../photos/photos';
import type { CheckInPartProps } from './Arrival';
import styles from './checkIn.module.css';
import { allFine, itemOf, withItem } from './fields';
import { remarkPhrases } from './phrases';

const middle = Math.ceil(WALK_AROUND_CODES.length / 2);
const halves = [WALK_AROUND_CODES.slice(0, middle), WALK_AROUND_CODES.slice(middle)];

interface WalkAroundItemsProps extends CheckInPartProps {
  workOrderId: number;
  car: CarOfPhotos;
}

/** Once around the car: each thing fine, remarked upon, or to be repaired, and photographed where that says more. */
export function WalkAroundItems({ workOrderId, car, fields, set }: WalkAroundItemsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const seen = fields.items.length;
  return (
    <Stack gap={8}>
      <div className={styles.aroundHead}>
        <h3>{t('visits:check_in.walk_around')}</h3>
        <span>{t('visits:check_in.seen', { seen, all: WALK_AROUND_CODES.length })}</span>
        <ActionButton
          label={t('visits:check_in.all_fine')}
          hotkey="F6"
          testId="walk-around-all-fine"
          onAct={() => set({ items: allFine(fields.items) })}
        />
      </div>
      <div className={styles.items}>
        {halves.map((half) => (
          <ul key={half[0]} className={styles.half}>
            {half.map((code) => {
              const item = itemOf(fields.items, code);
              const name = word('walk_around_item', code);
              return (
                <li key={code} data-lack={item ? undefined : 'walk_around'}>
                  <span className={styles.itemName}>{name}</span>
                  <Choice
                    value={item?.result}
                    codes={WALK_AROUND_RESULTS}
                    word={(result) => t(`visits:check_in.result.${result}`)}
                    onChange={(result) => set({ items: withItem(fields.items, code, { result }) })}
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
                        set({ items: withItem(fields.items, code, { note: event.target.value }) })
                      }
                    />
                  )}
                  <PrintRemark text={item?.note ?? ''} />
                  <ItemPhotos workOrderId={workOrderId} car={car} item={code} />
                  {item && item.result !== 'fine' && (
                    <Phrases
                      value={item.note}
                      groups={remarkPhrases(t)}
                      label={t('visits:check_in.phrases')}
                      testId={`walk-${code}-phrases`}
                      onChange={(note) => set({ items: withItem(fields.items, code, { note }) })}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        ))}
      </div>
    </Stack>
  );
}
