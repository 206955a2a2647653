extension HTMLReport {
    /// Hides requirements by status, area or words. The page reads as well without it.
    static let filterScript = """

        for (const form of document.querySelectorAll(".filters")) {
          const entries = [...form.closest("article.document").querySelectorAll(".entry")];
          // A requirement has a row and a detail: both go by the words of both.
          const texts = {};
          for (const entry of entries) {
            texts[entry.dataset.number] = (texts[entry.dataset.number] ?? "") + " " + entry.textContent.toLowerCase();
          }
          const boxes = [...form.querySelectorAll("[name=status]")];
          const news = form.querySelector("[name=new]");
          const area = form.querySelector("select");
          const words = form.querySelector("[type=search]");
          const show = () => {
            const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
            const wanted = words.value.trim().toLowerCase();
            for (const entry of entries) {
              const data = entry.dataset;
              entry.hidden = !statuses.has(data.status) || (area.value && data.area !== area.value)
                || (news?.checked && data.baseline === "unchanged") || !texts[data.number].includes(wanted);
            }
            const shown = entries.filter((entry) => entry.tagName === "TR" && !entry.hidden).length;
            form.querySelector("output").textContent = `${shown} of ${Object.keys(texts).length} shown`;
          };
          form.addEventListener("input", show);
          form.addEventListener("submit", (event) => event.preventDefault());
          form.hidden = false;
          show();
        }
        // A link may lead to a requirement that the filters hide.
        addEventListener("hashchange", () => {
          const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
          if (target?.hidden) {
            target.hidden = false;
            target.scrollIntoView();
          }
        });

        """
}
