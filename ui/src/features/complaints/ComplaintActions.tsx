import type { ComplaintPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useDraft } from '../../kit/draft';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { AnswerForm } from './AnswerForm';
import { NoteForm } from './NoteForm';
import { RemedyForm } from './RemedyForm';
import { RequestPanel } from './RequestPanel';
import { TellForm } from './TellForm';
import { nothing, type Typed } from './typed';

/** What may be done next: tell the customer, agree a remedy, and in the end the customer's own yes or no. */
export function ComplaintActions({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation();
  const may = useMay('tell_customer');
  const { complaint } = page.row;
  const draft = useDraft<Typed>(`complaint/${complaint.id}`, nothing);
  const set = (patch: Partial<Typed>) => draft.set((before) => ({ ...nothing, ...before, ...patch }));
  if (complaint.state === 'closed') {
    return (
      <Panel title={t('complaints:closed_title')} padded>
        {t('complaints:closed_explained')}
      </Panel>
    );
  }
  if (!may) {
    return (
      <Panel title={t('complaints:next')} padded>
        {t('complaints:not_yours')}
      </Panel>
    );
  }
  // A draft of an older program lacks what is asked since.
  const shared = { page, typed: { ...nothing, ...draft.value }, set };
  const open = complaint.state === 'open';
  const pending = open && (page.request?.request.state ?? 'agreed') !== 'agreed' ? page.request : null;
  const tell = <TellForm {...shared} />;
  return (
    <Stack gap={16}>
      {/* The word owed to the customer comes first. */}
      {complaint.responded_at === null && tell}
      {pending && <RequestPanel row={pending} onUse={(remedy, cost) => set({ remedy, cost })} />}
      {!open && <AnswerForm {...shared} />}
      {open && page.may_settle && <RemedyForm {...shared} />}
      {open && !page.may_settle && (
        <Panel title={t('complaints:remedy.title')} padded>
          {t('complaints:settlers', { names: page.settlers })}
        </Panel>
      )}
      {complaint.responded_at !== null && tell}
      <NoteForm {...shared} />
    </Stack>
  );
}
