// The picture: a row a level, the centre at the top; who acts below. Order and measures come with the data.
const LOOK = INDEX.look;
const pictureState = { levels: new Set(), relations: new Set(), province: "", first: "", last: "" };
const weight = NODES.map(
  (node, at) => new Set(DOWN[at].map((edge) => edge.from)).size + new Set(UP[at].map((edge) => edge.to)).size,
);

function laidOut(nodes, most = LOOK.most) {
  const rows = [];
  let y = 36;
  for (const level of LEVELS) {
    const among = nodes.filter((at) => (NODES[at].level || "") === level);
    if (!among.length) continue;
    const some = [...among]
      .sort((a, b) => NODES[b].in_corpus - NODES[a].in_corpus || weight[b] - weight[a] || a - b)
      .slice(0, most)
      .sort((a, b) => NODES[a].order - NODES[b].order);
    const boxes = some.map((at, n) => ({
      at,
      x: LOOK.margin + (n % LOOK.columns) * (LOOK.box + LOOK.apart),
      y: y + Math.floor(n / LOOK.columns) * LOOK.line,
    }));
    rows.push({ level, y, boxes, left: among.length - some.length });
    y += Math.floor((some.length - 1) / LOOK.columns) * LOOK.line + LOOK.high + LOOK.row;
  }
  return { rows, height: y };
}

function pictureView(main, focus) {
  const state = pictureState,
    out = h("div", { class: "canvas", tabindex: "0", role: "region", "aria-label": t("picture") }),
    told = h("div", { class: "aside", "aria-live": "polite" });
  const base =
    focus === null
      ? NODES.map((node) => node.at)
      : [focus, ...new Set([...reach(focus, true).keys(), ...reach(focus, false).keys()])].filter(
          (at, n, all) => all.indexOf(at) === n,
        );
  const nodes = base.map((at) => NODES[at]);
  const relations = RELATIONS.filter((relation) => EDGES.some((edge) => edge.relation === relation));
  const wantedRelations = () => (state.relations.size ? state.relations : new Set(CARRIES));
  const draw = () => {
    const fit = (node) =>
      node.at === focus ||
      ((!state.levels.size || state.levels.has(node.level || "none")) &&
        (!state.province || !node.province || node.province === state.province) &&
        (!state.first || (node.year && node.year >= state.first)) &&
        (!state.last || (node.year && node.year <= state.last)));
    const chosen = wantedRelations(),
      some = new Set(nodes.filter(fit).map((node) => node.at));
    const edges = EDGES.filter((edge) => chosen.has(edge.relation) && some.has(edge.from) && some.has(edge.to));
    const among = new Set(base),
      linked = new Set(
        EDGES.filter((edge) => chosen.has(edge.relation) && among.has(edge.from) && among.has(edge.to)).flatMap(
          (edge) => [edge.from, edge.to],
        ),
      );
    const { rows, height } = laidOut(
      [...some].filter((at) => at === focus || linked.has(at) || (NODES[at].in_corpus && focus === null)),
    );
    out.replaceChildren(
      rows.length ? drawing(rows, height, edges, focus) : h("p", { class: "nothing" }, t("nothing_fits")),
    );
  };
  const ticks = (codes, set, label) =>
    h(
      "fieldset",
      { class: "ticks" },
      h("legend", null, label[0]),
      codes.map((code) =>
        h(
          "label",
          { class: "tick", "data-level": label[1] === "level" ? code : null },
          h("input", {
            type: "checkbox",
            checked: set.has(code),
            onchange: (event) => {
              event.target.checked ? set.add(code) : set.delete(code);
              draw();
            },
          }),
          label[1] === "level" ? said("level", code === "none" ? "" : code) : said("relation", code),
        ),
      ),
    );
  const year = (label, name) =>
    h(
      "label",
      { class: "field small" },
      h("span", null, label),
      h("input", {
        type: "number",
        min: 1945,
        max: 2100,
        value: state[name],
        oninput: (event) => {
          state[name] = event.target.value;
          draw();
        },
      }),
    );
  add(
    main,
    h("h1", null, t("picture")),
    h("p", { class: "lead" }, t("picture_told")),
    focus === null
      ? null
      : h(
          "p",
          { class: "focus" },
          t("focus"),
          " ",
          nodeLink(NODES[focus]),
          " ",
          h("a", { class: "button", href: "#/picture" }, t("show_all")),
        ),
    h(
      "details",
      { class: "panel filters-more", open: state.levels.size + state.relations.size > 0 },
      h("summary", null, t("filter")),
      h(
        "div",
        { class: "filters" },
        ticks(
          levelsOf(nodes).map(([code]) => code),
          state.levels,
          [column("level"), "level"],
        ),
        ticks(relations, state.relations, [column("relation"), "relation"]),
        choice(column("province"), provincesOf(nodes), state.province, (value) => {
          state.province = value;
          draw();
        }),
        year(t("year_from"), "first"),
        year(t("year_to"), "last"),
      ),
    ),
    h(
      "p",
      { class: "legend" },
      h("span", { class: "key given" }, t("legend_given")),
      h("span", { class: "key cited" }, t("legend_cited")),
      h("span", { class: "key line implements" }, said("relation", "implements")),
      h("span", { class: "key line legal_basis" }, said("relation", "legal_basis")),
      h("span", { class: "key line others" }, t("legend_others")),
    ),
    out,
    told,
  );
  draw();
}

function drawing(rows, height, edges, focus) {
  const boxes = new Map(rows.flatMap((row) => row.boxes.map((box) => [box.at, box])));
  const half = LOOK.box / 2;
  const lines = edges
    .filter((edge) => boxes.has(edge.from) && boxes.has(edge.to))
    .map((edge) => {
      const [a, b] = [boxes.get(edge.from), boxes.get(edge.to)],
        above = b.y + LOOK.high <= a.y;
      const [x1, x2, y1, y2] = [a.x + half, b.x + half, a.y, above ? b.y + LOOK.high : b.y],
        bend = above ? Math.max(18, Math.floor((y1 - y2) / 2)) : 30;
      return s("path", {
        class: "edge " + edge.relation,
        "data-from": edge.from,
        "data-to": edge.to,
        d:
          "M" +
          x1 +
          " " +
          y1 +
          "C" +
          x1 +
          " " +
          (y1 - bend) +
          " " +
          x2 +
          " " +
          (above ? y2 + bend : y2 - bend) +
          " " +
          x2 +
          " " +
          y2,
      });
    });
  const near = new Map();
  lines.forEach((line) =>
    [line.dataset.from, line.dataset.to].forEach((at) => {
      if (!near.has(at)) near.set(at, []);
      near.get(at).push(line);
    }),
  );
  const shown = new Map();
  const light = (at, on) => {
    svg.classList.toggle("lit", on);
    (near.get(String(at)) || []).forEach((line) => {
      line.classList.toggle("on", on);
      [line.dataset.from, line.dataset.to].forEach((key) => shown.get(Number(key)).classList.toggle("on", on));
    });
    shown.get(at).classList.toggle("on", on);
  };
  const box = ({ at, x, y }) => {
    const node = NODES[at],
      [first, second] = boxNames(node),
      number = cut(second, lettersOf(second)),
      wide = squeezed(number, number.length > 14 ? 10 : 11.5),
      name = [node.label, titleOf(node), said("level", node.level)].filter(Boolean).join(", ");
    const made = s(
      "a",
      {
        href: "#/picture/" + at,
        class: "node " + (node.in_corpus ? "given" : "cited") + (at === focus ? " focus" : ""),
        "data-node": at,
        "data-level": node.level || "none",
        "aria-label": name,
        onmouseenter: () => light(at, true),
        onmouseleave: () => light(at, false),
        onfocus: () => light(at, true),
        onblur: () => light(at, false),
      },
      s("title", null, name),
      s("rect", { class: "frame", x, y, width: LOOK.box, height: LOOK.high, rx: 4 }),
      s("rect", { class: "bar", x, y, width: 5, height: LOOK.high, rx: 2 }),
      s("text", { x: x + 12, y: y + 17, class: "kind", "aria-hidden": "true" }, cut(first, 20)),
      s(
        "text",
        {
          x: x + 12,
          y: y + 33,
          class: number.length > 14 ? "number long" : "number",
          "aria-hidden": "true",
          textLength: wide,
          lengthAdjust: wide && "spacingAndGlyphs",
        },
        number,
      ),
    );
    shown.set(at, made);
    return made;
  };
  const label = (row) =>
    s(
      "text",
      { class: "row", "data-level": row.level || "none", x: 16, y: row.y + 18 },
      [...inLines(said("level", row.level), 18), row.left ? "+ " + number(row.left) : null]
        .filter(Boolean)
        .map((line, n) => s("tspan", { x: 16, dy: n ? 15 : 0 }, line)),
    );
  const svg = s(
    "svg",
    { viewBox: "0 0 " + LOOK.width + " " + height, class: "picture" },
    s("title", null, t("picture")),
    s("g", null, lines),
    rows.map((row) => s("g", null, label(row), row.boxes.map(box))),
  );
  return svg;
}
const cut = (text, most) => (text.length <= most ? text : text.slice(0, most - 1) + "…");
const inLines = (text, wide) => {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    if (lines[lines.length - 1] && lines[lines.length - 1].length + word.length >= wide) lines.push("");
    lines[lines.length - 1] = (lines[lines.length - 1] + " " + word).trim();
  }
  return lines;
};
const lettersOf = (name) => (!name.includes(" ") ? 20 : name === name.toUpperCase() ? 14 : 18); // as many as a box has room for
// As wide as a name is drawn that would run over the edge of its box; null for one that fits.
function squeezed(name, size) {
  const room = LOOK.box - 16;
  let wide = 0;
  for (const sign of name) wide += (sign !== sign.toLowerCase() ? 0.76 : 0.66) * size;
  return wide > room ? room : null;
}
function boxNames(node) {
  if (node.number && node.label.endsWith(" " + node.number))
    return [node.label.slice(0, -node.number.length - 1) || type(node.document_type), node.number];
  const [first, ...rest] = inLines(node.label, 20);
  return [first, rest.join(" ")];
}
