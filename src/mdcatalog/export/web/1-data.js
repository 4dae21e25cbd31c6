"use strict";
// Everything shown is set as text, and only addresses of the web become links: whatever a
// document holds, nothing of it runs.
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);

// -- making elements ------------------------------------------------------------------------

function make(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

// Documents are of several languages; their fonts and voices differ.
function language(text) {
  if (/[\u3040-\u30ff]/.test(text)) return { lang: "ja" };
  return /[\u3400-\u9fff]/.test(text) ? { lang: "zh" } : {};
}

function link(url, text, more) {
  if (!/^https?:\/\//i.test(url)) return make("span", {}, text === url ? url : `${text} (${url})`);
  return make("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank", ...more }, text);
}

const list = (items) => make("ul", { className: "plain" }, ...items.map((item) => make("li", {}, item)));
const number = (value) => value.toLocaleString("en");
const lines = (first, last) => (last > first ? `lines ${first}–${last}` : `line ${first}`);

// -- comparing texts --------------------------------------------------------------------------

const variants = new Map();
const pairs = Array.from(data.variants);
for (let i = 0; i + 1 < pairs.length; i += 2) variants.set(pairs[i], pairs[i + 1]);

// Case, width, accents and script forms do not matter: the same as on the command line.
function fold(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();
  return Array.from(plain, (c) => variants.get(c) || c).join("");
}

const wordsOf = (text) => fold(text).split(/\s+/).filter(Boolean);

// The text with the words marked; as it is where folding changes its length.
function marked(text, words) {
  const folded = fold(text);
  if (!words.length || folded.length !== text.length) return [text];
  const parts = [];
  let end = 0;
  while (end < text.length) {
    const hits = words.map((word) => [folded.indexOf(word, end), word.length]).filter(([place]) => place >= 0);
    if (!hits.length) break;
    const [place, length] = hits.reduce((best, hit) =>
      (hit[0] < best[0] || (hit[0] === best[0] && hit[1] > best[1]) ? hit : best));
    parts.push(text.slice(end, place), make("mark", { className: "hit" }, text.slice(place, place + length)));
    end = place + length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}

// -- records ----------------------------------------------------------------------------------

const COUNTS = ["citations", "views", "stars", "examples"];

const records = data.records.map((record, place) => {
  const when = String(record.published || record.date || record.year || "");
  const parts = [record.id, record.title, record.description, record.notes, record.highlights,
    record.venue, record.technique, ...(record.authors || []), ...(record.speakers || []),
    ...(record.organizations || []), ...(record.tags || []), ...(record.section || [])];
  const counted = COUNTS.find((name) => typeof record[name] === "number");
  return {
    record, place, when,
    url: data.urls[place],
    year: record.year || Number(when.slice(0, 4)) || null,
    month: record.kind === "lecture" && record.date ? record.date.slice(0, 7) : null,
    count: counted ? record[counted] : null,
    counted: counted || "",
    recorded: record.recorded ?? record.completed ?? null,
    section: (record.section || []).join(" › "),
    folded: fold(record.title),
    text: fold(parts.filter(Boolean).join("\n")),
  };
});
const byId = new Map(records.map((row) => [row.record.id, row]));
