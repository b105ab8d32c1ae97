import type { SuggestionRow } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { DayText } from '../../kit/DateTimeText';
import { useDraft } from '../../kit/draft';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Nothing } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { QuietTable } from '../../kit/QuietTable';
import { Stack } from '../../kit/Stack';
import styles from './Complaints.module.css';
import { Said } from './parts';

/** What customers would have us do better: by when, whose it is to answer, and what was answered. */
export function SuggestionTable({ rows, answered }: { rows: readonly SuggestionRow[]; answered?: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  const [answering, setAnswering] = useState<SuggestionRow>();
  return (
    <>
      <QuietTable<SuggestionRow>
        rowKey={(row) => row.suggestion.id}
        dataSource={rows}
        empty={<Nothing>{t('complaints:suggestion.none')}</Nothing>}
        tableLayout="fixed"
        columns={[
          {
            title: t(answered ? 'complaints:column.state' : 'complaints:column.due'),
            width: 132,
            render: (_, row) =>
              answered ? (
                word('suggestion_state', row.suggestion.state)
              ) : (
                <span className={row.late ? styles.low : undefined}>
                  <DayText day={row.suggestion.due_on} weekday />
                </span>
              ),
          },
          {
            title: t('complaints:suggestion.person'),
            width: 200,
            render: (_, row) => (
              <Link className={styles.person} to={`/visits/${row.suggestion.work_order_id}`}>
                <span className={styles.cut}>{row.suggestion.person_name}</span>
                <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />
              </Link>
            ),
          },
          { title: t('complaints:suggestion.text'), render: (_, row) => row.suggestion.text },
          ...(answered
            ? [
                {
                  title: t('complaints:suggestion.answer'),
                  render: (_: unknown, row: SuggestionRow) => row.suggestion.answer,
                },
              ]
            : []),
          {
            title: t('complaints:column.owner'),
            width: 104,
            ellipsis: true,
            render: (_, row) => (answered ? row.answered_by_name : row.owner_name),
          },
          ...(answered
            ? []
            : [
                {
                  title: '',
                  width: 104,
                  render: (_: unknown, row: SuggestionRow) =>
                    row.yours && (
                      <ActionButton
                        label={t('complaints:suggestion.act')}
                        size="small"
                        onAct={() => setAnswering(row)}
                        testId={`suggestion-${row.suggestion.id}`}
                      />
                    ),
                },
              ]),
        ]}
      />
      {answering && (
        <AnswerDialog key={answering.suggestion.id} row={answering} onClose={() => setAnswering(undefined)} />
      )}
    </>
  );
}

function AnswerDialog({ row, onClose }: { row: SuggestionRow; onClose: () => void }) {
  const { t } = useTranslation();
  const answer = useCommand('answer_suggestion');
  const { id, version, text } = row.suggestion;
  const draft = useDraft(`suggestion/${id}`, '');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const said = draft.value.trim();
  const act = async (adopted: boolean) => {
    setRefusal(undefined);
    await answer({ id, version, adopted, text: said });
    draft.clear();
    onClose();
  };
  const missing = said === '' ? [{ says: t('complaints:suggestion.lack'), at: 'text' }] : [];
  return (
    <Modal open title={t('complaints:suggestion.title')} footer={null} onCancel={onClose} width={560}>
      <Stack gap={12} data-testid="suggestion-form">
        <p className={styles.asked}>
          {row.suggestion.person_name}：{text}
        </p>
        <Field
          label={t('complaints:suggestion.answer')}
          htmlFor="suggestion-answer"
          names={['text']}
          refusal={refusal}
        >
          <Input.TextArea
            id="suggestion-answer"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={draft.value}
            placeholder={t('complaints:suggestion.hint')}
            data-testid="suggestion-answer"
            onChange={(event) => draft.set(event.target.value)}
          />
        </Field>
        <Said refusal={refusal} names={['text']} />
        <Buttons gap={12}>
          <ActionButton
            label={t('complaints:suggestion.adopt')}
            primary
            inDialog
            hotkey="Ctrl+Enter"
            missing={missing}
            onAct={() => act(true)}
            onRefused={setRefusal}
            testId="suggestion-adopt"
          />
          <ActionButton
            label={t('complaints:suggestion.not_adopt')}
            inDialog
            missing={missing}
            onAct={() => act(false)}
            onRefused={setRefusal}
            testId="suggestion-not-adopt"
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
