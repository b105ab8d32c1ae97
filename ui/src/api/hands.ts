// A session ends that nobody used for long. Pages ask by themselves as well, whoever is before them: each question says
// how long no hand was here, and the door counts as use what a hand did.

let lastAt = performance.now();
const touched = () => {
  lastAt = performance.now();
};

/** From now on hands are noticed. A scanner is a keyboard. */
export function noticeHands(): void {
  touched();
  for (const sign of ['pointerdown', 'keydown', 'wheel'])
    window.addEventListener(sign, touched, { capture: true, passive: true });
}

/** For how many seconds there was none. */
export const rested = (): number => Math.max(0, Math.floor((performance.now() - lastAt) / 1000));
