import { type KeyboardEvent, useRef, useState } from 'react';
import { isComposing } from './composition';
import { scannerEar } from './scanner';
import { asItStands, type Before, putBack, textField } from './scannerKeys';

/**
 * For `onKeyDownCapture` around a field that takes a number. A code that is scanned there is no number: the field
 * stands again as it did before the first key, and the code is handed on with what stood there.
 */
export function useScansHere(onScan: (code: string, stood: string) => void) {
  const [hear] = useState(scannerEar);
  const before = useRef<Before>(undefined);
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { key, repeat, timeStamp: at, ctrlKey, altKey, metaKey } = event;
    const composing = isComposing(event.nativeEvent);
    const heard = hear({ key, at, repeat, commands: ctrlKey || altKey || metaKey, composing });
    const field = textField(event.target);
    if (heard.begins) before.current = asItStands(field);
    if (heard.scan === undefined || !before.current?.field || before.current.field !== field) return;
    // The Enter at its end must not send what stands in the field.
    event.preventDefault();
    event.stopPropagation();
    putBack(before.current);
    onScan(heard.scan, before.current.value);
  };
}
