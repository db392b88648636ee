// Unsent edits, as this device keeps them until they are sent or thrown away; and the token for the git host, where somebody
// wants it kept.

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is closed to us, or holds something that is not ours
  }
};

/** Keep something. Returns whether that worked. */
function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The unsent edit of one document: {read, keep, forget}. `root` is the path of the site. */
export const unsent = (root, reference) => {
  const key = `svcq edit of ${root} ${reference}`;
  return { read: () => read(key), keep: (value) => keep(key, value), forget: () => keep(key, null) };
};

const SAVED = "svcq.saved";

/** A word that is told once the page has been loaded again: {put, take}. */
export const toldLater = {
  put: (words) => {
    try {
      sessionStorage.setItem(SAVED, words);
    } catch {
      // storage is closed to us: nothing is told
    }
  },
  take: () => {
    try {
      const words = sessionStorage.getItem(SAVED);
      sessionStorage.removeItem(SAVED);
      return words;
    } catch {
      return null;
    }
  },
};

/** The token for a host: {read, keep, forget}. */
export const tokenOf = (api) => {
  const key = `svcq token of ${api}`;
  return { read: () => read(key) ?? "", keep: (value) => keep(key, value), forget: () => keep(key, null) };
};
