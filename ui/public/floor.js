// Says in words that a browser is too old, where a blank page would stand. It is written for browsers that know no
// modules and nothing of the last ten years, lies in a file because the policy lets no script inside a page, and runs
// before the program. What it looks for came with Chrome and Edge 98 and Safari 15.4; the floor stands in vite.config.ts.
(function () {
  'use strict';
  function has(holder, name) {
    return Boolean(holder) && typeof holder[name] === 'function';
  }
  var known =
    'noModule' in document.createElement('script') &&
    has(window, 'structuredClone') &&
    has(window, 'ResizeObserver') &&
    has(Object, 'hasOwn') &&
    has(Array.prototype, 'at') &&
    has(Array.prototype, 'findLast') &&
    has(String.prototype, 'replaceAll') &&
    has(window.CSS, 'supports') &&
    window.CSS.supports('aspect-ratio', '1 / 1');
  if (known) return;
  var words = [
    [
      'zh-CN',
      '这个浏览器太旧，打不开 Workbay',
      '请在这台设备上改用 Chrome 或 Edge 109 以上的版本（Windows 7 和 8 能装的最后一版就是 109）；苹果设备请把系统更新到 iOS / iPadOS 15.4 以上，Mac 上用 Safari 15.4 以上。装好后用它打开同一个地址。',
    ],
    [
      'zh-TW',
      '這個瀏覽器太舊，無法開啟 Workbay',
      '請在這台裝置上改用 Chrome 或 Edge 109 以上的版本（Windows 7 和 8 能安裝的最後一版就是 109）；Apple 裝置請把系統更新到 iOS / iPadOS 15.4 以上，Mac 上用 Safari 15.4 以上。安裝好後用它開啟同一個網址。',
    ],
    [
      'en',
      'This browser is too old for Workbay',
      'Use Chrome or Edge 109 or newer on this device (109 is the last one that runs on Windows 7 and 8). Update an iPad or iPhone to iOS / iPadOS 15.4 or newer; on a Mac take Safari 15.4 or newer. Then open the same address in it.',
    ],
  ];
  // Without it the program does not begin.
  var root = document.getElementById('root');
  if (root) root.parentNode.removeChild(root);
  var page = document.createElement('div');
  page.id = 'too-old';
  page.style.cssText =
    'max-width:640px;margin:0 auto;padding:24px;font:17px/1.6 sans-serif;color:#1b1f24;background:#fff';
  for (var at = 0; at < words.length; at += 1) {
    var part = document.createElement('div');
    part.lang = words[at][0];
    var title = document.createElement('h1');
    title.style.cssText = 'margin:24px 0 4px;font-size:21px';
    title.appendChild(document.createTextNode(words[at][1]));
    var what = document.createElement('p');
    what.style.cssText = 'margin:0';
    what.appendChild(document.createTextNode(words[at][2]));
    part.appendChild(title);
    part.appendChild(what);
    page.appendChild(part);
  }
  document.body.style.background = '#fff';
  document.body.appendChild(page);
})();
