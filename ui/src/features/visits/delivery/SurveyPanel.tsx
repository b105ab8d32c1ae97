import type { Visit } from '@bindings';
import { Input, Rate } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { Alert } from '../../../kit/Alert';
import { Choice } from '../../../kit/Choice';
import { useDraft } from '../../../kit/draft';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { WorkPanel } from '../../../kit/Panel';
import { OwnPhone } from '../ownPhone/OwnPhone';
import { SheetPapers } from '../papers/SheetPapers';
import { VisitAction } from '../visit/VisitAction';
import { isYours } from '../visit/visit';
import styles from './delivery.module.css';
import { type FiveMark, fiveMarks, type Given, markOf, openMarks, wholeMarks } from './marks';

interface Typed {
  marks: Given;
  comment: string;
}

const blank: Typed = { marks: {}, comment: '' };
const recommends = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** The customer's marks at the counter. A low one opens a case by itself. */
export function SurveyPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const record = useCommand('record_survey');
  const draft = useDraft(`visit/${visit.order.id}/survey`, blank);
  const [opened, setOpened] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { marks, comment } = draft.value;
  const mark = (patch: Given) => draft.set((before) => ({ ...before, marks: { ...before.marks, ...patch } }));
  const whole = wholeMarks(marks);
  const low = opened !== null && (
    <Alert
      type="warning"
      showIcon
      title={t('visits:survey.case_opened')}
      action={<Link to={`/complaints/${opened}`}>{t('visits:notice.open')}</Link>}
    />
  );

  // At the counter a figure is quicker than five stars, and the next question is there at once.
  const type = (event: KeyboardEvent<HTMLElement>, name: FiveMark) => {
    const value = markOf(event.key);
    if (value === undefined) return;
    event.preventDefault();
    mark({ [name]: value });
    const next = fiveMarks[fiveMarks.indexOf(name) + 1];
    const question = next ? `[data-testid="mark-${next}"] [tabindex]` : '[data-testid="recommend"] input';
    document.querySelector<HTMLElement>(question)?.focus();
  };

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
            whole ? [] : [{ says: t('visits:survey.marks_open', { count: openMarks(marks) }), at: 'marks' }]
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
          <div className={styles.marks}>
            {fiveMarks.map((name) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: the stars inside take the keys, this one only knows the figures too
              <div
                key={name}
                data-testid={`mark-${name}`}
                data-lack={marks[name] === undefined ? 'marks' : undefined}
                onKeyDown={(event) => type(event, name)}
              >
                <span>{t(`visits:survey.mark.${name}`)}</span>
                <Rate
                  value={marks[name] ?? 0}
                  allowClear={false}
                  aria-label={t(`visits:survey.mark.${name}`)}
                  onChange={(value) => mark({ [name]: value })}
                />
              </div>
            ))}
          </div>
          <Field
            small
            label={t('visits:survey.recommend')}
            lacks={marks.recommend === undefined ? 'marks' : undefined}
          >
            <Choice
              roomy
              value={recommends.find((code) => code === String(marks.recommend))}
              codes={recommends}
              word={(code) => code}
              onChange={(code) => mark({ recommend: Number(code) })}
              label={t('visits:survey.recommend')}
              testId="recommend"
            />
          </Field>
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
      {fiveMarks.map((name) => (
        <Fact key={name} label={t(`visits:survey.mark.${name}`)}>
          {t('visits:survey.of_five', { mark: survey.marks[name] })}
        </Fact>
      ))}
      <Fact label={t('visits:survey.recommend')}>
        {t('visits:survey.of_ten', { mark: survey.marks.recommend })}
      </Fact>
      <Fact label={t('visits:survey.comment')} wide>
        {survey.comment || '–'}
      </Fact>
    </Facts>
  );
}
