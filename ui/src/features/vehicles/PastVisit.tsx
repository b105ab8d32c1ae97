import type { PhotosOfVisit, SmallPhoto, PastVisit as Visit } from '@bindings';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import { UrgencyTag } from '../../kit/UrgencyTag';
import { Glance } from '../photos/Glance';
import { PastLines } from './PastLines';
import { PastPapers } from './PastPapers';
import styles from './WorkHistory.module.css';

interface PastVisitProps {
  visit: Visit;
  vehicle: number;
  inShop: boolean;
  photos: PhotosOfVisit | undefined;
  onPhoto: (photo: SmallPhoto) => void;
}

/** One visit: when, at how many kilometres, what the customer said, what was done, what it came to. */
export function PastVisit({ visit, vehicle, inShop, photos, onPhoto }: PastVisitProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const mayCheckIn = useMay('walk_in');
  const mayBook = useMay('book_appointment');
  const [papers, setPapers] = useState(false);
  const id = visit.work_order_id;
  const done = visit.lines.filter((line) => line.state === 'approved');
  const over = visit.delivered_at !== null && done.length > 0;
  const bookAgain = () => {
    const asked = new URLSearchParams({ vehicle: String(vehicle) });
    for (const name of new Set(done.map((line) => line.name))) asked.append('item', name);
    navigate(`/bookings/new?${asked}`);
  };
  return (
    <article className={styles.visit} data-testid={`past-visit-${id}`}>
      <header className={styles.head}>
        <Link to={`/visits/${id}`} className={styles.number}>
          {visit.number}
        </Link>
        <DateTimeText at={visit.checked_in_at} />
        {visit.mileage_km !== null && <span>{t('words:km', { km: visit.mileage_km })}</span>}
        <span>{word('repair_kind', visit.repair_kind)}</span>
        <Quiet>{word('stage', visit.stage)}</Quiet>
        <span className={styles.end}>
          {visit.total !== null && visit.total !== 0 && <Money fen={visit.total} inline strong />}
          {over && mayCheckIn && !inShop && (
            <Button
              size="small"
              onClick={() => navigate(`/reception/walk-in?vehicle=${vehicle}&again=${id}`)}
              data-testid={`past-again-${id}`}
            >
              {t('history:again')}
            </Button>
          )}
          {over && mayBook && (
            <Button size="small" onClick={bookAgain} data-testid={`past-book-${id}`}>
              {t('history:book_again')}
            </Button>
          )}
          <Button
            size="small"
            aria-expanded={papers}
            onClick={() => setPapers(!papers)}
            data-testid={`past-papers-${id}`}
          >
            {t('history:papers')}
          </Button>
        </span>
      </header>
      {visit.symptom !== '' && <p className={styles.symptom}>{visit.symptom}</p>}
      {photos && <Glance photos={photos.few} all={photos.all} onOpen={onPhoto} />}
      {visit.lines.length > 0 && <PastLines lines={visit.lines} />}
      {visit.findings.length > 0 && (
        <ul className={styles.findings}>
          {visit.findings.map((found) => (
            <li key={found.finding_id}>
              <UrgencyTag urgency={found.urgency} />{' '}
              {[found.text, found.suggestion].filter(Boolean).join(' · ')}{' '}
              <Quiet>{word('finding_standing', found.standing)}</Quiet>
            </li>
          ))}
        </ul>
      )}
      {papers && <PastPapers visit={id} />}
    </article>
  );
}
