extension HTMLReport {
    /// Hides requirements by status or words. The page reads as well without it.
    static let filterScript = """

        for (const form of document.querySelectorAll(".filters")) {
          const entries = [...form.closest("article.document").querySelectorAll(".entry")];
          // A requirement has a row and a detail: both go by the words of both.
          const texts = {};
          for (const entry of entries) {
            texts[entry.dataset.number] = (texts[entry.dataset.number] ?? "") + " " + entry.textContent.toLowerCase();
          }
          const boxes = [...form.querySelectorAll("[type=checkbox]")];
          const words = form.querySelector("[type=search]");
          const show = () => {
            const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
            const wanted = words.value.trim().toLowerCase();
            for (const entry of entries) {
              entry.hidden = !statuses.has(entry.dataset.status) || !texts[entry.dataset.number].includes(wanted);
            }
            const shown = entries.filter((entry) => entry.tagName === "TR" && !entry.hidden).length;
            form.querySelector("output").textContent = `${shown} of ${Object.keys(texts).length} shown`;
          };
          form.addEventListener("input", show);
          form.addEventListener("submit", (event) => event.preventDefault());
          form.hidden = false;
          show();
        }

        """
}
