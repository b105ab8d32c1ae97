// Waiting for what must come true, never for time.

/** For what comes sooner or later: a machine that does three things at once is no fault of the program. */
export const PATIENCE = 60_000;

/**
 * Asks until the answer is neither false nor an error, or says what it waited for.
 *
 * @template Answer
 * @param {() => Answer | Promise<Answer>} ask
 * @param {string | (() => string)} [what]
 * @returns {Promise<Answer>}
 */
export async function until(ask, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      if (error.fatal) throw error;
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${patience / 1000} s in vain for ${typeof what === 'function' ? what() : what}${last ? `: ${last.message}` : ''}`);
    }
    await new Promise((next) => setTimeout(next, 40));
  }
}
