import { type ModalProps, Modal as Plain } from 'antd';
import { useFocusReturn } from './focusReturn';
import { useSleepBehind } from './rest';

/** The dialog every page uses: it gives the focus back at once, and never to a button that acts. */
export function Modal({ focusable, rootClassName = '', ...rest }: ModalProps) {
  const mark = useFocusReturn(rest.open);
  useSleepBehind(rest.open);
  return (
    <Plain
      {...rest}
      rootClassName={`${rootClassName} ${mark}`}
      focusable={{ ...focusable, focusTriggerAfterClose: false }}
    />
  );
}
