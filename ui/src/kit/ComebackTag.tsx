import { Tag } from 'antd';
import { useWords } from '../i18n/words';

/** 返修: something of the car came back from an earlier visit. Of all others nothing is said. */
export function ComebackTag({ lines }: { lines: number | undefined }) {
  const word = useWords();
  if (!lines) return null;
  return (
    <Tag color="volcano" data-testid="comeback">
      {word('warranty_verdict', 'comeback')}
    </Tag>
  );
}
