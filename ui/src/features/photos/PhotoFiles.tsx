import type { Ref } from 'react';

interface PhotoFilesProps {
  /** For the button that stands for it. */
  ref: Ref<HTMLInputElement>;
  /** The kinds of files it asks for: photos, if nothing else is said. */
  accept?: string;
  /** The camera opens, where there is one. */
  camera?: boolean;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
  testId: string;
}

/** What the host keeps. An iPhone that reads HEIC among them hands that over as it is, and else a JPEG it makes itself. */
const photos = 'image/jpeg,image/png,image/webp';

/** Asks for files as this computer does. It is never seen: a button of ours stands for it. */
export function PhotoFiles({ ref, accept = photos, camera, multiple, onFiles, testId }: PhotoFilesProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={accept}
      capture={camera ? 'environment' : undefined}
      multiple={multiple}
      data-testid={testId}
      onChange={(event) => {
        const chosen = [...(event.target.files ?? [])];
        // The same photo, chosen again after it was taken away, has to count as chosen.
        event.target.value = '';
        if (chosen.length > 0) onFiles(chosen);
      }}
    />
  );
}
