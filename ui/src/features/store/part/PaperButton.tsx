import { FilePdfOutlined } from '@ant-design/icons';
import type { PaperKind } from '@bindings';
import { useState } from 'react';
import { paperOf, useIsHanded } from '../../../api/documents';
import { usePaperName } from '../../../i18n/paperName';
import { ActionButton } from '../../../kit/ActionButton';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import type { Combo } from '../../../kit/keys';

interface PaperButtonProps {
  kind: PaperKind;
  /** What it is made of. */
  id: number;
  /** The number it shows. */
  number: string;
  hotkey?: Combo;
  small?: boolean;
}

/** A paper of the store, laid beside its page to look at and print; whoever is not handed it has no button. */
export function PaperButton({ kind, id, number, hotkey, small }: PaperButtonProps) {
  const paperName = usePaperName();
  const isHanded = useIsHanded(kind);
  const [shown, setShown] = useState(false);
  if (!isHanded) return null;
  return (
    <>
      <ActionButton
        label={paperName(kind)}
        icon={<FilePdfOutlined />}
        hotkey={hotkey}
        size={small ? 'small' : 'middle'}
        opens
        testId={`paper-${kind.replaceAll('_', '-')}`}
        onAct={() => setShown(true)}
      />
      <DocumentPreview
        open={shown}
        source={shown ? paperOf(kind, id, number) : undefined}
        version={id}
        onClose={() => setShown(false)}
      />
    </>
  );
}
