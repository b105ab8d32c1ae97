import type { FindingRow } from '@bindings';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { findingRow } from '../../kit/findingRow';
import { QueueList } from '../../kit/QueueList';
import { Glance } from './Glance';
import { type Glanced, GlanceView } from './GlanceView';

interface FindingQueueProps {
  findings: readonly FindingRow[];
  label: string;
  empty: ReactNode;
  roomy?: boolean;
}

/** What was found and waits for somebody to decide: each with the first photo of it, a press opens its visit. */
export function FindingQueue({ findings, label, empty, roomy }: FindingQueueProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [glanced, setGlanced] = useState<Glanced>();
  const pictureOf = (row: FindingRow) =>
    row.first_photo && (
      <Glance
        photos={[row.first_photo]}
        onOpen={(photo) =>
          setGlanced({
            photo,
            car: row,
            among: (one) => one.finding_id === row.finding.id,
            about: row.finding.text,
            job: () => row.job_name,
          })
        }
      />
    );
  return (
    <>
      <QueueList
        roomy={roomy ?? false}
        label={label}
        empty={empty}
        onOpen={({ id }) => {
          const found = findings.find(({ finding }) => finding.id === id);
          if (found) navigate(`/visits/${found.finding.work_order_id}`);
        }}
        rows={findings.map((row) => findingRow(t, row, pictureOf(row)))}
      />
      <GlanceView glanced={glanced} onClose={() => setGlanced(undefined)} />
    </>
  );
}
