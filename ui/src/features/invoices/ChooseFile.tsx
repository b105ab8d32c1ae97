import type { ComponentProps } from 'react';
import { base64Of } from '../../kit/base64';
import { FileChoice } from '../../kit/FileChoice';

export interface Chosen {
  name: string;
  content: string;
}

interface ChooseFileProps extends Omit<ComponentProps<typeof FileChoice>, 'chosen' | 'onChoose'> {
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}

/** A file of the bureau's, by button. */
export function ChooseFile({ chosen, onChoose, ...choice }: ChooseFileProps) {
  return (
    <FileChoice
      {...choice}
      chosen={chosen?.name}
      onChoose={(name, bytes) => onChoose({ name, content: base64Of(new Uint8Array(bytes)) })}
    />
  );
}
