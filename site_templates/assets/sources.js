// Sources: files of the site that a page needs only later. From a disk browsers read nothing but what a page names as a
// script, so a copy for disks (svcq build --copy) holds each of these files as a script that leaves its value behind.
const onDisk = location.protocol === "file:";

/** What a script of a copy leaves behind; it runs and is told of at once, so that no other comes between. */
function left(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => {
      done(window.svLeft);
      script.remove();
    });
    script.addEventListener("error", () => failed(new Error(address)));
    document.head.append(script);
  });
}

/** The value of a JSON file. `how` is what a network wants to know (RequestInit). */
export async function read(address, how = {}) {
  if (onDisk) return left(`${String(address).split("?")[0]}.js`);
  const answer = await fetch(address, how);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** What a script of the site offers. */
export const load = (address) => (onDisk ? left(address) : import(address));

/** The address of a page as a link has to name it: on a disk, a folder does not show the page that lies in it. */
export const pageAt = (address) => (onDisk ? String(address).replace(/\/(?=[?#]|$)/, "/index.html") : String(address));
