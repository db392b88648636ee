// Handing a finished run in: as a file, by the device's own sharing, as text, or as a proposal on the git host.
import { fill, make } from "./made.js";

/** The longest address that git hosts and what stands before them take without fail. */
export const LONGEST_ADDRESS = 7_000;

/**
 * The address on the git host at which a record is proposed.
 * @param host {address, name, text}: where new files begin, and what the host calls the name and the text of one; text
 *   is empty where a host takes none.
 * @returns {address, whole}: whether the text is in the address; else it has to be pasted.
 */
export function proposal(host, path, text) {
  const [folder, file] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
  const base = host.name === "filename"
    ? `${host.address}${folder}?filename=${encodeURIComponent(file)}`
    : `${host.address}?${host.name}=${encodeURIComponent(path)}`;
  const address = host.text ? `${base}&${host.text}=${encodeURIComponent(text)}` : "";
  return address && address.length <= LONGEST_ADDRESS ? { address, whole: true } : { address: base, whole: false };
}

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Copy a text; whether that worked. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", {}, text); // where there is no secure connection, there is no clipboard but this one
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** What the device is able to share of a record and its pictures: the most that it takes. */
function shareable({ id, title, text, photos }) {
  const pictures = photos.map(({ name, blob }) => new File([blob], name, { type: blob.type }));
  const file = (name, type) => new File([text], name, { type });
  const record = [file(`${id}.yml`, "application/yaml"), file(`${id}.txt`, "text/plain")];
  const offers = record.flatMap((one) => [{ title, files: [one, ...pictures] }, { title, files: [one] }]);
  return [...offers, { title, text }].find((offer) => navigator.canShare?.(offer));
}

/**
 * Offer all ways of handing a record in.
 * @param record {id, path, title, text, photos}: its file's name and place, what it is called, what stands in it, its pictures.
 * @param host see proposal; null without one. handed: called with the way that was taken.
 */
export function offerWays(record, host, words, handed) {
  const { id, path, text, photos } = record;
  const said = make("p.sv-run__said-so", { role: "status" });
  const tell = (sentence, way) => {
    said.textContent = sentence;
    if (way) handed(way);
  };
  const button = (label, act, main = false) => make(`button.sv-button${main ? ".sv-button--main" : ".sv-button--quiet"}`, { type: "button", onclick: act }, label);
  const offer = shareable(record);
  const proposed = host && proposal(host, path, text);
  const ways = [
    offer && button(words.share, async () => {
      try {
        await navigator.share(offer);
        tell(words.shared, "share");
      } catch (error) {
        if (error.name !== "AbortError") tell(words.notShared);
      }
    }, true),
    button(words.download, () => {
      save(`${id}.yml`, new Blob([text], { type: "application/yaml" }));
      tell(fill(words.downloaded, { name: `${id}.yml`, path }), "download");
    }, !offer),
    button(words.copy, async () => ((await copied(text)) ? tell(fill(words.copied, { path }), "copy") : tell(words.notCopied))),
    proposed && make("a.sv-button.sv-button--quiet", { href: proposed.address, target: "_blank", rel: "noopener", onclick: async () => {
      if (!proposed.whole) await copied(text);
      tell(proposed.whole ? words.proposed : words.pasteIt, "git");
    } }, words.propose),
    photos.length > 0 && button(fill(words.savePhotos, { n: photos.length }), () => {
      for (const { name, blob } of photos) save(name, blob);
    }),
    button(words.print, () => window.print()),
  ];
  return make("div.sv-run__ways", {},
    make("p.sv-actions", {}, ...ways), said,
    make("details.sv-more", {}, make("summary", {}, words.record), make("pre.sv-run__record", { tabindex: 0 }, make("code", {}, text))),
  );
}
