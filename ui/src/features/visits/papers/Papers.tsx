import { FilePdfOutlined } from '@ant-design/icons';
import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { usePaperName } from '../../../i18n/paperName';
import { EmptyState } from '../../../kit/EmptyState';
import { useOpenPaper } from './PaperPreview';
import styles from './papers.module.css';

/** The papers this visit can print now; each is looked at before it prints. */
export function Papers({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const paperName = usePaperName();
  const openPaper = useOpenPaper();
  if (visit.papers.length === 0) return <EmptyState>{t('visits:side.no_papers')}</EmptyState>;
  return (
    <ul className={styles.papers}>
      {visit.papers.map((paper) => (
        <li key={`${paper.kind}-${paper.id}`}>
          <button
            type="button"
            className={styles.paper}
            data-testid={`paper-${paper.kind}-${paper.id}`}
            onClick={() => openPaper(paper)}
          >
            <FilePdfOutlined />
            <span>{paperName(paper.kind)}</span>
            <span className={styles.paperNumber}>{paper.number}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
