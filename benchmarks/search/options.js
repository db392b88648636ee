// How MiniSearch takes Chinese and English apart: by the words of the browser's own dictionary.
const segmenter = new Intl.Segmenter(globalThis.LANGUAGE ?? document.documentElement.lang, { granularity: "word" });

const words = (line) => [...segmenter.segment(line)].filter((part) => part.isWordLike).map((part) => part.segment);

/** What both the index and its reader are made with. */
export const OPTIONS = {
  idField: "url",
  fields: ["title", "text"],
  storeFields: ["title"],
  tokenize: (text) => text.split("\n").flatMap(words), // line by line: each part of a long text costs as much as the text
};
/** How it is asked. */
export const ASKED = { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" };
