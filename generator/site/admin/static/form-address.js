// The address of a document: proposed so that no other has it, shown, and free to be changed. Of a published document
// the old address leads on to the new one.
(function () {
  "use strict";

  window.gongkaiForm.parts.push((CMS, tables) => {
    const { createClass, h } = window;
    const { site } = window.gongkaiForm;
    const form = new RegExp(`^(?:${tables.checks.address})$`);

    const Address = createClass({
      getInitialState() { return { names: new Set(), changing: false }; },

      componentDidMount() { this.begin(); },
      componentDidUpdate() { if (this.document() !== this.begun) this.begin(); },
      shouldComponentUpdate() { return true; }, // another document may come into the same form
      document() { const entry = this.props.getEntry(); return entry ? String(entry.get("newRecord") ? "" : entry.get("path")) : ""; },

      async begin() {
        this.begun = this.document();
        site.proposal = "";
        site.searchBy(this.props.query);
        const entry = this.props.getEntry();
        let names;
        try {
          names = await site.taken();
        } catch (error) {
          names = new Set(); // saving asks again
        }
        if (this.gone) return;
        // A proposal is no change of the document: whoever leaves an untouched form is not asked whether they mean it.
        if (entry && entry.get("newRecord")) site.proposal = site.proposed(this.props.collection.get("name"), names);
        this.setState({ names, changing: false });
      },
      componentWillUnmount() { this.gone = true; },

      isNew() { const entry = this.props.getEntry(); return !entry || entry.get("newRecord"); },
      now() { return this.isNew() ? site.proposal : site.current(this.props.getEntry()); },

      wrong(value) {
        if (!value || value === this.now()) return "";
        if (!form.test(value)) return "网址只用小写字母、数字、- 和 _，以字母或数字开头，不超过 100 个字符";
        return this.state.names.has(value) ? `网址 /d/${value}/ 已经有文件在用，换一个` : "";
      },
      getValidateValue() { return this.props.value || this.now(); },
      isValid() {
        const said = this.wrong(this.props.value || "");
        return said ? { error: { type: "CUSTOM", message: said } } : true;
      },

      change(event) { this.props.onChange(event.target.value.trim()); },

      render() {
        const value = this.props.value === undefined ? this.now() : this.props.value;
        const said = this.wrong(value);
        const editable = this.isNew() || this.state.changing;
        return h("div", { className: this.props.classNameWrapper },
          h("span", { className: "gk-address" }, `${site.address.replace(/\/$/, "")}/d/`,
            editable
              ? h("input", { id: this.props.forID, type: "text", value, onChange: this.change, spellCheck: false, autoComplete: "off",
                  "aria-invalid": Boolean(said), onFocus: this.props.setActiveStyle, onBlur: this.props.setInactiveStyle })
              : h("b", { id: this.props.forID }, value),
            "/",
            !editable && h("button", { type: "button", onClick: () => this.setState({ changing: true }) }, "改网址")),
          this.state.changing && h("p", { className: "gk-note" }, "改后旧网址仍能打开，自动转到新网址。"),
          said && h("p", { className: "gk-wrong", role: "alert" }, said));
      },
    });

    CMS.registerWidget("gongkai-address", Address);
  });
})();
