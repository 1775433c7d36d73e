// The form and whoever it saves to: our own questions to the preview's server (generator/authoring/preview/form_desk.py),
// what is done before and after saving, and words that Decap says otherwise or in English.
(function () {
  "use strict";

  const SOURCE = "__source", ADDRESS = "__address";
  const known = new Map(); // path -> the texts that this window opened or saved: anything else is somebody else's
  let api = "", query = null;

  async function ask(action, params) {
    const answer = await fetch(api, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ action, params }),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.error || "服务器没有回答");
    return value;
  }

  // The preview's server, if the form is opened there: its address has the session's key in it.
  function connect(config) {
    api = (config.local_backend && config.local_backend.url) || "";
    return Object.assign(site, { api });
  }

  // Names of all documents, wherever they lie: from the server, or by the same search that relations are chosen with.
  async function taken() {
    if (api) return new Set(await ask("gongkaiNames", {}));
    if (!query) return new Set();
    const found = await query("gongkai-names", "all", ["title"], "");
    const hits = (found && found.payload && found.payload.hits) || [];
    return new Set(hits.map((hit) => hit.slug.split("/").pop()));
  }

  function proposed(kind, names) {
    const now = new Date();
    const base = `${kind}-${now.getFullYear()}${String(now.getMonth() + 1).padStart(2, "0")}${String(now.getDate()).padStart(2, "0")}`;
    for (let number = 1; ; number += 1) {
      const name = number > 1 ? `${base}-${number}` : base;
      if (!names.has(name)) return name;
    }
  }

  const stem = (entry) => String(entry.get("slug") || "").split("/").pop();
  const current = (entry) => entry.getIn(["data", "id"]) || stem(entry);

  // Where a document is, or will be when it is new.
  function pathOf(entry) {
    if (!entry.get("newRecord") && entry.get("path")) return entry.get("path");
    const data = entry.get("data");
    return [site.folder, data.get("domain"), `${data.get(ADDRESS) || site.proposal || "neu"}.md`].filter(Boolean).join("/");
  }

  async function beforeSaving({ entry }) {
    let data = entry.get("data");
    const address = data.get(ADDRESS);
    if (entry.get("newRecord")) {
      const names = await taken();
      // What was only proposed gives way to somebody who was a minute earlier; what was typed is asked about.
      if (!address || address === site.proposal) {
        data = data.set(ADDRESS, site.proposal && !names.has(site.proposal) ? site.proposal : proposed(entry.get("collection"), names));
      } else if (names.has(address)) {
        throw new Error(`网址 /d/${address}/ 已经有文件在用，换一个再保存`);
      }
    } else {
      if (address && address !== current(entry)) {
        if ((await taken()).has(address)) throw new Error(`网址 /d/${address}/ 已经有文件在用，换一个再保存`);
        const before = data.get("aliases") || data.toList().clear();
        data = data.set("id", address).set("aliases", before.push(`/d/${current(entry)}/`));
      }
      const path = entry.get("path");
      known.set(path, [...new Set([...(known.get(path) || []), data.get(SOURCE)])].filter(Boolean));
    }
    if (!api) askAboutFaults(data);
    return data;
  }

  // What goes to a code platform stays in its history: there a number is asked about before it leaves the browser.
  function askAboutFaults(data) {
    const text = window.gongkaiFormat.toFile(data.toJS(), []);
    const wrong = window.gongkaiChecks.inText(text, site.tables.checks).filter((item) => item.level === "error");
    const said = wrong.map((item) => item.message).join("\n");
    if (wrong.length && !window.confirm(`${said}\n\n这些内容不能公开，存到代码平台以后很难彻底删除。仍要保存吗？`)) {
      throw new Error("没有保存：请先处理不能公开的内容");
    }
  }

  // Saving tells what the text was that one began with, so that nobody's work is overwritten unseen.
  function tellBefore() {
    const real = window.fetch.bind(window);
    window.fetch = async (where, given) => {
      const asked = String(where) === api && given && typeof given.body === "string" ? JSON.parse(given.body) : {};
      if (asked.action !== "persistEntry") return real(where, given);
      const files = asked.params.dataFiles || [];
      asked.params.before = Object.fromEntries(files.map((file) => [file.path, known.get(file.path) || []]));
      const answer = await real(where, { ...given, body: JSON.stringify(asked) });
      if (answer.ok) for (const file of files) known.set(file.path, [file.raw]);
      return answer;
    };
  }

  const SAVED = {
    editor: {
      editorToolbar: {
        publish: "保存", publishing: "正在保存…", published: "已保存", publishNow: "现在保存", unpublish: "撤下",
        publishAndCreateNew: "保存，然后新建一份", publishAndDuplicate: "保存，然后复制一份", changesSaved: "已保存",
        deployButtonLabel: "看页面", deletePublishedEntry: "删除已保存的内容",
      },
    },
    ui: { toast: { entryPublished: "内容已保存", onFailToPublishEntry: "没有保存：%{details}" } },
  };
  const REVIEWED = {
    editor: { editorToolbar: { published: "已交付发布", changesSaved: "已保存，尚未发布", deployButtonLabel: "看页面" } },
    ui: { toast: { entrySaved: "内容已保存，尚未发布", entryPublished: "已交付发布，网站重新生成后公开" } },
  };
  const COMMON = {
    app: { app: { loadingConfig: "正在读取设置…", waitingBackend: "正在读取内容…", checkConfigYml: "请让维护网站的人检查 config.yaml" } },
    editor: { editorWidgets: { markdown: { markdown: "源文", addComponent: "插入" }, image: { chooseUrl: "从网址插入", promptUrl: "输入图片的网址", replaceUrl: "换成另一个网址" },
      file: { chooseUrl: "从网址插入", promptUrl: "输入文件的网址", replaceUrl: "换成另一个网址" }, unknownControl: { noControl: "这一项不能在表单里填写" } } },
    mediaLibrary: { mediaLibraryModal: { deleting: "正在删除…" } },
    ui: { toast: { onFailToPersist: "没有保存：%{details}", onBackendDown: "服务器没有回答：%{details}" } },
  };

  function merged(one, other) {
    const made = { ...one };
    for (const [key, value] of Object.entries(other)) {
      made[key] = typeof value === "object" ? merged(made[key] || {}, value) : value;
    }
    return made;
  }

  const ENGLISH = new Map(Object.entries({
    "No options": "没有可选的", "Loading...": "正在读取…", "Select...": "请选择", "Search...": "搜索…",
  }));
  const TAKEN = /^(.*) already exists\. Do you want to replace it\?$/;

  // What Decap's parts say without asking the list of words.
  function speakChinese() {
    const confirm = window.confirm.bind(window);
    window.confirm = (said) => confirm(String(said).replace(TAKEN, "已经有 $1，要用新的替换它吗？"));
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const added of change.addedNodes) {
          const walker = document.createTreeWalker(added, NodeFilter.SHOW_TEXT);
          for (let node = walker.currentNode; node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE && ENGLISH.has(node.data)) node.data = ENGLISH.get(node.data);
          }
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  }

  const SAME = { jpeg: "jpg", yml: "yaml" };

  // A file that could not be made public is refused when it is chosen, not after everything else was written.
  function refuseFiles({ types, largest }) {
    document.addEventListener("change", (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== "file" || input.classList.contains("gk-file")) return;
      const said = [...input.files].map((file) => {
        const ending = file.name.includes(".") ? file.name.split(".").pop().toLowerCase() : "";
        if (!types.includes(SAME[ending] || ending)) return `“${file.name}”不能上传：可以公开的附件是 ${types.join("、")}。旧格式请先用 WPS 或 Office 另存。`;
        if (file.size > largest) return `“${file.name}”太大：不能超过 ${largest >> 20} MB，请压缩或拆开后再上传。`;
        return file.size ? "" : `“${file.name}”是空文件。`;
      }).filter(Boolean);
      if (!said.length) return;
      event.stopImmediatePropagation();
      input.value = "";
      window.alert(said.join("\n"));
    }, true);
  }

  const site = { proposal: "", api: "", connect, ask, taken, proposed, current, pathOf, searchBy: (given) => { query = given; }, ADDRESS, SOURCE };
  window.gongkaiForm = { site, parts: [] };
  window.gongkaiForm.parts.push((CMS, tables, config) => {
    const workflow = config.publish_mode === "editorial_workflow";
    Object.assign(site, { tables, workflow, folder: config.media_folder, address: config.display_url || "" });
    const words = CMS.getLocale("zh_Hans");
    CMS.registerLocale("zh_Hans", merged(merged(words, COMMON), workflow ? REVIEWED : SAVED));
    CMS.registerEventListener({ name: "preSave", handler: beforeSaving });
    CMS.registerEventListener({ name: "postSave", handler: ({ entry }) => { site.saved = { name: entry.get("newRecord") ? entry.getIn(["data", ADDRESS]) : current(entry) }; } });
    if (api) tellBefore();
    refuseFiles(tables.uploads);
    speakChinese();
  });
})();
