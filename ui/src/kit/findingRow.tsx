import { PictureOutlined } from '@ant-design/icons';
import type { FindingRow } from '@bindings';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import styles from './findingRow.module.css';
import type { QueueRow } from './QueueList';
import { Quiet } from './Quiet';
import { UrgencyTag } from './UrgencyTag';

/** A finding in a queue: what it is first, then where it was seen and by whom. The page has a picture of it, or none. */
export function findingRow(t: TFunction, row: FindingRow, picture: ReactNode): QueueRow {
  const { finding } = row;
  const car = [row.make, row.model].filter(Boolean).join(' ');
  return {
    id: finding.id,
    plate: row.plate,
    plateColour: row.plate_colour,
    title: (
      <>
        <UrgencyTag urgency={row.urgency} bare /> {finding.text}
      </>
    ),
    detail: [
      row.standing === 'unsigned' ? t('words:finding_standing.unsigned') : '',
      row.job_name,
      row.technician_name,
      car,
    ]
      .filter(Boolean)
      .join(' · '),
    since: finding.at,
    aside: row.photos > 0 && (
      <span className={styles.photos}>
        <Quiet>
          <PictureOutlined aria-label={t('photos:title')} /> {row.photos}
        </Quiet>
        {picture}
      </span>
    ),
  };
}
