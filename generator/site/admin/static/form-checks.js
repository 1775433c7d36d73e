// What is wrong with a text before it is saved. With the preview's server by the checks of the build; without one as far
// as they are patterns: tables.json has them from the detectors themselves (generator/site/admin/form_checks.py).
(function () {
  "use strict";

  // ---- in the browser alone ----

  const day = (year, month, date) => {
    const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
    return made.getUTCMonth() === Number(month) - 1 && made.getUTCDate() === Number(date) && month !== "00";
  };

  // GB 11643-1999: region, date of birth, check digit (checksums.py).
  function isIdentity(number, { weights, checks, provinces, centuries }) {
    if (!/^[1-9][0-9]{16}[0-9Xx]$/.test(number)) return false;
    if (number[0] === "9" && !provinces.includes(number.slice(1, 3))) return false;
    if (!centuries.includes(number.slice(6, 8)) || !day(number.slice(6, 10), number.slice(10, 12), number.slice(12, 14))) return false;
    const total = weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0);
    return checks[total % 11] === number[17].toUpperCase();
  }

  // Rows of whole groups of a run that hold so many characters: [start, end, digits, sizes].
  function* windows(groups, count) {
    for (let first = 0; first < groups.length; first += 1) {
      let digits = "";
      for (let last = first; last < groups.length && digits.length < count; last += 1) {
        digits += groups[last].text;
        if (digits.length === count) {
          const sizes = groups.slice(first, last + 1).map((group) => group.text.length);
          yield { start: groups[first].at, end: groups[last].at + groups[last].text.length, digits, sizes };
        }
      }
    }
  }

  const same = (one, other) => one.length === other.length && one.every((part, at) => part === other[at]);
  const hidden = (digits, head, tail) => digits.slice(0, head) + "*".repeat(digits.length - head - tail) + digits.slice(-tail);

  function mobilesIn(text, groups, { mobile, context }) {
    const found = [];
    for (const prefix of mobile.prefixes) {
      for (const one of windows(groups, 11 + prefix.length)) {
        const number = one.digits.slice(prefix.length);
        if (!one.digits.startsWith(prefix) || !new RegExp(`^(?:${mobile.form})$`).test(number)) continue;
        const rest = !prefix ? one.sizes : one.sizes[0] === prefix.length ? one.sizes.slice(1) : [one.sizes[0] - prefix.length, ...one.sizes.slice(1)];
        const before = text.slice(Math.max(0, one.start - 16), one.start).split("\n").pop();
        const after = text.slice(one.end, one.end + 12);
        const shaped = mobile.shapes.some((shape) => same(shape, rest)) || new RegExp(mobile.said).test(before);
        const other = new RegExp(context.code).test(before) || new RegExp(`^(?:${context.unit})`).test(after) ||
          /[0-9][.,]$|[A-Za-z]$/.test(before) || /^[A-Za-z0-9]|^-[0-9]/.test(after) || (/[第〕]\s*$/.test(before) && after.startsWith("号"));
        const told = found.some((hit) => hit.end === one.end); // with its prefix and without
        if (shaped && !other && !told) found.push({ code: "PRI-MOBILE", ...one, shown: hidden(number, 3, 4) });
      }
    }
    return found;
  }

  function numbersIn(text, tables) {
    const found = [];
    for (const run of text.matchAll(new RegExp(tables.run, "g"))) {
      const groups = [...run[0].matchAll(/[0-9]+[Xx]?|[Xx]/g)].map((part) => ({ at: run.index + part.index, text: part[0] }));
      const hits = [...windows(groups, 18)].filter((one) => isIdentity(one.digits, tables.identity));
      if (hits.length) found.push(...hits.map((one) => ({ code: "PRI-ID18", ...one, shown: hidden(one.digits, 2, 3) })));
      else found.push(...mobilesIn(text, groups, tables));
    }
    return found;
  }

  // The form that a 发文字号 should have; null when it has it.
  function numberFault(number, { strict, other, loose }) {
    const text = String(number || "").trim();
    const whole = (pattern) => new RegExp(`^(?:${pattern})$`).exec(text);
    if (!text || whole(strict) || whole(other)) return null;
    const meant = whole(loose);
    return meant ? `${meant.groups.organ}〔${meant.groups.year}〕${meant.groups.number}号` : "机关代字〔年份〕序号号";
  }

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] || "");

  function finding(tables, code, field, values) {
    const words = tables.words[code];
    return { code, field, level: words.level, message: filled(words.message, values), hint: filled(words.hint, values) };
  }

  const inText = (text, tables) =>
    numbersIn(text, tables).map((one) => finding(tables, one.code, "", { shown: one.shown }));

  function inBrowser(text, data, tables) {
    const found = inText(text, tables);
    const wanted = numberFault(data.doc_number, tables.number);
    if (wanted) found.push(finding(tables, "DOC-NUMBER", "发文字号", { shown: data.doc_number, wanted }));
    return found;
  }

  window.gongkaiChecks = { inText, numbersIn, numberFault };

  // ---- the panel at the foot of the form ----

  const LEVELS = { error: "错误", warning: "提示", info: "说明" };
  const LARGEST = 20 * 1024 * 1024;

  async function coded(blob) {
    const read = new FileReader();
    await new Promise((done, failed) => { read.onload = done; read.onerror = failed; read.readAsDataURL(blob); });
    return read.result.slice(read.result.indexOf(",") + 1);
  }

  // Files that were chosen in the form and are nowhere else yet.
  async function brought(entry, folder) {
    const files = (entry.get("mediaFiles") || []).filter((file) => file.get("draft")).toJS();
    const made = [];
    let size = 0;
    for (const file of files) {
      const blob = file.file instanceof Blob ? file.file : await (await fetch(file.url)).blob();
      size += blob.size;
      if (size <= LARGEST) made.push({ path: `${folder}/${file.name}`, content: await coded(blob) });
    }
    return made;
  }

  window.gongkaiForm.parts.push((CMS) => {
    const { createClass, h } = window;
    const { site } = window.gongkaiForm;

    const Checks = createClass({
      getInitialState() { return { found: [], lacking: [], state: "", open: true }; },
      componentDidMount() { this.timer = setInterval(this.look, 500); },
      componentWillUnmount() { clearInterval(this.timer); this.gone = true; },

      // A text is looked at when nobody has typed for a moment.
      look() {
        const entry = this.props.getEntry();
        const data = entry && entry.get("data");
        if (!data || this.busy) return;
        if (site.saved && site.saved !== this.told && site.saved.name === site.current(entry)) {
          this.told = site.saved;
          this.setState({ saved: data });
        }
        if (data !== this.seen) { this.seen = data; this.done = false; return; }
        if (!this.done) { this.done = true; this.run(entry, data); }
      },

      async run(entry, data) {
        this.busy = true;
        const given = data.toJS();
        const fields = this.props.collection.get("fields").toJS();
        const lacking = fields.filter((field) => field.required !== false && field.name !== site.ADDRESS && lacks(given[field.name])).map((field) => field.label);
        const text = window.gongkaiFormat.toFile(given, fields.map((field) => field.name));
        let found, state = "";
        try {
          found = site.api ? await this.asked(entry, text) : inBrowser(text, given, site.tables.checks);
        } catch (error) {
          [found, state] = [inBrowser(text, given, site.tables.checks), `没有全部检查：${error.message}`];
        }
        this.busy = false;
        if (!this.gone) this.setState({ found: found.filter((item) => !item.lacking), lacking, state, seen: data });
      },

      async asked(entry, text) {
        const path = site.pathOf(entry);
        const assets = await brought(entry, path.slice(0, path.lastIndexOf("/")));
        return site.ask("gongkaiCheck", { path, text, assets });
      },

      render() {
        const { found, lacking, state, open, seen } = this.state;
        const count = (level) => found.filter((item) => item.level === level).length;
        const wrong = count("error"), noted = found.length - wrong;
        const said = [
          seen === undefined ? "正在检查…" : "",
          lacking.length ? `还没有填：${lacking.join("、")}` : "",
          wrong ? `${wrong} 个错误，改好才能公开` : "",
          noted ? `${noted} 条提示` : "",
          seen !== undefined && !found.length && !lacking.length ? "没有发现问题" : "",
          state,
        ].filter(Boolean);
        return h("div", { className: "gk-checks", role: "status", "aria-live": "polite", "data-state": seen === undefined ? "waiting" : "done" },
          h("p", {}, h("strong", {}, "检查："), said.join("；"),
            found.length > 0 && h("button", { type: "button", "aria-expanded": open, onClick: () => this.setState({ open: !open }) }, open ? "收起" : "展开")),
          open && found.length > 0 && h("ul", {}, found.map((item, at) =>
            h("li", { key: at, className: `gk-${item.level}` },
              h("b", {}, LEVELS[item.level]), item.field ? `（${item.field}）` : "", item.message, item.hint ? h("span", {}, ` ${item.hint}`) : null))),
          this.saved());
      },

      saved() {
        const entry = this.props.getEntry();
        if (!entry || entry.get("newRecord") || this.state.saved !== entry.get("data")) return null;
        const where = site.workflow ? "已保存，等审核、发布后才公开。" : site.api ? "已保存在这台电脑上，发布网站以后才公开。" : "已保存，网站重新生成以后才公开。";
        return h("p", { className: "gk-saved" }, where, site.api && !site.workflow
          ? h("a", { href: `/d/${site.current(entry)}/`, target: "_blank", rel: "noopener" }, "在预览里看页面") : null);
      },
    });

    const lacks = (value) => value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
    CMS.registerWidget("gongkai-checks", Checks);
  });
})();
