// -- views, keys, and the first look ----------------------------------------------------------

const tabs = [...at("tabs").children];

function view(tab) {
  for (const one of tabs) {
    const is = one === tab;
    one.setAttribute("aria-selected", String(is));
    one.tabIndex = is ? 0 : -1;
    at(one.getAttribute("aria-controls")).hidden = !is;
  }
  if (tab.id === "tab-left" && !at("documents").children.length) findLeft();
}

for (const tab of tabs) tab.onclick = () => view(tab);
at("tabs").onkeydown = (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = tabs[(tabs.indexOf(event.target) + 1) % tabs.length];
  view(other);
  other.focus();
};

document.addEventListener("keydown", (event) => {
  const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || at("detail").open) return;
  event.preventDefault();
  view(tabs[0]);
  at("search").focus();
});

function about() {
  const counts = new Map();
  for (const row of records) counts.set(row.record.kind, (counts.get(row.record.kind) || 0) + 1);
  const kinds = [...counts].map(([kind, count]) => `${number(count)} ${count === 1 ? kind : data.plurals[kind] || kind}`);
  const of = data.documents.length;
  return `${kinds.join(", ") || "No records"} from ${of === 1 ? data.documents[0].path : `${number(of)} documents`}`;
}

for (const [id, filter] of Object.entries(filters)) {
  choices(id, filter);
  at(id).onchange = find;
}
chart("Papers by year", "paper", "year", false);
const years = new Set(records.map((row) => row.month && row.month.slice(0, 4)).filter(Boolean));
chart("Lectures by date", "lecture", years.size > 8 ? "year" : "month", years.size <= 8);
sortChoices();
at("about").textContent = about();
at("left-count").textContent = number(leftovers.reduce((sum, one) => sum + one.missed.length + one.notes.length, 0));
at("search").oninput = find;
at("left-search").oninput = findLeft;
at("bar").onsubmit = (event) => event.preventDefault();
at("filters").onclick = () => {
  at("filters").setAttribute("aria-expanded", String(at("bar").classList.toggle("open")));
};
at("clear").onclick = clear;
at("none-clear").onclick = clear;
at("more").onclick = showMore;
at("rows").onkeydown = walk;
at("detail").onkeydown = turn;
at("detail").onclick = (event) => {
  if (event.target === at("detail")) at("detail").close();
};
new IntersectionObserver((seen) => {
  if (seen.some((one) => one.isIntersecting)) showMore();
}, { rootMargin: "600px" }).observe(at("more"));
showHeads();
find();
