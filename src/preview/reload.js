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
  // What is told is told in the language of whoever started the preview.
  const lang = line.dataset.lang || 'zh-CN';
  const say = (chinese, english) => (lang === 'en' ? english : chinese);
  const versionOf = script => script.src.split('?v=')[1] || '';
  // What stands before a file's path in a link that opens it, where the preview was asked for such links.
  const editor = line.dataset.editor || '';
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

  // Text that says where something stands; a link where there is an editor to open it. A path that leads upwards is none
  // of the yearbook's.
  const addPlace = (parent, text, file, row, column) => {
    const names = file.split('/');
    if (!editor || names.includes('..')) {
      parent.append(text);
      return;
    }
    const at = row > 0 ? ':' + row + ':' + (column || 1) : '';
    add(parent, 'a', text).href = editor + names.map(encodeURIComponent).join('/') + at;
  };

  // The diagnostics as they stand on the terminal, their places as links.
  const addProblem = (parent, text) => {
    for (const [number, row] of text.split('\n').entries()) {
      if (number > 0) parent.append('\n');
      const place = row.match(/^( {2}(?:位置：|at: ))((.+?)(?::(\d+):(\d+))?)$/);
      if (!place) {
        parent.append(row);
        continue;
      }
      parent.append(place[1]);
      addPlace(parent, place[2], place[3], place[4], place[5]);
    }
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
    overlay.lang = lang;
    overlay.dataset.problem = problem;
    overlay.setAttribute('role', 'alert');
    add(overlay, 'strong', say('有错误。出错的地方还是改动以前的样子', 'There are errors. What has them is as it was before'));
    addProblem(add(overlay, 'pre'), text);
    add(overlay, 'button', say('关闭（Esc）', 'Close (Esc)')).addEventListener('click', dismiss);
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
    aside.lang = lang;
    aside.setAttribute('aria-label', say('三审（只在预览里显示）', 'The three reviews (shown in the preview only)'));
    if (standing.remarks.length > 0) {
      const remarks = add(aside, 'details');
      remarks.id = 'yearbook-remarks';
      add(remarks, 'summary', say('要看看的 ' + standing.remarks.length + ' 处', 'To look at: ' + standing.remarks.length));
      const lines = add(remarks, 'ul');
      lines.setAttribute('role', 'list');
      for (const [file, row, column, message, hint] of standing.remarks) {
        const item = add(lines, 'li');
        const where = [file === standing.file ? '' : file, row > 0 ? say('第 ' + row + ' 行', 'line ' + row) : ''].join(' ').trim();
        if (where) {
          addPlace(item, where, file, row, column);
          item.append(say('：', ': '));
        }
        item.append(message);
        if (hint) add(item, 'small', hint);
      }
    }
    if (standing.file) addPlace(add(aside, 'p'), standing.file, standing.file);
    const list = add(aside, 'ul');
    list.setAttribute('role', 'list');
    const stands = (text, row, isLacking) => {
      const item = add(list, 'li');
      item.className = isLacking ? 'lacking' : 'signed';
      if (!standing.file) {
        item.append(text);
        return;
      }
      item.title = standing.file + say(' 第 ' + row + ' 行', ' line ' + row);
      addPlace(item, text, standing.file, row);
    };
    if (standing.draft) stands(say('草稿', 'Draft'), standing.draft, true);
    const english = ['First review: ', 'Second review: ', 'Final review: '];
    for (const [at, [stage, name]] of standing.stages.entries()) {
      stands(say(stage + '：', english[at]) + (name || say('未审', 'open')), standing.review, !name);
    }
    const button = add(aside, 'button', say('关闭', 'Close'));
    button.type = 'button';
    button.title = say('这个标签页里不再显示', 'No longer show it in this tab');
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
