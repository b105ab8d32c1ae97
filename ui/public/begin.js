// Begins the program. In the window the first screen is shown before the program is loaded: as React drew it last here,
// or, on the very first start, as it drew it when the program was built. Both are React's own drawing, kept as it stood;
// nothing here draws. It can be looked at and nothing more, until the program's first drawing takes its place. Only a
// build has this file (begin.vite.ts); a browser at a station has nothing kept, and begins at once.
(function () {
  'use strict';
  var root = document.getElementById('root');
  var own = document.querySelector('script[data-program]');
  // Without a root floor.js has said that the browser is too old.
  if (!root || !own) return;
  var program = own.getAttribute('data-program');
  // The build puts the five questions of a new file here: pages by language, looks by light and dark.
  var setup = null;

  function matches(query) {
    return Boolean(window.matchMedia) && window.matchMedia(query).matches;
  }
  var isDark = matches('(prefers-color-scheme: dark)');

  /** The sign-in page as this very build drew it last, in the language and the light of today. */
  function keptScreen() {
    var kept = JSON.parse(localStorage.getItem('workbay.first_screen'));
    var same =
      kept &&
      kept.build === program &&
      kept.chosen === localStorage.getItem('workbay.language') &&
      kept.spoken === navigator.language &&
      kept.dark === isDark;
    return same ? kept : null;
  }

  /** The shell says that nobody answered the five questions yet; where pages kept anything this is no first start. */
  function setupScreen() {
    var html = setup && setup.pages[navigator.language];
    if (!html || window.workbayIsNew !== true || localStorage.length > 0 || matches('(pointer: coarse)')) return null;
    return { html: html, lang: navigator.language, style: isDark ? setup.looks.dark : setup.looks.light };
  }

  function show() {
    // Elsewhere than at home somebody was in the middle of something, and who is signed in is asked nothing.
    if (!('__TAURI_INTERNALS__' in window) || !/^#?\/?$/.test(window.location.hash)) return false;
    if (sessionStorage.getItem('workbay.session') !== null) return false;
    var screen = keptScreen() || setupScreen();
    if (!screen || typeof screen.html !== 'string') return false;
    document.documentElement.lang = screen.lang;
    document.documentElement.style.cssText = screen.style;
    var drawing = document.createElement('div');
    drawing.setAttribute('inert', '');
    drawing.setAttribute('aria-hidden', 'true');
    drawing.style.display = 'contents';
    drawing.innerHTML = screen.html;
    root.appendChild(drawing);
    return true;
  }

  var begun = false;
  function begin() {
    if (begun) return;
    begun = true;
    var script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = 'anonymous';
    script.src = program;
    document.head.appendChild(script);
  }

  var shown = false;
  try {
    shown = show();
  } catch (_) {
    // What is kept and cannot be read is worth less than the page it would keep from opening.
  }
  if (!shown) {
    begin();
    return;
  }
  // The second frame begins when the first is painted. A window that nobody sees has no frames.
  window.requestAnimationFrame(function () {
    window.requestAnimationFrame(function () {
      setTimeout(begin, 0);
    });
  });
  setTimeout(begin, 100);
})();
