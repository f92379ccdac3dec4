// Keeps a previewed page up to date, and says on an article's page how far the
// article is. The preview adds this script to each page it serves; a published
// page never has it.
//
// The page says which version of the site it comes from, and the server answers
// with whatever that page has missed. So the line to the server may be dropped
// at any time: it is, while the page is hidden, because a browser allows six
// connections to a host and a row of open tabs would use them up.
(() => {
  'use strict';

  const HOME = '/-yearbook/';
  const CLOSED = 'yearbook-standing-closed';
  const line = document.currentScript;
  const versionOf = script => script.src.split('?v=')[1] || '';
  const standingOf = script => JSON.parse(script.dataset.standing || 'null');
  let version = versionOf(line);
  let standing = standingOf(line);
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

  // The style of what is laid over the page; asked for when there is something.
  const style = () => {
    const known = document.querySelector('link[href="' + HOME + 'overlay.css"]');
    if (known) return known;
    const link = add(document.head, 'link');
    link.rel = 'stylesheet';
    link.href = HOME + 'overlay.css';
    return link;
  };

  // The problem comes again with each new connection: one that is on show
  // already is not announced twice, one that was dismissed stays away.
  const show = (problem, text) => {
    if (problem === dismissed || (overlay && overlay.dataset.problem === problem)) return;
    hide();
    style();
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

  // Whether the badge was closed in this tab. A browser may refuse to keep it.
  const closed = value => {
    try {
      if (value) sessionStorage.setItem(CLOSED, value);
      return sessionStorage.getItem(CLOSED) !== null;
    } catch {
      return false;
    }
  };

  // Who signed the article's reviews and who has not. It is no alert: a screen
  // reader comes by it as a landmark at the page's end.
  const badge = () => {
    document.getElementById('yearbook-standing')?.remove();
    const aside = document.createElement('aside');
    aside.id = 'yearbook-standing';
    aside.lang = 'zh-CN';
    aside.setAttribute('aria-label', '三审（只在预览里显示）');
    if (standing.remarks.length > 0) {
      const remarks = add(aside, 'details');
      remarks.id = 'yearbook-remarks';
      add(remarks, 'summary', '要看看的 ' + standing.remarks.length + ' 处');
      add(remarks, 'p', standing.file);
      const lines = add(remarks, 'ul');
      lines.setAttribute('role', 'list');
      for (const [line, message, hint] of standing.remarks) {
        const item = add(lines, 'li', (line > 0 ? '第 ' + line + ' 行：' : '') + message);
        if (hint) add(item, 'small', hint);
      }
    }
    const list = add(aside, 'ul');
    list.setAttribute('role', 'list');
    if (standing.draft) add(list, 'li', '草稿').className = 'lacking';
    for (const [stage, name] of standing.stages) {
      add(list, 'li', stage + '：' + (name || '未审')).className = name ? 'signed' : 'lacking';
    }
    const button = add(aside, 'button', '关闭');
    button.type = 'button';
    button.title = '这个标签页里不再显示';
    button.addEventListener('click', () => {
      closed('yes');
      aside.remove();
    });
    document.body.appendChild(aside);
  };

  const stand = () => {
    if (!standing || closed()) {
      document.getElementById('yearbook-standing')?.remove();
      return;
    }
    const link = style();
    // Only with its style, so that it never pushes at the page.
    if (link.sheet) badge();
    else link.addEventListener('load', badge, { once: true });
  };
  stand();

  const close = () => {
    if (source) source.close();
    source = null;
  };

  // A script of the theme may have built something into the page that no page from the server has. One that is
  // `data-patchable` does so again when the page was patched; with any other the page is loaded again.
  const scriptsOf = root =>
    [...root.querySelectorAll('script[src]')].filter(script => !script.getAttribute('src').includes(HOME) && !script.matches('[data-added]'));
  const canBePatched = root => scriptsOf(root).every(script => script.hasAttribute('data-patchable'));
  // Scripts lie in a folder named after all that the theme has, so that a new style gives them new addresses: what they
  // hold tells whether they are others.
  const addressesOf = root => scriptsOf(root).map(script => new URL(script.getAttribute('src'), location.href).href);
  const textOf = async address => (await fetch(address, { cache: 'force-cache' })).text();
  const textsOf = root => Promise.all(addressesOf(root).map(textOf));
  const known = canBePatched(document) ? textsOf(document).catch(() => null) : null;
  let addresses = addressesOf(document).join();
  const hasOtherScripts = async now => {
    if (addressesOf(now).join() === addresses) return false;
    const [had, has] = [await known, await textsOf(now)];
    return had === null || had.join() !== has.join();
  };

  const served = async () => (await fetch(location.href, { cache: 'no-store' })).text();
  const withoutLine = text => text.replace(/<script src="\/-yearbook\/[^>]*><\/script>/, '');
  // Such a page is loaded again when what the server has of it is another; what it had is asked for once.
  const before = !canBePatched(document)
    ? served().then(text => (text.includes('?v=' + version + '"') ? withoutLine(text) : null), () => null)
    : null;

  // The page as it is now, in the place of the one that is open.
  const refresh = async () => {
    const text = await served();
    const now = new DOMParser().parseFromString(text, 'text/html');
    const script = now.querySelector('script[src^="' + HOME + '"]');
    const isPatched = known !== null && canBePatched(now) && !(await hasOtherScripts(now));
    if (!script || (!isPatched && (await before) !== withoutLine(text))) {
      location.reload();
      return;
    }
    if (isPatched) {
      addresses = addressesOf(now).join();
      await yearbookPatch(now);
    }
    version = versionOf(script);
    standing = standingOf(script);
    stand();
  };

  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(HOME + 'events?v=' + version);
    source.addEventListener('reload', () => {
      close();
      refresh().then(open, () => location.reload());
    });
    source.addEventListener('follow', event => {
      const there = new URL('/' + event.data.split('/').map(encodeURIComponent).join('/'), location.href);
      const plain = path => path.replace(/index\.html$/, '');
      close();
      if (plain(there.pathname) === plain(location.pathname)) refresh().then(open, () => location.reload());
      else location.assign(there);
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
