// What the page asks of the shop, and how it keeps what is not sent yet.
(() => {
  'use strict';
  const own = window.ownPhone;
  const longest = 20000;

  own.token = location.pathname.split('/')[2] || '';
  own.place = (path) => `/c/${own.token}/${path}`;

  const broken = () => ({ broken: true, code: 'broken', params: {} });

  /** A line that breaks, and one that says nothing for long, is thrown as `broken`; a refusal with its code. */
  own.ask = async (command, request, key, patience = longest) => {
    const stop = window.AbortController ? new AbortController() : null;
    let clock;
    const late = new Promise((unused, refuse) => {
      clock = setTimeout(() => {
        if (stop) stop.abort();
        refuse(broken());
      }, patience);
    });
    const asked = async () => {
      let answer;
      let said;
      try {
        answer = await fetch(own.place(`rpc/${command}`), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          cache: 'no-store',
          body: JSON.stringify({ request, key }),
          signal: stop ? stop.signal : undefined,
        });
        said = await answer.text();
      } catch (error) {
        throw broken();
      }
      let told;
      try {
        told = JSON.parse(said);
      } catch (error) {
        // Some other network answers for the shop, such as a page that wants a sign-in first.
        throw answer.ok ? broken() : { code: 'other', params: {} };
      }
      if (!answer.ok) throw { code: (told && told.code) || 'other', params: (told && told.params) || {} };
      return told;
    };
    try {
      return await Promise.race([asked(), late]);
    } finally {
      clearTimeout(clock);
    }
  };

  /** The sentence for a refusal; `other` is said of what nobody foresaw. */
  own.refusalWords = (refusal, other) => {
    const { params } = refusal;
    const code = refusal.code === 'line_not_offered' && !params.name ? 'offer_changed' : refusal.code;
    if (code === 'bad_field') {
      const field = `refusal.bad_field.${params.field}`;
      return own.say(own.has(field) ? field : 'refusal.bad_field.other');
    }
    return typeof code === 'string' && /^(broken|link_over|offer_changed|too_many_requests|line_not_offered)$/.test(code)
      ? own.say(`refusal.${code}`, params)
      : own.say(other);
  };

  const randomKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
  };

  /** What was typed and drawn outlives a reload, and each code has its own. */
  own.draft = (kind) => {
    const name = `own-phone/${own.token}/${kind}`;
    return {
      read: () => own.stored(name),
      keep: (value) => own.store(name, value),
      drop: () => own.store(name, null),
    };
  };

  /** Whether the shop itself refused; else nobody knows whether it heard. */
  own.isHeard = (refusal) => !refusal.broken && refusal.code !== 'other';

  /**
   * The same content bears the same key however often it is sent, so that it is done once. What went out before and
   * was never answered stays known: it may have been kept.
   */
  own.attempt = (draft, value, request) => {
    const content = JSON.stringify(request);
    const before = value.attempt;
    if (!before || JSON.stringify(before.request) !== content) {
      if (before) value.earlier = (value.earlier || []).concat([before.request]);
      value.attempt = { request, key: randomKey() };
    }
    draft.keep(value);
    return value.attempt;
  };
  /** All that went out and was never answered, the latest first. */
  own.unheard = (kept) => (kept && kept.attempt ? [kept.attempt.request] : []).concat((kept && kept.earlier) || []);

  /** The shop refused it, and so did not keep it: nothing found there later came from this attempt. */
  own.refuted = (draft, value) => {
    value.attempt = null;
    draft.keep(value);
  };
})();
