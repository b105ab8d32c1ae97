import { SURVEY_QUESTIONS, type Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { Alert } from '../../../kit/Alert';
import { useDraft } from '../../../kit/draft';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { WorkPanel } from '../../../kit/Panel';
import { ScoreRows } from '../../../kit/ScoreRows';
import { completeScores, type Given, missingScores } from '../../../kit/scores';
import { OwnPhone } from '../ownPhone/OwnPhone';
import { SheetPapers } from '../papers/SheetPapers';
import { VisitAction } from '../visit/VisitAction';
import { isYours } from '../visit/visit';
import styles from './delivery.module.css';

interface Typed {
  marks: Given;
  comment: string;
}

const blank: Typed = { marks: {}, comment: '' };

/** The customer's marks at the counter. A low one opens a case by itself. */
export function SurveyPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const record = useCommand('record_survey');
  const draft = useDraft(`visit/${visit.order.id}/survey`, blank);
  const [opened, setOpened] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { marks, comment } = draft.value;
  const whole = completeScores(marks);
  const low = opened !== null && (
    <Alert
      type="warning"
      showIcon
      title={t('visits:survey.case_opened')}
      action={<Link to={`/complaints/${opened}`}>{t('visits:notice.open')}</Link>}
    />
  );

  if (visit.survey)
    return (
      <WorkPanel name="survey" title={t('visits:survey.title')} lacks="survey">
        {low}
        <SurveyFacts visit={visit} />
      </WorkPanel>
    );
  return (
    <WorkPanel
      name="survey"
      title={t('visits:survey.title')}
      extra={
        <>
          {isYours(visit, 'record_survey') && <OwnPhone visit={visit} thing={{ kind: 'survey' }} />}
          <SheetPapers visit={visit} />
        </>
      }
      foot={
        <VisitAction
          visit={visit}
          action="record_survey"
          hotkey="F2"
          size="large"
          lacks={
            whole
              ? []
              : [{ says: t('visits:survey.marks_open', { count: missingScores(marks) }), at: 'marks' }]
          }
          onRefused={setRefusal}
          onAct={async () => {
            if (!whole) return;
            setRefusal(undefined);
            const { complaint_id } = await record({
              work_order_id: visit.order.id,
              marks: whole,
              comment: comment.trim(),
            });
            setOpened(complaint_id);
            draft.clear();
          }}
        />
      }
    >
      {isYours(visit, 'record_survey') && (
        <>
          <p className={styles.keys}>{t('visits:survey.keys')}</p>
          <ScoreRows
            stars
            marks={marks}
            word={(field) => t(`visits:survey.mark.${field}`)}
            onMark={(field, mark) =>
              draft.set((before) => ({ ...before, marks: { ...before.marks, [field]: mark } }))
            }
          />
          <Field small label={t('visits:survey.comment')} names={['comment']} refusal={refusal}>
            <Input.TextArea
              value={comment}
              autoSize={{ minRows: 2, maxRows: 6 }}
              aria-label={t('visits:survey.comment')}
              data-testid="survey-comment"
              onChange={(event) => {
                const text = event.target.value;
                draft.set((before) => ({ ...before, comment: text }));
              }}
            />
          </Field>
        </>
      )}
    </WorkPanel>
  );
}

function SurveyFacts({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { survey } = visit;
  if (!survey) return null;
  return (
    <Facts small>
      {SURVEY_QUESTIONS.map(({ field, most }) => (
        <Fact key={field} label={t(`visits:survey.mark.${field}`)}>
          {t('visits:survey.of_most', { mark: survey.marks[field], most })}
        </Fact>
      ))}
      <Fact label={t('visits:survey.comment')} wide>
        {survey.comment || '–'}
      </Fact>
    </Facts>
  );
}
