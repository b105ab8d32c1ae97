/** Where the screen turned to the customer is, in a second window of the till. */
export const customerScreen = '#/customer-screen';

let opened: Window | null = null;

/**
 * Opens it, or answers that no window can be opened here. A window that is opened takes along who is signed in, and
 * never hears of it later: an older one goes, and does not show what is due to a session that is over.
 */
export function openCustomerScreen(): boolean {
  opened?.close();
  opened = window.open(customerScreen, '_blank', 'popup,width=1024,height=768');
  return opened !== null;
}
