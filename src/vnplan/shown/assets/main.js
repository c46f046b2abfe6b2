// Which view is shown, the language, the keys.
let current = {};
const KEYS = new Map(NODES.map((node) => [node.key, node.at])); // #/akn/vn/... names a document too
const VIEWS = [
  ["documents", "#/"],
  ["directives", "#/directives"],
  ["picture", "#/picture"],
  ["matrix", "#/matrix"],
  ["findings", "#/findings"],
];
const main = document.getElementById("main");
const keyed = (view) => {
  try {
    return KEYS.get(decodeURIComponent(view)) ?? KEYS.get(decodeURIComponent(view.slice(1)));
  } catch {
    return undefined;
  }
};

function shown(view) {
  const [, name = "", ...rest] = view.split("/"),
    at = Number(rest[0]);
  current = {};
  const into = document.createDocumentFragment();
  if (name === "d" && DOCS[at]) {
    main.replaceChildren();
    return documentView(main, at, rest[1]);
  }
  if (name === "v" && NODES[at]) directiveView(into, at);
  else if (keyed(view) !== undefined) directiveView(into, keyed(view));
  else if (name === "directives") directivesView(into);
  else if (name === "picture") pictureView(into, rest[0] !== undefined && NODES[at] ? at : null);
  else if (name === "matrix") matrixView(into);
  else if (name === "findings") findingsView(into);
  else folderView(into);
  main.replaceChildren(into);
}
let last = null;
function route(keep) {
  const hash = location.hash.slice(1) || "/",
    [, name, at] = hash.split("/"),
    page = name + "/" + at;
  hideSheet();
  chrome(name);
  const was = last;
  last = page;
  shown(hash);
  document.title = visible(
    [main.querySelector("h1")?.textContent, INDEX.title || t("brand")].filter(Boolean).join(" – "),
  );
  if (keep !== true && !hash.split("/")[3]) window.scrollTo(0, 0);
  if (was !== null && keep !== true && !hash.split("/")[3]) main.focus({ preventScroll: true });
}
function chrome(name) {
  document.documentElement.lang = language;
  const here =
    name === "d" || !name ? "#/" : ["v", "akn", "cite", "text"].includes(name) ? "#/directives" : "#/" + name;
  document
    .getElementById("nav")
    .replaceChildren(
      ...VIEWS.map(([code, href]) => h("a", { href, "aria-current": href === here ? "page" : null }, t(code))),
    );
  document.getElementById("nav").setAttribute("aria-label", t("views"));
  document.getElementById("brand").replaceChildren(words(INDEX.title || t("brand")));
  document.getElementById("skip").textContent = t("skip");
  const theme = document.documentElement.dataset.theme || "";
  document.getElementById("tools").replaceChildren(
    h(
      "div",
      { class: "languages", role: "group", "aria-label": t("language") },
      [
        ["vi", "Tiếng Việt"],
        ["en", "English"],
      ].map(([code, told]) =>
        h(
          "button",
          {
            type: "button",
            lang: code,
            "aria-pressed": String(language === code),
            title: told,
            onclick: () => {
              language = code;
              kept.put("language", code);
              route(true);
              document.querySelector("#tools [lang=" + code + "]").focus();
            },
          },
          code.toUpperCase(),
        ),
      ),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon",
        "aria-label": t("theme") + ": " + t("theme_" + (theme || "auto")),
        title: t("theme") + ": " + t("theme_" + (theme || "auto")),
        onclick: themed,
      },
      theme === "dark" ? "☾" : theme === "light" ? "☀" : "◐",
    ),
  );
  document.getElementById("foot").replaceChildren(h("p", null, t("foot"), " ", day(INDEX.on), ". ", t("foot_keys")));
}
function themed() {
  const next = { "": "light", light: "dark", dark: "" }[document.documentElement.dataset.theme || ""];
  document.documentElement.dataset.theme = next;
  kept.put("theme", next);
  chrome(location.hash.split("/")[1] || "");
  document.querySelector("#tools .icon").focus();
}

const sheet = document.getElementById("sheet");
let from = null;
function showSheet(content, opener) {
  from = opener;
  const close = h(
    "button",
    { type: "button", class: "close", "aria-label": t("close"), onclick: () => hideSheet(true) },
    "×",
  );
  sheet.replaceChildren(close, content);
  sheet.hidden = false;
  sheet.setAttribute("aria-label", t("details"));
  close.focus({ preventScroll: true });
}
function hideSheet(back) {
  if (sheet.hidden) return;
  sheet.hidden = true;
  if (back && from) from.focus({ preventScroll: true });
}
sheet.addEventListener("click", (event) => {
  if (event.target.closest("a")) setTimeout(hideSheet);
});

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (!sheet.hidden) hideSheet(true);
    else if (event.target.id === "search" && event.target.value) {
      event.target.value = "";
      event.target.dispatchEvent(new Event("input"));
    }
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    if (!document.getElementById("search")) {
      location.hash = "#/";
      route();
    }
    document.getElementById("search").focus();
  } else if (event.key === "n" && current.step) current.step(1);
  else if (event.key === "p" && current.step) current.step(-1);
});
let late;
window.addEventListener("resize", () => {
  clearTimeout(late);
  late = setTimeout(() => current.arranged?.(), 120);
});
main.addEventListener("toggle", () => current.arranged?.(), true);
window.addEventListener("beforeprint", () => {
  // on paper nothing can be asked for
  main.querySelectorAll("details:not(.filters-more)").forEach((one) => {
    one.open = true;
  });
  for (let n = 0, more; n < 500 && (more = main.querySelector("button.more")); n++) more.click();
  current.whole?.();
});
window.addEventListener("hashchange", route);
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
window.vnplan = { index: INDEX, directives, implementers, coverage, laidOut }; // for who would ask more in the console
document.documentElement.dataset.theme = kept.get("theme") || "";
route();
