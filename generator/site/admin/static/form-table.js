// A table of the text as a grid of cells, instead of strokes and dashes: what is copied from Excel or WPS is pasted into it.
(function () {
  "use strict";

  function parsed(text) {
    const lines = text.trim().split("\n");
    const rows = lines.filter((_, at) => at !== 1).map((line) => {
      const inner = line.trim().replace(/^\|/, "").replace(/(^|[^\\])\|$/, "$1");
      return split(inner).map((cell) => cell.trim().replace(/\\\|/g, "|").replace(/<br\s*\/?>/g, "\n"));
    });
    const width = Math.max(1, ...rows.map((row) => row.length));
    return { rows: rows.map((row) => [...row, ...Array(width - row.length).fill("")]), marks: lines[1] || "" };
  }

  function split(inner) {
    const cells = [""];
    for (let at = 0; at < inner.length; at += 1) {
      if (inner[at] === "\\" && at + 1 < inner.length) { cells[cells.length - 1] += inner.slice(at, at + 2); at += 1; }
      else if (inner[at] === "|") cells.push("");
      else cells[cells.length - 1] += inner[at];
    }
    return cells;
  }

  // Alignment of columns stays as it was as long as there are as many.
  function written(rows, marks) {
    const width = Math.max(1, ...rows.map((row) => row.length));
    const line = (row) => `| ${Array.from({ length: width }, (_, at) => cell(row[at] || "")).join(" | ")} |`;
    const kept = marks && split(marks.trim().replace(/^\||\|$/g, "")).length === width ? marks.trim() : `|${" --- |".repeat(width)}`;
    return [line(rows[0] || []), kept, ...rows.slice(1).map(line)].join("\n");
  }

  const cell = (text) => text.replace(/(^|[^\\])\|/g, "$1\\|").replace(/\s*\n\s*/g, "<br>").trim();

  // What Excel and WPS put on the clipboard: tabs between cells, quotes around a cell with line ends.
  function pasted(text) {
    const rows = [[""]];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const row = rows[rows.length - 1];
      if (quoted && text[at] === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else if (text[at] === '"' && (quoted || row[row.length - 1] === "")) quoted = !quoted;
      else if (text[at] === "\t" && !quoted) row.push("");
      else if (text[at] === "\n" && !quoted) rows.push([""]);
      else if (text[at] !== "\r") row[row.length - 1] += text[at];
    }
    if (rows.length > 1 && rows[rows.length - 1].every((one) => !one)) rows.pop();
    return rows;
  }

  window.gongkaiTable = { parsed, written, pasted };

  window.gongkaiForm.parts.push((CMS) => {
    const { createClass, h } = window;
    const EMPTY = written([["", ""], ["", ""]]);

    const Grid = createClass({
      table() { return parsed(this.props.value || EMPTY); },
      put(rows, marks) { this.props.onChange(written(rows, marks)); },

      change(row, column, text) {
        const { rows, marks } = this.table();
        this.put(rows.map((cells, at) => (at === row ? cells.map((one, number) => (number === column ? text : one)) : cells)), marks);
      },

      paste(row, column, event) {
        const given = pasted(event.clipboardData.getData("text/plain"));
        if (given.length === 1 && given[0].length === 1) return;
        event.preventDefault();
        const { rows } = this.table();
        const width = Math.max(rows[0].length, column + Math.max(...given.map((cells) => cells.length)));
        const made = Array.from({ length: Math.max(rows.length, row + given.length) }, (_, at) =>
          Array.from({ length: width }, (_unused, number) => {
            const fresh = at >= row && number >= column && given[at - row] ? given[at - row][number - column] : undefined;
            return fresh !== undefined ? fresh : (rows[at] || [])[number] || "";
          }));
        this.put(made, "");
      },

      row(at) { const { rows, marks } = this.table(); this.put([...rows.slice(0, at), rows[0].map(() => ""), ...rows.slice(at)], marks); },
      column(at) { this.put(this.table().rows.map((cells) => [...cells.slice(0, at), "", ...cells.slice(at)]), ""); },
      lessRow(at) { const { rows, marks } = this.table(); if (rows.length > 1) this.put(rows.filter((_, one) => one !== at), marks); },
      lessColumn(at) { const { rows } = this.table(); if (rows[0].length > 1) this.put(rows.map((cells) => cells.filter((_, one) => one !== at)), ""); },

      render() {
        const { rows } = this.table();
        const button = (label, text, act) => h("button", { type: "button", title: label, "aria-label": label, onClick: act }, text);
        // Keys typed here are not the text's around it.
        const own = { onKeyDown: (event) => event.stopPropagation(), onCut: (event) => event.stopPropagation(), onCopy: (event) => event.stopPropagation() };
        return h("div", { className: "gk-grid", ...own },
          h("table", {}, h("tbody", {},
            h("tr", {}, rows[0].map((_, column) => h("td", { key: column }, button(`删去第 ${column + 1} 列`, "×", () => this.lessColumn(column)))), h("td")),
            rows.map((cells, row) => h("tr", { key: row },
              cells.map((text, column) => h(row ? "td" : "th", { key: column },
                h("textarea", { rows: Math.max(1, text.split("\n").length), value: text, "aria-label": `第 ${row + 1} 行第 ${column + 1} 列`,
                  onChange: (event) => this.change(row, column, event.target.value), onPaste: (event) => { event.stopPropagation(); this.paste(row, column, event); } }))),
              h("td", {}, button(`删去第 ${row + 1} 行`, "×", () => this.lessRow(row))))))),
          h("p", {}, button("在末尾加一行", "加一行", () => this.row(rows.length)), button("在右边加一列", "加一列", () => this.column(rows[0].length)),
            h("span", {}, "第一行是表头。可以从 Excel、WPS 复制后粘贴到一格里。")));
      },
    });

    CMS.registerWidget("gongkai-table", Grid);
    CMS.registerEditorComponent({
      id: "gongkai-table",
      label: "表格",
      fields: [{ name: "table", label: "表格", widget: "gongkai-table", required: false }],
      pattern: /^\|.*\|[ \t]*\n\|[ \t:|]*-[ \t:|-]*(?:\n\|.*\|[ \t]*)*/,
      fromBlock: (match) => ({ table: match[0] }),
      toBlock: (given) => given.table || EMPTY,
      toPreview: (given) => given.table || "",
    });
  });
})();
