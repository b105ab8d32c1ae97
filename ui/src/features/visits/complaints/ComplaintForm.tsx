import {
  COMPLAINT_CATEGORIES,
  type ComplaintCategory,
  SEVERITIES,
  type Severity,
  type Visit,
} from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { Choice } from '../../../kit/Choice';
import { DialogForm } from '../../../kit/DialogForm';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { Modal } from '../../../kit/Modal';
import { VisitTitle } from '../visit/VisitTitle';

interface Typed {
  person_name: string;
  phone: string;
  category: ComplaintCategory;
  severity: Severity;
  matter: string;
}

const blank: Typed = {
  person_name: '',
  phone: '',
  category: 'repair_quality',
  severity: 'normal',
  matter: '',
};

/** The customer is not content with this visit: whose words, about what, how urgent. */
export function ComplaintForm({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const open = useCommand('open_complaint');
  const draft = useDraft(`visit/${visit.order.id}/complaint`, blank);
  const { value } = draft;
  const set = (patch: Partial<Typed>) => draft.set((before) => ({ ...before, ...patch }));
  const name = value.person_name || visit.visitor;
  const phone = value.phone || visit.order.brought_by_phone || visit.customer.phone;
  const send = async () => {
    const { id } = await open({
      work_order_id: visit.order.id,
      vehicle_id: visit.vehicle.id,
      customer_id: visit.customer.id,
      person_name: name.trim(),
      phone: phone.trim(),
      category: value.category,
      severity: value.severity,
      source: 'counter',
      matter: value.matter.trim(),
      owner_id: null,
    });
    draft.clear();
    onClose();
    navigate(`/complaints/${id}`);
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:complaint.open')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
      width={640}
    >
      <DialogForm
        label={t('visits:complaint.send')}
        hotkey="F2"
        testId="complaint-form"
        sendId="complaint-send"
        missing={
          value.matter.trim() === '' ? [{ says: t('visits:complaint.matter_missing'), at: 'matter' }] : []
        }
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <Group columns={2}>
              <Field small label={t('visits:complaint.person')} names={['person_name']} refusal={refusal}>
                <Input
                  value={name}
                  aria-label={t('visits:complaint.person')}
                  data-testid="complaint-person"
                  onChange={(event) => set({ person_name: event.target.value })}
                />
              </Field>
              <Field small label={t('visits:complaint.phone')} names={['phone']} refusal={refusal}>
                <Input
                  value={phone}
                  aria-label={t('visits:complaint.phone')}
                  data-testid="complaint-phone"
                  onChange={(event) => set({ phone: event.target.value })}
                />
              </Field>
            </Group>
            <Field small label={t('visits:complaint.category')}>
              <Choice
                value={value.category}
                codes={COMPLAINT_CATEGORIES}
                word={(code) => word('complaint_category', code)}
                onChange={(category) => set({ category })}
                label={t('visits:complaint.category')}
                testId="complaint-category"
              />
            </Field>
            <Field small label={t('visits:complaint.severity')}>
              <Choice
                value={value.severity}
                codes={SEVERITIES}
                word={(code) => word('severity', code)}
                onChange={(severity) => set({ severity })}
                label={t('visits:complaint.severity')}
                testId="complaint-severity"
              />
            </Field>
            <Field small label={t('visits:complaint.matter')} names={['matter']} refusal={refusal}>
              <Input.TextArea
                rows={3}
                value={value.matter}
                aria-label={t('visits:complaint.matter')}
                data-testid="complaint-matter"
                onChange={(event) => set({ matter: event.target.value })}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
