import type { PhotoRow, Visit } from '@bindings';
import { Tabs } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { VisitPhotos } from '../../photos/VisitPhotos';
import { jobOfFinding } from '../findings/standing';
import { OnPhones } from '../ownPhone/OnPhones';
import { Papers } from '../papers/Papers';
import { ToldCard } from '../told/ToldCard';
import { lineOf } from '../visit/visit';
import { Changes } from './Changes';
import { Consents } from './Consents';
import styles from './side.module.css';
import { Timeline } from './Timeline';

/** The job, the finding or the damage mark a photo is of. */
function ofPhoto(t: TFunction, visit: Visit, photo: PhotoRow): string | undefined {
  if (photo.damage_mark !== '') {
    const marks = visit.walk_around?.marks ?? [];
    const place = marks.findIndex((mark) => mark.key === photo.damage_mark);
    const kind = t(`words:damage_kind.${marks[place]?.kind}`);
    return place < 0 ? t('photos:of_no_mark') : t('photos:of_mark', { number: place + 1, kind });
  }
  const job = visit.jobs.find((one) => one.id === photo.job_id);
  const finding = visit.findings.find((one) => one.id === photo.finding_id);
  return finding?.text ?? (job && lineOf(visit, job.line_id)?.name);
}

/** The job at which what a photo shows was found. */
function jobOfPhotographed(visit: Visit, { finding_id }: PhotoRow): string | undefined {
  const finding = visit.findings.find((one) => one.id === finding_id);
  return finding && jobOfFinding(visit, finding);
}

/** How far it is, what was photographed and put to it, what customers have on their phones, everything that happened, and the papers. */
export function SideColumn({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const tab = (key: string, label: string) => <span data-testid={`tab-${key}`}>{label}</span>;
  return (
    <aside className={styles.side} aria-label={t('visits:side.label')}>
      <ToldCard visit={visit} />
      <VisitPhotos
        workOrderId={visit.order.id}
        car={visit.vehicle}
        about={(photo) => ofPhoto(t, visit, photo)}
        job={(photo) => jobOfPhotographed(visit, photo)}
      />
      <OnPhones visit={visit} />
      <Tabs
        size="small"
        items={[
          {
            key: 'timeline',
            label: tab('timeline', t('visits:side.timeline')),
            children: <Timeline visit={visit} />,
          },
          {
            key: 'papers',
            label: tab('papers', t('visits:side.papers', { count: visit.papers.length })),
            children: (
              <>
                <Papers visit={visit} />
                <Consents visit={visit} />
              </>
            ),
          },
          {
            key: 'changes',
            label: tab('changes', t('visits:side.changes')),
            children: <Changes visit={visit} />,
          },
        ]}
      />
    </aside>
  );
}
