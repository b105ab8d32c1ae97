import type { ClaimLine, ClaimPage } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/ActionButton';
import { Quiet } from '../../../kit/Quiet';
import { PickedPhotos } from '../../photos/PickedPhotos';
import styles from './Claims.module.css';

interface ClaimedNameProps {
  page: ClaimPage;
  line: ClaimLine;
  onJudge: () => void;
}

/** What is claimed, why the maker pays it and what shows that; what nobody judged is judged from here. */
export function ClaimedName({ page, line, onJudge }: ClaimedNameProps) {
  const { t } = useTranslation();
  const judgement = page.judged.find((one) => one.line_id === line.line_id)?.judgement;
  const said = judgement && [judgement.reason, judgement.evidence].filter(Boolean).join(' · ');
  return (
    <div className={styles.claimed}>
      <span>
        {line.name}{' '}
        {page.unjudged.includes(line.line_id) && (
          <span data-lack="unjudged">
            <Tag color="gold" data-testid={`claimed-unjudged-${line.line_id}`}>
              {t('visits:judge.unjudged')}
            </Tag>
            <ActionButton
              label={t('claims:judge.open')}
              size="small"
              opens
              testId={`judge-claimed-${line.line_id}`}
              onAct={onJudge}
            />
          </span>
        )}
      </span>
      {judgement && (
        <div className={styles.claimed} data-testid={`claimed-judged-${line.line_id}`}>
          <Quiet>{said}</Quiet>
          {judgement.photos.length > 0 && (
            <PickedPhotos
              workOrderId={page.claim.work_order_id}
              car={page.sheet}
              picked={judgement.photos}
              label={t('visits:judge.photos_count', { n: judgement.photos.length })}
              about={line.name}
              tiled
              testId={`claimed-evidence-${line.line_id}`}
            />
          )}
        </div>
      )}
    </div>
  );
}
