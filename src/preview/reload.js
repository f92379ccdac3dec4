// Keeps a previewed page up to date. The preview adds this script to each page
// it serves; a published page never has it.
//
// The page says which version of the site it comes from, and the server answers
// with whatever that page has missed. So the line to the server may be dropped
// at any time: it is, while the page is hidden, because a browser allows six
// connections to a host and a row of open tabs would use them up.
(() => {
  'use strict';

  const HOME = '/-yearbook/';
  const version = document.currentScript.src.split('?v=')[1] || '';
  let source = null;
  let overlay = null;
  let dismissed = '';

  const hide = () => {
    if (overlay) overlay.remove();
    overlay = null;
  };

  const dismiss = () => {
    if (overlay) dismissed = overlay.dataset.problem;
    hide();
  };

  const add = (parent, name, text) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    parent.appendChild(element);
    return element;
  };

  // The problem comes again with each new connection: one that is on show
  // already is not announced twice, one that was dismissed stays away.
  const show = (problem, text) => {
    if (problem === dismissed || (overlay && overlay.dataset.problem === problem)) return;
    hide();
    if (!document.querySelector('link[href="' + HOME + 'overlay.css"]')) {
      const style = add(document.head, 'link');
      style.rel = 'stylesheet';
      style.href = HOME + 'overlay.css';
    }
    overlay = document.createElement('div');
    overlay.id = 'yearbook-problem';
    overlay.lang = 'zh-CN';
    overlay.dataset.problem = problem;
    overlay.setAttribute('role', 'alert');
    add(overlay, 'strong', '生成出错，页面尚未更新');
    add(overlay, 'pre', text);
    add(overlay, 'button', '关闭（Esc）').addEventListener('click', dismiss);
    document.body.appendChild(overlay);
  };

  const close = () => {
    if (source) source.close();
    source = null;
  };

  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(HOME + 'events?v=' + version);
    source.addEventListener('reload', () => {
      close();
      location.reload();
    });
    source.addEventListener('problem', event => show(event.lastEventId, event.data));
    source.addEventListener('fine', () => {
      dismissed = '';
      hide();
    });
    // A lost connection is taken up again by the browser itself; only one that
    // was refused, as when too many pages are open, is left to this script.
    source.addEventListener('error', () => {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, 2000);
    });
  };

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') dismiss();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else open();
  });
  // A page that the browser keeps for its Back button lets go of the line, too.
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
})();
