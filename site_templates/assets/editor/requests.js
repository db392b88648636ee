// Requests to a git host's interface, and what its refusals mean.

/**
 * Why a host did not do what was asked. `code` is one of: token, forbidden, missing, changed, taken, limit, invalid, offline, fork (a copy of one's own is
 * needed), noFork, slowFork, other.
 */
export class Refusal extends Error {
  constructor(code, said = "", more = {}) {
    super(said || code);
    this.code = code;
    this.said = said; // the host's own words
    Object.assign(this, more);
  }
}

const wordsOf = (body) => {
  const { message, error, errors } = body ?? {};
  const all = [message ?? error, ...(Array.isArray(errors) ? errors.map((one) => one.message ?? one.code ?? one) : [])].flat();
  return all.filter(Boolean).map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join(" ");
};

const meaningOf = (status, said, headers) => {
  if (status === 429 || (status === 403 && (headers.get("x-ratelimit-remaining") === "0" || headers.get("retry-after") || /rate limit/i.test(said)))) return "limit";
  return { 401: "token", 403: "forbidden", 404: "missing", 409: "changed", 422: "invalid" }[status] ?? "other";
};

/** Minutes until a host that was asked too often answers again; null where it does not say. */
function waitOf(headers) {
  const seconds = Number(headers.get("retry-after")) || (Number(headers.get("x-ratelimit-reset")) - Date.now() / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds / 60) : null;
}

/**
 * What asks a host: ask(method, path, body) gives its answer, or throws a Refusal.
 * @param api its address. headers: those that tell who asks.
 */
export const asking = (api, headers) => async (method, path, body) => {
  let answer;
  try {
    answer = await fetch(`${api}${path}`, {
      method,
      headers: { ...headers, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  } catch (error) {
    throw new Refusal("offline", error.message);
  }
  const told = await answer.json().catch(() => null);
  if (answer.ok) return told;
  const said = wordsOf(told);
  throw new Refusal(meaningOf(answer.status, said, answer.headers), said, { status: answer.status, minutes: waitOf(answer.headers) });
};

/** A text as the hosts want files. */
export function inBase64(text) {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Try some names for a branch until one is free. @param act(name) throws Refusal("taken") where it is not. */
export async function onFreeBranch(name, act) {
  for (let number = 1; ; number += 1) {
    const branch = number === 1 ? name : `${name}-${number}`;
    try {
      return { branch, done: await act(branch) };
    } catch (error) {
      if (error.code !== "taken" || number >= 5) throw error;
    }
  }
}

/** The path of something, fit for an address. */
export const inAddress = (path) => path.split("/").map(encodeURIComponent).join("/");
