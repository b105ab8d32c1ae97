import type { ComplaintPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../kit/draft';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { AnswerForm } from './AnswerForm';
import { NoteForm } from './NoteForm';
import { lackOf, offerOf } from './offers';
import { RemedyForm } from './RemedyForm';
import { RequestPanel } from './RequestPanel';
import { TellForm } from './TellForm';
import { nothing, type Typed } from './typed';

/** What may be done next: tell the customer, agree a remedy, and in the end the customer's own yes or no. */
export function ComplaintActions({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation();
  const { complaint } = page;
  const draft = useDraft<Typed>(`complaint/${complaint.id}`, nothing);
  const set = (patch: Partial<Typed>) => draft.set((before) => ({ ...nothing, ...before, ...patch }));
  if (complaint.state === 'closed') {
    return (
      <Panel title={t('complaints:closed_title')} padded>
        {t('complaints:closed_explained')}
      </Panel>
    );
  }
  if (!offerOf(page, 'tell_customer')) {
    return (
      <Panel title={t('complaints:next')} padded>
        {t('complaints:not_yours')}
      </Panel>
    );
  }
  // A draft of an older program lacks what is asked since.
  const shared = { page, typed: { ...nothing, ...draft.value }, set };
  const remedy = offerOf(page, 'agree_remedy');
  const answer = offerOf(page, 'answer_no');
  const pending = remedy && (page.request?.request.state ?? 'agreed') !== 'agreed' ? page.request : null;
  const tell = <TellForm {...shared} />;
  return (
    <Stack gap={16}>
      {/* The word owed to the customer comes first. */}
      {complaint.responded_at === null && tell}
      {pending && <RequestPanel page={page} row={pending} onUse={(remedy, cost) => set({ remedy, cost })} />}
      {answer && <AnswerForm {...shared} />}
      {remedy && remedy.missing === null && <RemedyForm {...shared} />}
      {remedy?.missing && (
        <Panel title={t('complaints:remedy.title')} padded>
          {lackOf(t, remedy)}
        </Panel>
      )}
      {complaint.responded_at !== null && tell}
      <NoteForm {...shared} />
    </Stack>
  );
}
