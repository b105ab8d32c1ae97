import { PRIORITIES, type Priority, type Visit } from '@bindings';
import { App, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { isRefusal, refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';

/** 等修, 加急: who is let go first, said by whoever promises a time. */
export function PriorityChoice({ visit, may }: { visit: Visit; may: boolean }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const set = useCommand('set_priority');
  const { id, version, priority } = visit.order;
  if (!may) return priority === 'normal' ? null : <Tag>{word('priority', priority)}</Tag>;
  const choose = async (next: Priority) => {
    try {
      await set({ work_order_id: id, version, priority: next });
    } catch (failure) {
      if (!isRefusal(failure)) throw failure;
      message.error(refusalWords(t, failure));
    }
  };
  return (
    <Select<Priority>
      size="small"
      variant="borderless"
      value={priority}
      aria-label={t('words:field.priority')}
      data-testid="visit-priority"
      options={PRIORITIES.map((code) => ({ value: code, label: word('priority', code) }))}
      onChange={(next) => void choose(next)}
    />
  );
}
