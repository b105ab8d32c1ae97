import type { Visit } from '@bindings';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { CarTitle } from '../../kit/CarTitle';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Phrases } from '../../kit/Phrases';
import { nameOf } from './visit/visit';

const reasons = ['shift', 'leave', 'customer', 'load'] as const;

/** Another advisor answers for the visit from here on. */
export function ReassignAdvisor({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const reassign = useCommand('reassign_advisor');
  const staff = useRead('list_people', {});
  const [advisor, setAdvisor] = useState<number>();
  const [reason, setReason] = useState('');
  const { order, vehicle } = visit;
  const label = (name: string) => t(`visits:advisor.${name}`);
  const others = staff.data?.people.filter(
    ({ id }) => staff.data.advisors.includes(id) && id !== order.advisor_id,
  );
  const missing = [
    ...(advisor === undefined ? [{ says: label('missing'), at: 'advisor_id' }] : []),
    ...(reason.trim() === '' ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }] : []),
  ];
  const send = async () => {
    if (advisor === undefined) return;
    await reassign({
      work_order_id: order.id,
      version: order.version,
      advisor_id: advisor,
      reason: reason.trim(),
    });
    onClose();
  };
  return (
    <Modal
      open
      title={
        <CarTitle plate={vehicle.plate} colour={vehicle.plate_colour}>
          {label('title')}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={label('send')}
        hotkey="F2"
        testId="reassign-advisor"
        sendId="advisor-send"
        missing={missing}
        onClose={onClose}
        onSend={send}
      >
        {(refusal) => (
          <>
            <p style={{ margin: 0 }}>
              {t('visits:advisor.explained', { name: nameOf(visit, order.advisor_id) })}
            </p>
            <Field small label={label('to')} names={['advisor_id']} refusal={refusal}>
              <Select<number>
                value={advisor}
                aria-label={label('to')}
                data-testid="advisor-to"
                notFoundContent={label('nobody')}
                options={others?.map((person) => ({ value: person.id, label: person.name }))}
                onChange={setAdvisor}
              />
            </Field>
            <Field small label={t('words:confirm.reason')} names={['reason']} refusal={refusal}>
              <Input
                value={reason}
                aria-label={t('words:confirm.reason')}
                data-testid="advisor-reason"
                onChange={(event) => setReason(event.target.value)}
              />
              <Phrases
                value={reason}
                onChange={setReason}
                groups={[reasons.map((code) => label(`why.${code}`))]}
                label={label('why.label')}
                testId="advisor-reasons"
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
