import { FilePdfOutlined } from '@ant-design/icons';
import type { PaperOffer } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paperOf } from '../../api/documents';
import { useRead } from '../../api/read';
import { usePaperName } from '../../i18n/paperName';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';

/** The papers of a visit that was, asked for once somebody wants to see them. */
export function PastPapers({ visit }: { visit: number }) {
  const { t } = useTranslation();
  const paperName = usePaperName();
  const { data, error } = useRead('get_visit', { work_order_id: visit });
  const [paper, setPaper] = useState<PaperOffer>();
  const [open, setOpen] = useState(false);
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  if (data.papers.length === 0) return <Quiet as="p">{t('history:no_papers')}</Quiet>;
  return (
    <Row wrap gap={8} data-testid={`papers-of-${visit}`}>
      {data.papers.map((one) => (
        <Button
          key={`${one.kind}-${one.id}`}
          icon={<FilePdfOutlined />}
          data-testid={`past-paper-${one.kind}-${one.id}`}
          onClick={() => {
            setPaper(one);
            setOpen(true);
          }}
        >
          {paperName(one.kind)} <Quiet>{one.number}</Quiet>
        </Button>
      ))}
      <DocumentPreview
        open={open}
        source={paper && paperOf(paper.kind, paper.id, paper.number)}
        version={`${paper?.id ?? ''}/${data.order.version}`}
        onClose={() => setOpen(false)}
      />
    </Row>
  );
}
