import type { PaperKind } from '@bindings';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { transport } from '../../api/transport';
import type { DocumentKind } from '../../i18n/paperName';
import { ActionButton } from '../../kit/ActionButton';

interface ListOutProps {
  kind: Exclude<Extract<DocumentKind, `${string}_list`>, PaperKind>;
  /** An order or a count, or a month as 202603; of what is about the whole store the shop's own number. */
  id?: number;
  label?: string;
  small?: boolean;
}

/** A list goes out as a workbook: all of it, and not what the page shows. */
export function ListOut({ kind, id = 1, label, small }: ListOutProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const goOut = async () => {
    const path = await transport().saveAs({ kind, id });
    if (path) message.success(t('warnings:saved', { path }));
  };
  return (
    <ActionButton
      label={label ?? t('warnings:export')}
      size={small ? 'small' : 'middle'}
      testId={`out-${kind.replaceAll('_', '-')}`}
      onAct={goOut}
    />
  );
}
