// Deflated data back to bytes, in any browser and at once (RFC 1951).
const [LENGTHS, LENGTH_BITS, DISTANCES, DISTANCE_BITS] = (() => {
  const made = (bits, first) => {
    let at = first;
    return bits.map((b) => {
      const was = at;
      at += 1 << b;
      return was;
    });
  };
  const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const distanceBits = Array.from({ length: 30 }, (_, n) => Math.max(0, (n >> 1) - 1));
  const lengths = made(lengthBits, 3);
  lengths[28] = 258;
  return [lengths, lengthBits, made(distanceBits, 1), distanceBits];
})();

function codes(sizes) {
  // by length of code: how many there are, and what they stand for in order
  const counts = new Uint16Array(16),
    at = new Uint16Array(16),
    values = new Uint16Array(sizes.length);
  sizes.forEach((size) => {
    counts[size] += 1;
  });
  counts[0] = 0;
  for (let n = 1; n < 16; n++) at[n] = at[n - 1] + counts[n - 1];
  sizes.forEach((size, value) => {
    if (size) values[at[size]++] = value;
  });
  return { counts, values };
}
const FIXED = [
  codes(Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8))),
  codes(new Array(30).fill(5)),
];

function inflated(bytes) {
  let at = 0,
    held = 0,
    bits = 0,
    out = new Uint8Array(bytes.length * 5 + 1024),
    size = 0;
  const take = (n) => {
    while (bits < n) {
      held |= bytes[at++] << bits;
      bits += 8;
    }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    bits -= n;
    return value;
  };
  const read = ({ counts, values }) => {
    let code = 0,
      first = 0,
      from = 0;
    for (let n = 1; n < 16; n++) {
      if (!bits) {
        held = bytes[at++];
        bits = 8;
      }
      code |= held & 1;
      held >>>= 1;
      bits -= 1;
      const count = counts[n];
      if (code - count < first) return values[from + code - first];
      from += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error("damaged data");
  };
  const room = (more) => {
    if (size + more <= out.length) return;
    const grown = new Uint8Array(Math.max(out.length * 2, size + more));
    grown.set(out);
    out = grown;
  };
  const tables = () => {
    const literals = take(5) + 257,
      distances = take(5) + 1,
      given = take(4) + 4,
      order = new Array(19).fill(0);
    [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].slice(0, given).forEach((n) => {
      order[n] = take(3);
    });
    const code = codes(order),
      sizes = [];
    while (sizes.length < literals + distances) {
      const told = read(code);
      if (told < 16) sizes.push(told);
      else {
        const again = told === 16 ? sizes[sizes.length - 1] : 0;
        for (let n = told === 16 ? 3 + take(2) : told === 17 ? 3 + take(3) : 11 + take(7); n; n--) sizes.push(again);
      }
    }
    return [codes(sizes.slice(0, literals)), codes(sizes.slice(literals))];
  };
  for (let last = false; !last;) {
    last = take(1) === 1;
    const kind = take(2);
    if (kind === 0) {
      held = bits = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      at += 4;
      room(length);
      out.set(bytes.subarray(at, at + length), size);
      at += length;
      size += length;
      continue;
    }
    const [literal, distance] = kind === 1 ? FIXED : tables();
    for (;;) {
      const symbol = read(literal);
      if (symbol === 256) break;
      room(258);
      if (symbol < 256) {
        out[size++] = symbol;
        continue;
      }
      const length = LENGTHS[symbol - 257] + take(LENGTH_BITS[symbol - 257]),
        code = read(distance);
      const from = size - DISTANCES[code] - take(DISTANCE_BITS[code]);
      for (let n = 0; n < length; n++) out[size++] = out[from + n];
    }
  }
  return out.subarray(0, size);
}

const texts = new Map();
function textOf(doc) {
  // the text of a document with its paragraphs, sections and citations, unpacked when first asked for
  if (texts.has(doc)) return texts.get(doc);
  const packed = atob(document.getElementById("t" + doc).textContent),
    bytes = new Uint8Array(packed.length);
  for (let n = 0; n < packed.length; n++) bytes[n] = packed.charCodeAt(n);
  const told = JSON.parse(new TextDecoder().decode(inflated(bytes)));
  const made = {
    text: told.text,
    paragraphs: objects("paragraph", told.paragraphs),
    sections: objects("section", told.sections),
    citations: objects("citation", told.citations),
  };
  if (texts.size > 200) texts.delete(texts.keys().next().value);
  texts.set(doc, made);
  return made;
}
