import type { PhotosOfVisit, SmallPhoto } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { Buttons } from '../../kit/Buttons';
import { EmptyState } from '../../kit/EmptyState';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { OldVisit } from './OldVisit';
import { PastVisit } from './PastVisit';
import styles from './WorkHistory.module.css';

/** So many visits stand there at first, and so many more at each press. */
const portion = 20;

interface WorkHistoryProps {
  vehicle: number;
  photos: readonly PhotosOfVisit[];
  /** A car that is in the shop is not checked in once more. */
  inShop: boolean;
  onPhoto: (photo: SmallPhoto) => void;
  /** What else may be done here. */
  extra?: ReactNode;
}

/** What was done to the car, visit by visit, looked through by the words people say. */
export function WorkHistory({ vehicle, photos, inShop, onPhoto, extra }: WorkHistoryProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [visits, setVisits] = useState(portion);
  const words = useDeferredValue(typed.trim());
  // What was found last stays while more is typed, so that nothing jumps under the eyes.
  const { data, error } = useRead(
    'vehicle_history',
    { vehicle_id: vehicle, words, visits },
    { placeholderData: keepPreviousData },
  );
  const shown = data ? data.visits.length + data.old_visits.length : 0;
  const more = data ? data.found - shown : 0;
  return (
    <Panel
      title={t('vehicles:visits')}
      count={data?.found ?? 0}
      testId="vehicle-visits"
      extra={
        <Row wrap gap={8}>
          <Input
            allowClear
            className={styles.search}
            value={typed}
            placeholder={t('history:search')}
            aria-label={t('history:search')}
            autoComplete="off"
            data-testid="history-search"
            onChange={(event) => {
              setTyped(event.target.value);
              setVisits(portion);
            }}
          />
          {extra}
        </Row>
      }
    >
      <RefusalAlert refusal={error} />
      {data &&
        shown === 0 &&
        (words === '' ? (
          <EmptyState>{t('history:none')}</EmptyState>
        ) : (
          <EmptyState
            action={
              <Button onClick={() => setTyped('')} data-testid="history-all">
                {t('history:all')}
              </Button>
            }
          >
            {t('history:nothing_found', { words })}
          </EmptyState>
        ))}
      {data?.visits.map((visit) => (
        <PastVisit
          key={visit.work_order_id}
          visit={visit}
          vehicle={vehicle}
          inShop={inShop}
          photos={photos.find((taken) => taken.work_order_id === visit.work_order_id)}
          onPhoto={onPhoto}
        />
      ))}
      {data?.old_visits.map((visit) => (
        <OldVisit key={visit.past_order_id} visit={visit} />
      ))}
      {more > 0 && (
        <Buttons>
          <Button onClick={() => setVisits(visits + portion)} data-testid="history-more">
            {t('history:more', { more })}
          </Button>
        </Buttons>
      )}
      {data?.goes_on && more === 0 && <Quiet as="p">{t('history:goes_on')}</Quiet>}
    </Panel>
  );
}
