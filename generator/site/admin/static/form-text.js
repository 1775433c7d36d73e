// The text of a document, into which Word and Excel files are dropped: the preview's server reads them as `gongkai import`
// does; elsewhere mammoth reads Word in the browser, and of other files it is said what to do.
(function () {
  "use strict";

  const LARGEST = 20 * 1024 * 1024;
  const LEVELS = { error: "错误", warning: "注意", info: "说明" };

  const notice = (level, message, hint) => ({ level, message, hint: hint || "" });

  async function coded(file) {
    const read = new FileReader();
    await new Promise((done, failed) => { read.onload = done; read.onerror = failed; read.readAsDataURL(file); });
    return read.result.slice(read.result.indexOf(",") + 1);
  }

  const bytesOf = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

  // ---- without a server ----

  function loaded(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, onload: done, onerror: () => failed(new Error("没有取到读 Word 的程序")) });
      document.head.append(script);
    });
  }

  async function wordInBrowser(file, strict) {
    if (!window.mammoth) await loaded("mammoth.browser.min.js");
    const pictures = [];
    const picture = window.mammoth.images.imgElement(async (image) => {
      const ending = { "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif" }[image.contentType];
      if (!ending) return { src: "", alt: "（这张图片的格式不能用）" };
      const name = `${Date.now().toString(36)}-${pictures.length + 1}.${ending}`;
      pictures.push({ name, content: await image.read("base64") });
      return { src: name };
    });
    const made = await window.mammoth.convertToHtml({ arrayBuffer: await file.arrayBuffer() }, { convertImage: picture, styleMap: ["p[style-name='Title'] => h1:fresh"] });
    const parsed = new DOMParser().parseFromString(made.value, "text/html");
    // What the head says once stands in its field, not in the text again.
    const taken = (fits) => {
      const first = parsed.body.firstElementChild;
      if (!first || !fits(first)) return "";
      first.remove();
      return first.textContent.trim();
    };
    const number = new RegExp(`^(?:${strict})$`);
    const title = taken((first) => first.nodeName === "H1");
    const fields = { doc_number: taken((first) => number.test(first.textContent.trim())) };
    return {
      failed: false, title, fields, files: pictures, body: blocks(parsed.body).trim(),
      notices: [notice("warning", "Word 的自动编号、页眉页脚、文本框没有带入", "请对照原文核对一遍。")],
    };
  }

  const escaped = (text) => text.replace(/\s+/g, " ").replace(/([\\*_`[\]<>|])/g, "\\$1");

  function inline(node) {
    return [...node.childNodes].map((child) => {
      if (child.nodeType === Node.TEXT_NODE) return escaped(child.data);
      const inner = inline(child);
      switch (child.nodeName) {
        case "STRONG": return inner.trim() ? `**${inner.trim()}**` : "";
        case "EM": return inner.trim() ? `*${inner.trim()}*` : "";
        case "A": return /^https?:/.test(child.getAttribute("href") || "") ? `[${inner}](${child.getAttribute("href")})` : inner;
        case "IMG": return child.getAttribute("src") ? `![${child.getAttribute("alt") || ""}](${child.getAttribute("src")})` : "";
        case "BR": return "\\\n";
        default: return inner;
      }
    }).join("");
  }

  function items(list, depth) {
    return [...list.children].map((item, at) => {
      const lists = [...item.children].filter((child) => /^[OU]L$/.test(child.nodeName));
      lists.forEach((inner) => inner.remove());
      const mark = list.nodeName === "OL" ? `${at + 1}. ` : "- ";
      return `${"   ".repeat(depth)}${mark}${inline(item)}\n${lists.map((inner) => items(inner, depth + 1)).join("")}`;
    }).join("");
  }

  // A cell over several columns stands in the first of them: Markdown has no other.
  function table(found) {
    const rows = [...found.rows].map((row) => [...row.cells].flatMap((cell) => {
      const paragraphs = [...cell.children].map(inline);
      return [(paragraphs.length ? paragraphs.join("<br>") : inline(cell)).replace(/\\\n/g, "<br>"), ...Array(cell.colSpan - 1).fill("")];
    }));
    return window.gongkaiTable.written(rows);
  }

  function blocks(node) {
    return [...node.children].map((child) => {
      const level = /^H([1-6])$/.exec(child.nodeName);
      if (level) return `${"#".repeat(Math.max(2, Number(level[1])))} ${inline(child)}\n\n`;
      if (/^[OU]L$/.test(child.nodeName)) return `${items(child, 0)}\n`;
      if (child.nodeName === "TABLE") return `${table(child)}\n\n`;
      return inline(child).trim() ? `${inline(child).trim()}\n\n` : "";
    }).join("");
  }

  async function read(file, site) {
    if (file.size > LARGEST) throw new Error("文件超过 20 MB，请拆小后再试");
    if (site.api) return site.ask("gongkaiRead", { name: file.name, content: await coded(file) });
    if (/\.docx$/i.test(file.name)) return wordInBrowser(file, site.tables.checks.number.strict);
    if (/\.(xlsx|xlsm|csv|xls|et)$/i.test(file.name)) {
      throw new Error("表格请在 Excel 或 WPS 里选中、复制，再点“插入”里的“表格”，粘贴到第一格；或者作为附件上传");
    }
    throw new Error("这里只能读 .docx；其他格式请先用 WPS 或 Word 另存为 .docx，或者作为附件上传");
  }

  // A field that is still empty and has one line of text takes what the file says of itself.
  function fill(key, value, entry) {
    const input = document.querySelector(`input[id^="${key}-field-"]`);
    if (!value || !input || entry.getIn(["data", key])) return false;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  window.gongkaiText = { wordInBrowser };

  window.gongkaiForm.parts.push((CMS) => {
    const { createClass, h } = window;
    const { site } = window.gongkaiForm;
    const markdown = CMS.getWidget("markdown");

    const Text = createClass({
      getInitialState() { return { round: 0, busy: false, over: false, notices: [] }; },

      async take(files) {
        this.setState({ busy: true, over: false, notices: [] });
        const notices = [];
        for (const file of files) {
          try {
            notices.push(...(await this.put(file)).map((one) => ({ ...one, message: `${file.name}：${one.message}` })));
          } catch (error) {
            notices.push(notice("error", `${file.name}：没有放进来`, error.message));
          }
        }
        this.setState({ busy: false, notices, round: this.state.round + 1 });
      },

      // The text goes behind what is there already: nothing that somebody wrote is replaced.
      async put(file) {
        const made = await read(file, site);
        if (made.failed) return made.notices;
        for (const one of made.files) {
          await this.props.onPersistMedia(new File([bytesOf(one.content)], one.name), { field: this.props.field });
        }
        const before = String(this.props.value || "").trimEnd();
        this.props.onChange(before ? `${before}\n\n${made.body}` : made.body);
        const entry = this.props.getEntry();
        fill("title", made.title, entry);
        fill("doc_number", made.fields && made.fields.doc_number, entry);
        const tables = made.files.filter((one) => one.name.endsWith(".csv")).map((one) => one.name);
        const more = tables.length ? [notice("warning", `表格太长，存成文件 ${tables.join("、")}`, "在“附件”或“明细”里选用它。")] : [];
        return [notice("info", "文字已放在正文末尾"), ...more, ...made.notices];
      },

      drop(event) {
        if (!event.dataTransfer || !event.dataTransfer.files.length) return;
        event.preventDefault();
        event.stopPropagation();
        this.take([...event.dataTransfer.files]);
      },

      // Widget asks for the value and the focus of what it wraps.
      getValidateValue() { return this.inner && this.inner.getValidateValue ? this.inner.getValidateValue() : this.props.value; },
      focus(path) { if (this.inner && this.inner.focus) this.inner.focus(path); },

      render() {
        const { busy, over, notices, round } = this.state;
        return h("div", { onDropCapture: this.drop, onDragEnter: () => this.setState({ over: true }), onDragLeave: () => this.setState({ over: false }) },
          h("label", { className: over ? "gk-drop gk-over" : "gk-drop", onDragOver: (event) => event.preventDefault() },
            busy ? "正在读取文件…" : "把 Word、Excel 文件拖到这里，或点这里选择：文字和表格进入正文",
            h("input", { type: "file", className: "gk-file", multiple: true, disabled: busy, accept: ".docx,.xlsx,.xlsm,.csv,.tsv,.txt,.md,.html,.htm,.doc,.wps,.xls,.et",
              onChange: (event) => { this.take([...event.target.files]); event.target.value = ""; } })),
          notices.length > 0 && h("ul", { className: "gk-notices", role: "status" }, notices.map((one, at) =>
            h("li", { key: at, className: `gk-${one.level}` }, h("b", {}, LEVELS[one.level]), one.message, one.hint ? ` ${one.hint}` : ""))),
          h(markdown.control, { ...this.props, key: round, ref: (inner) => { this.inner = inner; } }));
      },
    });

    CMS.registerWidget("gongkai-text", Text, markdown.preview);
  });
})();
