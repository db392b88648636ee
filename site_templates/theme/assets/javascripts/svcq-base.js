// What Material for MkDocs expects of the page: its scope, and access to stored settings. The theme has this inline;
// here it is a file, so that the content security policy needs to allow no inline script.
window.__md_scope = new URL(document.currentScript.dataset.base, location);
window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
window.__md_get = (key, storage, scope = window.__md_scope) => {
  try {
    return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // storage is closed to us, or holds something that is not ours
  }
};
window.__md_set = (key, value, storage, scope = window.__md_scope) => {
  try {
    (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // settings are a comfort; without storage they last as long as the page
  }
};
// What goes to the theme's search worker passes assets/search.js. That is a module and comes later than the theme's own
// script, so the index that the worker is given first is kept for it.
window.svcqSearch = { setup: null, rewrite: (message) => message };
{
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === 0 && message.data?.docs) window.svcqSearch.setup = message.data;
    return post.call(this, window.svcqSearch.rewrite(message), ...rest);
  };
}
