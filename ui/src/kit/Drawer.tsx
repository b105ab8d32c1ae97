import { type DrawerProps, Drawer as Plain } from 'antd';
import { isTyping, useFocusReturn } from './focusReturn';
import { useLayer } from './layers';

/** What opens beside the page: who types goes on typing, and nobody loses the focus when it closes. */
export function Drawer({ focusable, rootClassName = '', onClose, ...rest }: DrawerProps) {
  const mark = useFocusReturn(rest.open);
  const close = useLayer(rest.open, onClose);
  return (
    <Plain
      {...rest}
      onClose={close}
      rootClassName={`${rootClassName} ${mark}`}
      // Asked in the moment it opens; while it stands open it takes nothing any more.
      autoFocus={!isTyping()}
      focusable={{ ...focusable, focusTriggerAfterClose: false }}
    />
  );
}
