// One document: its sections at the left, its text with citations marked, a note beside each.
function documentView(main, at, place) {
  const doc = DOCS[at],
    node = docNode(doc),
    told = textOf(at);
  const noted = told.citations.filter((c) => c.kind !== "self" && c.kind !== "internal");
  const sheet = reading(doc, told, noted);
  add(main, head(doc, node), carriedOut(doc, node), sheet.whole);
  sheet.arranged();
  if (place) sheet.go(place);
}

function facts(node, more = []) {
  const rows = [
    [column("issuer"), node.issuer],
    [column("date"), day(node.date)],
    [column("level"), node.level ? said("level", node.level) : null],
    [column("province"), province(node.province)],
    ...more,
  ].filter(([, value]) => value);
  return h(
    "dl",
    { class: "facts" },
    rows.map(([name, value]) =>
      h("div", null, h("dt", null, name), h("dd", null, value instanceof Node ? value : words(value))),
    ),
  );
}
function head(doc, node) {
  const title = titleOf(node);
  return h(
    "header",
    { class: "page", "data-level": node.level || "none" },
    h("p", { class: "crumb" }, h("a", { href: "#/" }, t("documents"))),
    h("h1", null, words(node.label)),
    title ? h("p", { class: "lead" }, words(title)) : null,
    facts(node, [[column("source"), doc.source]]),
    h(
      "p",
      { class: "ways" },
      h("a", { href: "#/v/" + node.at }, t("who_carries_out")),
      h("a", { href: "#/picture/" + node.at }, t("in_picture")),
    ),
  );
}

// What it carries out, by level, with the places that say so; and what through others.
function carriedOut(doc, node) {
  const found = directives(node.at, false),
    near = found.filter((chain) => chain.edges.length === 1),
    far = found.filter((chain) => chain.edges.length > 1);
  const item = (chain) => {
    const target = NODES[chain.node],
      edge = chain.edges[0];
    const all = places(edge),
      mine = all.filter(([at]) => at === doc.at),
      here = mine.length ? mine : all; // two files of one document count once
    return h(
      "li",
      null,
      nodeLink(target),
      " ",
      h("span", { class: "how" }, said("relation", edge.relation)),
      titleOf(target) ? h("span", { class: "title" }, words(titleOf(target))) : null,
      chain.edges.length > 1 ? way(chain.edges) : null,
      here.length && chain.edges.length === 1
        ? h(
            "span",
            { class: "places" },
            here.slice(0, 6).map(([at, n]) => placeLink(at, "c" + n, spot(at, n))),
          )
        : null,
    );
  };
  const grouped = (list) =>
    LEVELS.map((level) => [level, list.filter((chain) => (NODES[chain.node].level || "") === level)])
      .filter(([, some]) => some.length)
      .map(([level, some]) =>
        h(
          "div",
          { class: "group" },
          h(
            "h3",
            { "data-level": level || "none" },
            said("level", level),
            " ",
            h("span", { class: "tally" }, number(some.length)),
          ),
          listed(some, item, h("ul", { class: "plain" }), 4),
        ),
      );
  if (!found.length) return null;
  return h(
    "details",
    { class: "panel", open: true },
    h("summary", null, h("h2", null, t("carries_out_many"), " ", counted(near.length, "document"))),
    h("div", { class: "groups" }, grouped(near)),
    far.length
      ? h(
          "details",
          null,
          h("summary", null, t("through_others"), " (", number(far.length), ")"),
          h("div", { class: "groups" }, grouped(far)),
        )
      : null,
  );
}

function reading(doc, told, noted) {
  const { text, paragraphs, sections, citations } = told;
  const marks = new Map(),
    body = h("article", { class: "text", lang: "vi", "aria-label": t("text") }),
    starts = [],
    elements = [];
  const numbers = new Map(noted.map((c, n) => [c.at, n + 1]));
  const ordered = [...citations].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  // the words between two places, citations within as links
  const drawn = (start, end, into) => {
    let at = start;
    while (next > 0 && ordered[next - 1].end > start) next -= 1;
    while (next < ordered.length && ordered[next].end <= start) next += 1;
    for (let n = next; n < ordered.length && ordered[n].start < end;) {
      const c = ordered[n],
        from = Math.max(c.start, at),
        to = Math.min(c.end, end);
      if (to <= from) {
        n += 1;
        continue;
      }
      if (from > at) into.append(visible(text.slice(at, from)));
      let inner = n + 1;
      const link = cite(c);
      let mid = from;
      while (inner < ordered.length && ordered[inner].start < to) {
        const d = ordered[inner];
        if (d.end <= to && d.start >= mid) {
          link.append(visible(text.slice(mid, d.start)));
          const below = cite(d);
          below.append(visible(text.slice(d.start, d.end)));
          link.append(below);
          mid = d.end;
        }
        inner += 1;
      }
      link.append(visible(text.slice(mid, to)));
      if (numbers.has(c.at) && to === c.end) link.append(h("sup", null, numbers.get(c.at)));
      into.append(link);
      at = to;
      n = inner;
    }
    if (at < end) into.append(visible(text.slice(at, end)));
    return into;
  };
  const cite = (c) => {
    const own = !numbers.has(c.at),
      first = !marks.has(c.at);
    const target = c.node >= 0 ? NODES[c.node] : null,
      level = (target && target.level) || c.level || "none";
    const link = h("a", {
      class: own ? "cite own" : "cite",
      "data-level": own ? null : level,
      "data-c": c.at,
      id: first ? "c" + c.at : null,
      tabindex: own ? "-1" : null,
      href: "#/d/" + doc.at + "/c" + c.at,
      "aria-describedby": own ? null : "n" + c.at,
      "data-verdict": c.verdict,
      onclick: (event) => {
        event.preventDefault();
        event.stopPropagation();
        select(c.at, true);
      },
    });
    if (first) marks.set(c.at, link);
    return link;
  };
  let table = null,
    aside = null;
  const outside = () => {
    // what a portal put around the document, folded away
    if (!aside) {
      aside = h("details", { class: "outside" }, h("summary", null, said("region", "web_chrome")));
      body.append(aside);
    }
    return aside;
  };
  const opens = new Map();
  sections.forEach((section) => {
    const p = paragraphAt(paragraphs, section.start);
    if (p >= 0 && !opens.has(p)) opens.set(p, section);
  });
  paragraphs.forEach((p, n) => {
    const region = p.region === null ? "left" : INDEX.regions[p.region],
      section = opens.get(n),
      raw = text.slice(p.start, p.end);
    let element;
    if (raw[0] === "|" && raw.indexOf("|", 1) > 0) {
      // a row of a table
      if (!table) {
        table = h("table", { class: "cells" });
        body.append(h("div", { class: "wide", tabindex: "0" }, table));
      }
      if (/^[\s|:\-]+$/.test(raw)) return;
      element = h("tr");
      for (let at = p.start + 1; at < p.end;) {
        let stop = text.indexOf("|", at);
        if (stop < 0 || stop > p.end) stop = p.end;
        if (stop < p.end || text.slice(at, stop).trim()) element.append(drawn(at, stop, h("td")));
        at = stop + 1;
      }
      table.append(element);
    } else {
      table = null;
      element = drawn(p.start, p.end, h("p", { class: "r-" + region }));
      (region === "web_chrome" ? outside() : body).append(element);
    }
    if (region !== "web_chrome") aside = null;
    if (section) {
      element.id = "s" + section.at;
      const depth = section.path.split(".").length;
      if (section.heading && p.end - p.start <= section.heading.length + section.label.length + 12)
        put(element, { role: "heading", "aria-level": Math.min(6, depth + 2) }, []);
    }
    starts.push(p.start);
    elements.push(element);
  });

  const notes = h("ol", { class: "notes", "aria-label": t("notes") });
  const cards = new Map();
  noted.forEach((c) => {
    const card = note(doc, c, numbers.get(c.at), () => select(c.at, true));
    cards.set(c.at, card);
    notes.append(card);
  });
  const others = FINDINGS.filter(
    (found) =>
      found.document === doc.at && !noted.some((c) => c.full_start <= found.start && found.start < c.full_end),
  );
  others.forEach((found) => {
    const card = h(
      "li",
      { class: "note finding " + found.severity, "data-at": found.start },
      h("span", { class: "badge " + found.severity }, said("severity", found.severity)),
      " ",
      other(found),
    );
    notes.append(card);
  });

  let selected = null;
  const select = (at, focus) => {
    const card = cards.get(at),
      mark = marks.get(at);
    if (selected !== null) {
      cards.get(selected)?.classList.remove("open");
      marks.get(selected)?.classList.remove("on");
    }
    selected = card ? at : null;
    if (mark) mark.classList.add("on");
    if (!card) return;
    opened(doc, citations[at], card);
    card.classList.add("open");
    history.replaceState(null, "", "#/d/" + doc.at + "/c" + at);
    arranged();
    if (getComputedStyle(notes).position === "static" && focus)
      showSheet(card.querySelector(".inside").cloneNode(true), mark);
  };
  const arranged = () => {
    // each note beside its citation, pushed down by the one above; the selected one exactly
    const beside = getComputedStyle(notes).position !== "static";
    notes.classList.toggle("beside", beside);
    if (!beside) {
      body.style.minHeight = "";
      return;
    }
    const top = body.getBoundingClientRect().top;
    const wanted = [...notes.children]
      .map((card) => {
        const mark = card.dataset.c
          ? marks.get(Number(card.dataset.c))
          : elements[Math.max(0, paragraphAt(paragraphs, Number(card.dataset.at)))];
        card.classList.toggle("folded", Boolean(mark) && !mark.getClientRects().length);
        return { card, y: mark ? mark.getBoundingClientRect().top - top : 0 };
      })
      .sort((a, b) => a.y - b.y);
    const heights = wanted.map(({ card }) => card.offsetHeight + 6);
    const fixed = wanted.findIndex(({ card }) => card.classList.contains("open"));
    const tops = new Array(wanted.length);
    let low = -Infinity;
    for (let n = Math.max(0, fixed); n < wanted.length; n++) {
      tops[n] = Math.max(wanted[n].y, low);
      low = tops[n] + heights[n];
    }
    if (fixed > 0) {
      // those above give way upwards
      low = -Infinity;
      for (let n = 0; n < fixed; n++) {
        tops[n] = Math.max(wanted[n].y, low);
        low = tops[n] + heights[n];
      }
      let high = tops[fixed];
      for (let n = fixed - 1; n >= 0 && tops[n] + heights[n] > high; n--) {
        tops[n] = high - heights[n];
        high = tops[n];
      }
    }
    wanted.forEach(({ card }, n) => {
      card.style.top = tops[n] + "px";
    });
    body.style.minHeight = (wanted.length ? Math.max(...tops.map((y, n) => y + heights[n])) : 0) + "px";
  };
  const go = (place) => {
    const at = Number(place.slice(1));
    let element = null;
    if (place[0] === "c") {
      select(at, false);
      element = marks.get(at);
    } else if (place[0] === "s" && sections[at]) element = elements[paragraphAt(paragraphs, sections[at].start)];
    else if (place[0] === "@") element = elements[Math.max(0, paragraphAt(paragraphs, at))];
    if (!element) return;
    element.closest("details")?.setAttribute("open", "");
    element.scrollIntoView({ block: place[0] === "s" ? "start" : "center" });
    element.classList.add("found");
    if (place[0] === "c") element.focus({ preventScroll: true });
  };
  const step = (by) => {
    // the next citation, the one before
    const list = noted.map((c) => c.at),
      now = list.indexOf(selected);
    const to = list[now < 0 ? (by > 0 ? 0 : list.length - 1) : (now + by + list.length) % list.length];
    if (to !== undefined) go("c" + to);
  };
  current = { arranged, step, whole: () => noted.forEach((c) => opened(doc, c, cards.get(c.at))) };
  const tree = sectionTree(doc, told);
  const whole = h(
    "div",
    { class: "reading" + (tree ? "" : " flat") },
    tree,
    h("div", { class: "column" }, body, notes),
  );
  return { whole, arranged, go };
}
const paragraphAt = (paragraphs, at) => {
  // the last paragraph that begins by there
  let low = 0,
    high = paragraphs.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (paragraphs[mid].start <= at) low = mid + 1;
    else high = mid;
  }
  return low - 1;
};
