// The data, the words of both languages, and elements made of them: every word of a document becomes a text node.
const INDEX = JSON.parse(document.getElementById("index").textContent);
const objects = (name, rows) =>
  rows.map((row, at) => {
    const made = { at };
    INDEX.fields[name].forEach((field, n) => {
      made[field] = row[n];
    });
    return made;
  });
const NODES = objects("node", INDEX.nodes);
const DOCS = objects("document", INDEX.documents);
const FINDINGS = objects("finding", INDEX.findings);
const RELATIONS = INDEX.relations,
  LEVELS = [...INDEX.levels, ""];
const CENTRAL = new Set(INDEX.central);
const rankOf = (level) => {
  const at = LEVELS.indexOf(level || "");
  return at < 0 ? LEVELS.length : at;
};

const kept = {
  get(name) {
    try {
      return localStorage.getItem("vnplan." + name);
    } catch {
      return null;
    }
  },
  put(name, value) {
    try {
      localStorage.setItem("vnplan." + name, value);
    } catch {
      /* a page of its own has no store */
    }
  },
};
let language = kept.get("language") || document.documentElement.lang || "vi";

const said = (group, code) => INDEX.words[language][group + "." + (code || "")] || code || "";
const t = (code) => said("page", code);
const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
const column = (code) => capital(said("column", code));
const number = (n) => n.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
const counted = (n, code) => {
  const [one, many] = said("count", code).split("|");
  return number(n) + " " + (n === 1 || !many ? one : many);
};
const day = (iso) => (!iso ? "" : language === "vi" ? iso.split("-").reverse().join("/") : iso);
const province = (slug) => INDEX.provinces[slug] || slug || "";
const type = (code) => INDEX.types[code] || code || "";
const other = (words) => (language === "vi" ? words.vi : words.en);

// As Vietnamese is typed in a hurry: without tone marks, in small letters.
const plain = (words) =>
  words
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
const matches = (query) => {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return (hay) => wanted.every((word) => hay.includes(word));
};

// What would turn the line round, hide, or be seen by nobody is spelled out.
const MOVES =
  /[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const visible = (words) =>
  String(words).replace(MOVES, (one) => {
    const code = one.codePointAt(0);
    return code > 0xffff
      ? "\\U" + code.toString(16).padStart(8, "0")
      : code > 0xff
        ? "\\u" + code.toString(16).padStart(4, "0")
        : "\\x" + code.toString(16).padStart(2, "0");
  });

function put(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : visible(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : visible(child));
  }
  return element;
}
const h = (name, attributes, ...children) => put(document.createElement(name), attributes, children);
const s = (name, attributes, ...children) =>
  put(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
const words = (text) =>
  h(
    "bdi",
    { class: text && text.length > 20 && text.includes(" ") && text === text.toUpperCase() ? "caps" : null },
    text || "",
  );
const add = (into, ...children) => put(into, null, children);

const chip = (level) => h("span", { class: "chip", "data-level": level || "none" }, said("level", level));
const nodeLink = (node, more) =>
  h("a", { href: "#/v/" + node.at, class: "name", "data-level": node.level || "none", ...more }, words(node.label));
const placeLink = (doc, place, ...inside) => h("a", { href: "#/d/" + doc + "/" + place }, ...inside);
const docNode = (doc) => NODES[doc.node];
const docName = (doc) => docNode(doc).label;
const titleOf = (node) => (node.title && !(node.label || "").includes(node.title.slice(0, 60)) ? node.title : "");

// A long list shows a part, and the rest on demand.
function listed(items, draw, into, step = 60) {
  let at = 0;
  const more = h("button", { type: "button", class: "more", onclick: () => next() });
  const next = () => {
    more.remove();
    const first = at;
    items.slice(at, (at += step)).forEach((one) => into.append(draw(one)));
    if (items.length > at) {
      more.textContent = t("more") + " (" + number(items.length - at) + ")";
      const row =
        into.tagName === "TBODY"
          ? h("tr", { class: "rest" }, h("td", { colspan: 20 }, more))
          : into.tagName === "UL" || into.tagName === "OL"
            ? h("li", { class: "rest" }, more)
            : more;
      into.append(row);
    }
    if (first) {
      into.querySelectorAll(".rest").forEach((row) => {
        if (!row.contains(more)) row.remove();
      });
    }
  };
  next();
  return into;
}

function choice(label, values, value, change) {
  return h(
    "label",
    { class: "field" },
    h("span", null, label),
    h(
      "select",
      { onchange: (event) => change(event.target.value) },
      h("option", { value: "" }, t("all")),
      values.map(([code, told]) => h("option", { value: code, selected: String(code) === String(value) }, told)),
    ),
  );
}
const unique = (values) => [...new Set(values.filter((one) => one !== null && one !== undefined && one !== ""))];
const levelsOf = (nodes) =>
  LEVELS.filter((level) => nodes.some((node) => (node.level || "") === level)).map((level) => [
    level || "none",
    said("level", level),
  ]);
const provincesOf = (nodes) =>
  unique(nodes.map((node) => node.province))
    .map((slug) => [slug, province(slug)])
    .sort((a, b) => a[1].localeCompare(b[1], "vi"));
const yearsOf = (nodes) =>
  unique(nodes.map((node) => node.year))
    .sort((a, b) => b - a)
    .map((year) => [year, String(year)]);
const typesOf = (nodes) =>
  unique(nodes.map((node) => node.document_type))
    .map((code) => [code, type(code)])
    .sort((a, b) => a[1].localeCompare(b[1], "vi"));
const isLevel = (node, wanted) => !wanted || (node.level || "none") === wanted;
