// -- the table --------------------------------------------------------------------------------

const PAGE = 100;
let shown = 0;

function showHeads() {
  at("heads").replaceChildren(...COLUMNS.map((column, place) => {
    const is = sorted.column === column;
    const turn = () => {
      sortBy(column, is ? !sorted.down : Boolean(column.down));
      at("heads").children[place].firstChild.focus();
    };
    const order = !is ? "none" : sorted.down ? "descending" : "ascending";
    const sign = make("span", { "aria-hidden": "true" }, !is ? "" : sorted.down ? " ▼" : " ▲");
    const button = make("button", { type: "button", onclick: turn }, column.name, sign);
    return make("th", { scope: "col", className: column.style || "", "aria-sort": order }, button);
  }));
}

function sortChoices() {
  at("sort").append(make("option", { value: "" }, "as listed"));
  COLUMNS.forEach((column, place) => {
    const down = column.down ? "-" : "";
    const label = `${column.name} ${column.down ? "▼" : "▲"}`;
    at("sort").append(make("option", { value: `${place}${down}` }, label));
    const other = column.down ? "" : "-";
    at("sort").append(make("option", { value: `${place}${other}` }, `${column.name} ${other ? "▼" : "▲"}`));
  });
  at("sort").onchange = () => {
    const value = at("sort").value;
    sortBy(value ? COLUMNS[parseInt(value, 10)] : null, value.endsWith("-"));
  };
}

function rowOf(row) {
  const { record } = row;
  const open = make("button", { type: "button", className: "open", onclick: () => show(row), ...language(record.title) },
    ...marked(record.title, words));
  const go = row.url ? link(row.url, "↗", { className: "go", "aria-label": `Open ${record.title}` }) : null;
  const names = record.authors || record.speakers || record.organizations || [];
  const who = names.slice(0, 4).join(", ") + (names.length > 4 ? " …" : "");
  const under = [who, record.venue].filter(Boolean).join(" · ");
  const told = record.recorded ? "✓ recorded" : record.completed ? "✓ completed" : null;
  const mark = told ? make("span", { className: "tag" }, told) : null;
  const description = record.description
    ? make("div", { className: "dim excerpt", ...language(record.description) }, ...marked(record.description, words)) : null;
  const count = row.count === null ? [] : [number(row.count), make("div", { className: "dim" }, ` ${row.counted}`)];
  return make("tr", {},
    make("td", {}, open, go, under ? make("div", { className: "dim" }, under) : null, description),
    make("td", { className: "marks" }, make("span", { className: "tag" }, record.kind), mark ? " " : null, mark),
    make("td", { className: "when" }, row.when),
    make("td", { className: "number" }, ...count),
    make("td", { className: "late dim" }, row.section));
}

function showRows() {
  at("rows").replaceChildren();
  shown = 0;
  showMore();
}

function showMore() {
  const rows = document.createDocumentFragment();
  for (const row of found.slice(shown, shown + PAGE)) rows.append(rowOf(row));
  shown = Math.min(found.length, shown + PAGE);
  at("rows").append(rows);
  at("more").hidden = shown >= found.length;
}

// Up and down walk through the titles.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.classList.contains("open")) return;
  const titles = [...at("rows").querySelectorAll(".open")];
  const next = titles[titles.indexOf(event.target) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

// -- charts -----------------------------------------------------------------------------------

const charts = [];

// Every year or month between the first and the last, so that gaps are seen.
function span(first, last, months) {
  const values = [];
  if (!months) for (let year = first; year <= last; year += 1) values.push(year);
  let [year, month] = months ? first.split("-").map(Number) : [];
  while (months && values[values.length - 1] !== last && values.length < 1000) {
    values.push(`${year}-${String(month).padStart(2, "0")}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return values;
}

function chart(title, kind, filter, months) {
  const of = (row) => (row.record.kind === kind ? filters[filter].of(row)[0] : undefined);
  const fits = (value) => value !== undefined && (!months || /^\d{4}-\d{2}$/.test(value));
  const known = records.map(of).filter(fits);
  if (new Set(known).size < 2) return;
  const ordered = [...known].sort((a, b) => (a < b ? -1 : 1));
  // one odd year far away would leave no room for the others
  const all = span(ordered[0], ordered[ordered.length - 1], months);
  const values = all.length <= 120 ? all : [...new Set(ordered)];
  const counts = new Map();
  for (const value of known) counts.set(value, (counts.get(value) || 0) + 1);
  const most = Math.max(...counts.values());
  const bars = make("div", { className: "bars", role: "group", "aria-label": title });
  for (const value of values) {
    const count = counts.get(value) || 0;
    if (!count) {
      bars.append(make("button", { type: "button", disabled: true, "aria-label": `${value}: none`, title: `${value}: none` }));
      continue;
    }
    const whole = make("span", { className: "all" });
    whole.style.height = `${Math.max(3, 100 * count / most)}%`;
    const press = () => {
      at(filter).value = at(filter).value === String(value) ? "" : String(value);
      find();
    };
    const bar = make("button", { type: "button", onclick: press, "data-value": value }, whole, make("span", { className: "found" }));
    bars.append(bar);
  }
  const ticks = make("div", { className: "ticks", "aria-hidden": "true" },
    make("span", {}, String(values[0])), make("span", {}, String(values[values.length - 1])));
  at("charts").append(make("figure", {}, make("figcaption", {}, `${title} (at most ${number(most)})`), bars, ticks));
  charts.push({ of, filter, bars, counts, most });
}

function showBars() {
  for (const { of, filter, bars, counts, most } of charts) {
    const now = new Map();
    for (const row of found) now.set(of(row), (now.get(of(row)) || 0) + 1);
    for (const bar of bars.children) {
      const value = bar.dataset.value;
      if (value === undefined) continue;
      const key = counts.has(value) ? value : Number(value);
      const count = now.get(key) || 0;
      const label = `${value}: ${number(counts.get(key))}` + (count === counts.get(key) ? "" : `, ${number(count)} found`);
      bar.title = label;
      bar.setAttribute("aria-label", label);
      bar.setAttribute("aria-pressed", String(at(filter).value === value));
      bar.lastChild.style.height = count ? `${Math.max(3, 100 * count / most)}%` : "0";
    }
  }
}
