import type { Line, Visit } from '@bindings';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { VisitTitle } from '../visit/VisitTitle';
import { actionOf } from '../visit/visit';
import { dropOf } from './drop';

/** An agreed line that is not wanted after all: a part is withdrawn, work is called off; both ask why. */
export function DropLine({ visit, line }: { visit: Visit; line: Line }) {
  const { t } = useTranslation();
  const word = useWords();
  const withdraw = useCommand('withdraw_line');
  const cancel = useCommand('cancel_job');
  const [asking, setAsking] = useState(false);
  const drop = dropOf(visit, line);
  if (!drop) return null;

  const action = drop.way === 'withdraw_line' ? 'withdraw_line' : 'assign_jobs';
  const roles = (actionOf(visit, action)?.roles ?? []).map((role) => word('role', role));
  const verb = t(`visits:drop.${drop.way}`);
  return (
    <>
      <Button
        type="text"
        size="small"
        disabled={!drop.yours}
        title={
          drop.yours
            ? undefined
            : t('visits:action.not_yours', { roles: roles.join(t('words:list_separator')) })
        }
        aria-label={`${verb} ${line.name}`}
        data-testid={`drop-line-${line.id}`}
        onClick={() => setAsking(true)}
      >
        {verb}
      </Button>
      <ConfirmWithReason
        open={asking}
        title={
          <VisitTitle visit={visit}>{t(`visits:drop.${drop.way}_title`, { name: line.name })}</VisitTitle>
        }
        verb={verb}
        suggestions={['visits:drop.not_wanted', 'visits:drop.not_available', 'visits:drop.not_needed'].map(
          (key) => t(key),
        )}
        onConfirm={(reason) =>
          drop.way === 'withdraw_line'
            ? withdraw({ line_id: line.id, version: line.version, reason })
            : cancel({ job_id: drop.job.id, version: drop.job.version, reason })
        }
        onClose={() => setAsking(false)}
      >
        {t(`visits:drop.${drop.way}_explained`)}
      </ConfirmWithReason>
    </>
  );
}
