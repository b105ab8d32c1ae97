// What is said on the page, in the three languages, and how amounts and times are written.
(() => {
  'use strict';
  const own = (window.ownPhone = {});
  const all = JSON.parse(document.getElementById('words').textContent);
  const keptAs = 'own-phone/language';

  own.languages = ['zh-CN', 'zh-TW', 'en'];
  own.languageNames = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'EN' };

  // A private window may keep nothing: then the page forgets, and still works.
  own.stored = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch (error) {
      return null;
    }
  };
  own.store = (name, value) => {
    try {
      if (value === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, JSON.stringify(value));
    } catch (error) {
      // As above.
    }
  };

  const known = (language) => own.languages.indexOf(language) >= 0;
  const chosen = own.stored(keptAs);
  own.language = known(chosen) ? chosen : document.documentElement.lang;
  if (!known(own.language)) own.language = 'zh-CN';
  document.documentElement.lang = own.language;
  own.speak = (language) => {
    own.language = language;
    document.documentElement.lang = language;
    own.store(keptAs, language);
  };

  const find = (path) =>
    path.split('.').reduce((at, step) => (at && typeof at === 'object' ? at[step] : undefined), all[own.language]);
  own.has = (path) => find(path) !== undefined;
  own.list = (path) => find(path) || [];
  own.say = (path, facts) => {
    const text = find(path);
    if (typeof text !== 'string') return '';
    return text.replace(/\{(\w+)\}/g, (whole, name) =>
      facts && facts[name] !== undefined && facts[name] !== null ? String(facts[name]) : '',
    );
  };

  /** 123450 fen → "¥1,234.50" */
  own.money = (fen) => {
    const digits = String(Math.abs(fen)).padStart(3, '0');
    const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
    return `${fen < 0 ? '-' : ''}¥${whole}.${digits.slice(-2)}`;
  };

  /** "1.50" → "1.5" */
  own.plain = (number) => (number.indexOf('.') < 0 ? number : number.replace(/\.?0+$/, ''));

  /** "2026-12-01T17:30", a time of the shop's own clock, as people say it; another year than this is named. */
  own.when = (local) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(local);
    if (!parts) return local;
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    return own
      .say(year === new Date().getFullYear() ? 'when.this_year' : 'when.other_year', {
        year,
        month,
        day,
        month_name: own.list('when.months')[month - 1],
        weekday: own.list('when.weekdays')[new Date(Date.UTC(year, month - 1, day)).getUTCDay()],
        time: parts[4] || '',
      })
      .trim();
  };
})();
