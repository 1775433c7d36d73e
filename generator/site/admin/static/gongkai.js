// Decap CMS <-> our documents. Front matter is read as the program reads it: every scalar is text, Chinese keys are
// equal to English ones, names and aliases mean their ids. Writing changes only what an editor changed: any other line
// stays as it was, remarks and all. tables.json has the keys, types and names (generator/site/admin/tables.py).
(function () {
  "use strict";

  window.CMS_MANUAL_INIT = true;
  const SOURCE = "__source";
  const HEAD = /^\ufeff?\s*---[ \t]*\n([\s\S]*?)^((?:---|\.\.\.)[ \t]*$\n?)/m;
  const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#'"\-][^:]*?))\s*:(?=\s|$)/;
  const schema = { schema: jsyaml.FAILSAFE_SCHEMA };
  let tables;

  const fold = (name) => name.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const isEmpty = (value) =>
    value === undefined || value === null || value === "" || value === false ||
    (Array.isArray(value) && value.length === 0) || (isRecord(value) && Object.keys(value).length === 0);
  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // "a: 1\n# remark\nb:\n- 2\n" -> [{key: "", text: ""}, {key: "a", text: "a: 1\n# remark\n"}, ...]
  function parts(head) {
    const found = [{ key: "", text: "" }];
    for (const line of head.match(/[^\n]*\n|[^\n]+$/g) || []) {
      const key = KEY.exec(line);
      if (key) found.push({ key: key[1] || key[2] || key[3], text: line });
      else found[found.length - 1].text += line;
    }
    return found;
  }

  function split(text) {
    const plain = text.replace(/\r\n?/g, "\n");
    const head = HEAD.exec(plain);
    // What stands before the opening line may only be blank, as for the program.
    if (!head || plain.slice(0, head.index).trim()) return { head: null, close: "", body: plain };
    return { head: head[1], close: head[2], body: plain.slice(head.index + head[0].length) };
  }

  function kindOf(raw) {
    const named = raw.kind || raw["类型"];
    return (named && tables.terms.kind.found[fold(String(named))]) || tables.kind;
  }

  // Written value -> the value that a widget takes. Two ways to write one thing come out as one.
  function shown(key, type, value) {
    if (value === null || value === "") return undefined;
    if (tables.terms[key] && typeof value === "string") return tables.terms[key].found[fold(value)] || value;
    const form = tables.forms[type];
    if (form.split && typeof value === "string") value = value.split(new RegExp(form.split)).map((s) => s.trim()).filter(Boolean);
    if (form.document) return Array.isArray(value) ? value.map(fileOf) : fileOf(value);
    if (form.yes) return form.yes.includes(String(value).trim().toLowerCase());
    if (form.day) return day(value);
    if (form.drop) return String(value).replaceAll(form.drop, "");
    if (key === "status") return value === "已撤回" ? "withdrawn" : value;
    if (form.pairs) return Object.entries(value).map(([name, said]) => ({ name, value: String(said) }));
    if (form.record) {
      const list = Array.isArray(value) ? value : [value];
      const records = list.map((item) => record(form.record, typeof item === "string" ? { [form.bare]: item } : item));
      return form.list ? records : records[0];
    }
    return value;
  }

  function record({ keys, types }, given) {
    const found = {};
    for (const [name, value] of Object.entries(given || {})) {
      const own = keys[name];
      found[own || name] = own ? shown("", types[own], value) : value;
    }
    return found;
  }

  // "2026/3/1 9:30" -> "2026-03-01"; the clock stays in the file as long as the day does.
  function day(value) {
    const found = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?/.exec(String(value));
    return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : value;
  }

  const fileOf = (id) => Object.keys(tables.ids).find((file) => tables.ids[file] === id) || id;

  // Front matter -> {english key: {key as written, value for the widget}}
  function read(head) {
    const raw = jsyaml.load(head, schema) || {};
    const kind = kindOf(raw);
    const table = tables.kinds[kind];
    const values = {};
    for (const [key, value] of Object.entries(raw)) {
      const own = table.keys[key];
      if (own) values[own] = shown(own, table.types[own], value);
    }
    values.kind = kind;
    return { values, table };
  }

  function fromFile(text) {
    const { head, body } = split(text);
    if (head === null) return { title: "（没有头部的文件）", body: text, [SOURCE]: text };
    try {
      const { values } = read(head);
      for (const key of Object.keys(values)) if (values[key] === undefined) delete values[key];
      return { ...values, body: body.replace(/^\n+/, ""), [SOURCE]: text };
    } catch (error) {
      // One file with a slip must not keep the list of all others from opening.
      return { title: "（头部有错误的文件，请运行 gongkai check 查看）", body: text, [SOURCE]: text };
    }
  }

  // Widget's value -> what is written: names for ids, bare paths for files without a title, no empty things.
  function stored(key, type, value) {
    if (value === undefined || value === null) return "";
    if (tables.terms[key]) return tables.terms[key].names[value] || value;
    const form = tables.forms[type];
    const idOf = (file) => tables.ids[file] || file;
    if (form.document) return Array.isArray(value) ? value.map(idOf) : idOf(value);
    if (form.yes) return value ? form.yes[0] : "";
    if (form.bare) {
      const whole = value.map(filled).filter((item) => item[form.bare]);
      return whole.map((item) => (Object.keys(item).length > 1 ? item : item[form.bare]));
    }
    if (form.pairs) {
      return Object.fromEntries(value.map(filled).filter((item) => item.name).map((item) => [item.name, item.value || ""]));
    }
    if (form.list) return value.map(filled).filter((item) => !isEmpty(item));
    return isRecord(value) ? filled(value) : String(value);
  }

  function filled(value) {
    if (!isRecord(value)) return typeof value === "string" ? value.trim() : value;
    const kept = Object.entries(value).filter(([, inner]) => !isEmpty(inner)).map(([key, inner]) => [key, String(inner)]);
    return Object.fromEntries(kept);
  }

  const line = (key, value) => jsyaml.dump({ [key]: value }, { ...schema, lineWidth: -1, noRefs: true });
  const remarks = (text) => text.split("\n").slice(1).filter((row) => row.startsWith("#")).map((row) => `${row}\n`).join("");

  function toFile(data, order) {
    const before = split(data[SOURCE] || "");
    let old;
    try {
      old = before.head === null ? null : read(before.head);
    } catch (error) {
      return data.body;
    }
    if (!old && data[SOURCE]) return data.body;
    const kind = data.kind || (old && old.values.kind) || tables.kind;
    const table = tables.kinds[kind];
    const known = old ? old.values : {};
    const done = new Set(["body", "kind", SOURCE]);
    let head = "";
    for (const part of old ? parts(before.head) : []) {
      const key = table.keys[part.key];
      const value = data[key];
      const untouched = !key || key === "kind" || !(key in data) || same(plain(value), plain(known[key]));
      done.add(key);
      if (untouched || (isEmpty(value) && isEmpty(known[key]))) head += part.text;
      else head += written(part.key, key, table, value) + remarks(part.text);
    }
    if (head && !head.endsWith("\n")) head += "\n";
    if (!old && kind !== tables.kind) known.kind = kind;
    const sorted = [...(order || []), ...Object.keys(data)];
    for (const key of sorted) {
      if (done.has(key) || !(key in table.types)) continue;
      done.add(key);
      head += written(key, key, table, data[key]);
      if (key === "classification" && known.kind && !old) head += line("kind", tables.terms.kind.names[kind]);
    }
    return `---\n${head}${before.close || "---\n"}${bodyOf(before.body, data.body || "", Boolean(old))}`;
  }

  const plain = (value) => (typeof value === "number" ? String(value) : value === undefined ? null : value);

  function written(name, key, table, value) {
    const made = stored(key, table.types[key], value);
    return isEmpty(made) ? "" : line(name, made);
  }

  function bodyOf(before, now, stood) {
    if (stood && before.replace(/^\n+/, "").trimEnd() === now.trimEnd()) return before;
    const gap = stood ? /^\n*/.exec(before)[0] : "\n";
    return `${gap}${now.trimEnd()}\n`;
  }

  async function start() {
    const said = document.getElementById("opening");
    let config;
    try {
      tables = await (await fetch("tables.json", { credentials: "same-origin" })).json();
      config = jsyaml.load(await (await fetch("config.yml", { credentials: "same-origin" })).text());
      const { api, ask } = window.gongkaiForm.site.connect(config);
      // Saved here or waiting for somebody: the local backend says how it was started.
      if (api) config.publish_mode = (await ask("info", {})).publish_modes[0];
    } catch (error) {
      said.textContent = "没有取到站点的设置，请稍后刷新重试。";
      return;
    }
    window.CMS.registerCustomFormat("gongkai", "md", { fromFile, toFile });
    for (const part of window.gongkaiForm.parts) part(window.CMS, tables, config);
    said.remove();
    window.CMS.init();
  }

  // For tests, and for whoever wants to try the format in the console.
  window.gongkaiFormat = { fromFile, toFile, use: (given) => { tables = given; } };
  window.addEventListener("DOMContentLoaded", () => { if (window.CMS) start(); });
})();
