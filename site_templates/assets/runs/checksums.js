// SHA-256 of a file. Browsers have it for secure connections only; a handbook inside a network of an office often has none.

const BEGIN = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/** The first 32 bits behind the point of the cube roots of the first 64 primes. */
function roundConstants() {
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) if (primes.every((prime) => number % prime)) primes.push(number);
  return primes.map((prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32));
}

function reckoned(bytes) {
  const constants = roundConstants();
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  const state = Uint32Array.from(BEGIN);
  const words = new Uint32Array(64);
  for (let at = 0; at < length; at += 64) {
    for (let t = 0; t < 64; t += 1) {
      const [back2, back15] = [words[t - 2], words[t - 15]];
      words[t] = t < 16
        ? view.getUint32(at + t * 4)
        : words[t - 16] + words[t - 7] + (turn(back15, 7) ^ turn(back15, 18) ^ (back15 >>> 3)) + (turn(back2, 17) ^ turn(back2, 19) ^ (back2 >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[t] + words[t]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, place) => { state[place] += word; });
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The SHA-256 of some bytes, in lower case. */
export async function checksum(buffer) {
  if (!globalThis.crypto?.subtle) return reckoned(new Uint8Array(buffer));
  const digest = await crypto.subtle.digest("SHA-256", buffer);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The same, reckoned here: for where there is no secure connection. */
export const reckonedChecksum = (buffer) => reckoned(new Uint8Array(buffer));
