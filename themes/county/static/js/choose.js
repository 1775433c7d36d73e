// Tables with choices -> the rows that readers choose, in place. Without this file all rows are there.

for (const form of document.querySelectorAll("[data-choose]")) {
  const rows = [...form.parentElement.querySelectorAll("tbody tr")];
  const texts = rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  const whole = texts.map((cells) => cells.join("\n").toLowerCase());
  const status = form.querySelector("[data-choose-status]");

  const choose = () => {
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    const words = form.querySelector("[data-words]").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach((row, at) => {
      const fits = chosen.every((select) => texts[at][Number(select.dataset.column)] === select.value) && words.every((word) => whole[at].includes(word));
      row.hidden = !fits;
      left += fits ? 1 : 0;
    });
    status.textContent = left < rows.length ? `${left} / ${rows.length}` : "";
  };

  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => { event.preventDefault(); choose(); });
  choose(); // what a browser kept in the fields when it came back
}
