import type { Priority } from '@bindings';
import { Tag } from 'antd';
import { useWords } from '../i18n/words';

/** 等修, 加急: who goes before others. Of whoever has their turn nothing is said. */
export function PriorityTag({ priority }: { priority: Priority | undefined }) {
  const word = useWords();
  if (!priority || priority === 'normal') return null;
  return <Tag color={priority === 'waiting' ? 'orange' : 'red'}>{word('priority', priority)}</Tag>;
}
