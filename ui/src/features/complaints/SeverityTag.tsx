import type { Severity } from '@bindings';
import { Tag } from 'antd';
import { useWords } from '../../i18n/words';

/** Only what is more than usual is said. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const word = useWords();
  if (severity === 'normal') return null;
  return (
    <Tag style={{ marginInlineEnd: 8 }} color={severity === 'special' ? 'error' : 'warning'}>
      {word('severity', severity)}
    </Tag>
  );
}
