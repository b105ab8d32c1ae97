import { FilePdfOutlined } from '@ant-design/icons';
import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/ActionButton';
import { offerOf, useOpenPaper } from './PaperPreview';

/** Once the last yuan is in, the page is at the delivery: the paid sheet must still be one key away. */
export function SheetPapers({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const openPaper = useOpenPaper();
  const papers = visit.settlements
    .filter((sheet) => sheet.is_active)
    .map((sheet) => offerOf(visit, 'settlement_sheet', sheet.id))
    .filter((paper) => paper !== undefined);
  return papers.map((paper, place) => (
    <ActionButton
      key={paper.id}
      label={papers.length > 1 ? paper.number : t('visits:sheet.paper')}
      icon={<FilePdfOutlined />}
      hotkey={place === 0 ? 'F7' : undefined}
      testId={`delivery-sheet-${paper.id}-paper`}
      onAct={() => openPaper(paper)}
    />
  ));
}
