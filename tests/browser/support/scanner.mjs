// A scanner for codes of letters and digits, as it types into a page.

/**
 * A scanner plugged into this station: keys that say themselves how far apart they were pressed, so that a busy machine
 * makes no slow hand of it.
 */
export async function scannerAt(page) {
  const devtools = await page.context().newCDPSession(page);
  return async (text, apart = 0.005) => {
    const began = Date.now() / 1000;
    for (const [place, key] of [...text, 'Enter'].entries()) {
      const timestamp = began + place * apart;
      const enter = key === 'Enter';
      const code = enter ? 'Enter' : `${/\d/.test(key) ? 'Digit' : 'Key'}${key.toUpperCase()}`;
      const windowsVirtualKeyCode = enter ? 13 : key.toUpperCase().charCodeAt(0);
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, windowsVirtualKeyCode, text: enter ? '\r' : key, timestamp });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode, timestamp: timestamp + apart / 2 });
    }
  };
}
