// The parts of the page below the summary, then what narrow screens and paper change.
extension StyleSheet {
    static let tables = """
        table { border-collapse: collapse; width: 100%; }
        th, td {
          text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
          border-bottom: 1px solid var(--line);
        }
        th { font-weight: 600; } tbody th { font-weight: 500; }
        thead th {
          font-size: .8125rem; color: var(--soft); border-bottom: 2px solid var(--line);
          vertical-align: bottom;
        }
        td.number, th.number { text-align: right; white-space: nowrap; padding-right: 0; padding-left: .75rem; }
        .area-table { max-width: 54rem; }
        .area-table .drawing { width: 50%; }
        .area-table .bar { margin: .35rem 0 0; }
        .area-table td, .area-table th { padding-block: .35rem; }
        .filters fieldset {
          display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; align-items: center;
          border: 1px solid var(--line); border-radius: 4px; padding: .5rem .9rem .7rem; margin: 0 0 1.25rem;
          font-size: .9375rem;
        }
        .filters legend { font-size: .8125rem; color: var(--soft); padding: 0 .3rem; }
        .filters input[type=search] {
          font: inherit; width: 12rem; max-width: 100%; padding: .15rem .4rem; color: inherit;
          background: var(--sheet); border: 1px solid var(--soft); border-radius: 3px;
        }
        .filters select {
          font: inherit; max-width: 100%; padding: .15rem .3rem; color: inherit; background: var(--sheet);
          border: 1px solid var(--soft); border-radius: 3px;
        }
        .tag { font: 500 .8125rem/1.3 system-ui, sans-serif; color: var(--soft); }
        .status .tag { display: block; }
        .filters output { color: var(--soft); margin-left: auto; font-variant-numeric: tabular-nums; }
        .requirement-table { font-size: .9375rem; line-height: 1.45; table-layout: fixed; }
        .requirement-table thead .number { width: 4rem; } .requirement-table thead th:first-child { width: 9rem; }
        .requirement-table thead th:nth-child(2) { width: 27%; } .requirement-table thead th:nth-child(4) { width: 18%; }
        .requirement-table .source { color: var(--soft); font-size: .875rem; }
        .what .count { color: var(--soft); } .what a { font-weight: 500; }
        .what .rule { display: block; color: var(--soft); font-size: .8125rem; }
        .passages p + p { margin-top: .35rem; } .passages q { font-size: 1rem; }
        .passages b, .miss b { font-weight: 600; }
        .coverage-table { max-width: 30rem; } .coverage-table tfoot th { font-weight: 600; }
        .coverage-bar { max-width: 54rem; } .swatch { width: .9em; height: .9em; vertical-align: -.1em; }
        .coverage-checked { fill: var(--earned); } .coverage-partly { fill: url(#hatch); }
        .coverage-vain { fill: var(--soft); } .coverage-open { fill: var(--line); }
        .prose { max-width: 70ch; margin-top: 1.5rem; } .prose p, .meanings { margin-top: .75rem; }
        .meanings > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 1rem; padding: .2rem 0; }
        .ledger { max-width: 60rem; }
        .ledger tfoot th, .ledger tfoot td { border-top: 2px solid var(--line); font-weight: 600; }
        .ledger tr > :last-child { padding-left: 1.5rem; } .ledger td.number { font-variant-numeric: tabular-nums; }
        .table-frame { overflow-x: auto; } .table-frame :is(td, th) { overflow-wrap: break-word; }
        .area-table tbody th, .elements tbody th, .elements .spots { overflow-wrap: anywhere; min-width: 9rem; }
        .sum span { display: block; margin-top: .6rem; font-variant-numeric: tabular-nums; }

        """

    static let findings = """
        .finding {
          border-left: 4px solid var(--tone); background: var(--sheet); padding: 1rem 1.25rem 1.1rem;
          margin-top: 1.25rem; border-radius: 0 4px 4px 0;
        }
        .finding h4 { font-size: 1.125rem; } .finding h4 .badge { display: block; margin-bottom: .15rem; }
        .finding h4 .count { color: var(--soft); font-weight: 500; }
        .finding .body { display: grid; grid-template-columns: minmax(0, 44rem) minmax(15rem, 1fr); gap: 0 2.5rem; }
        .finding .rule { color: var(--soft); font-size: .875rem; }
        .finding .message { margin-top: .6rem; }
        .question { margin-top: .6rem; padding: .5rem .75rem; background: var(--tint); border-radius: 3px; }
        .accepted { margin-top: .6rem; padding: .45rem .8rem; border-left: 4px solid var(--link); background: var(--faint); }
        .question .label, .looked .label, .accepted .label { display: block; } .looked, .miss { margin-top: .6rem; }
        .quote { margin-top: .9rem; padding-left: 1rem; border-left: 1px solid var(--line); }
        blockquote { font-size: 1.0625rem; line-height: 1.55; }
        blockquote b { font-weight: 600; text-decoration: underline 2px var(--tone); text-underline-offset: .2em; }
        figcaption { color: var(--soft); font-size: .875rem; margin-top: .2rem; }
        .elements { margin-top: .9rem; max-width: 50rem; font-size: .9375rem; }
        .elements td, .elements th { padding-block: .3rem; } .elements .spots { padding-left: 1.5rem; }
        .suggestion {
          margin-top: .9rem; padding: .6rem .9rem .75rem; border: 1px dashed var(--soft); border-radius: 3px;
        }
        .suggestion p + p { font-size: 1.0625rem; }
        .notes {
          display: grid; gap: .6rem; margin-top: .6rem; font-size: .875rem; align-content: start;
          border-left: 1px solid var(--line); padding-left: 1.25rem;
        }
        .notes dt { color: var(--soft); font-size: .8125rem; }
        .brief { margin-top: 2rem; }
        .brief li { padding: .4rem 0; border-bottom: 1px solid var(--line); max-width: 84ch; }
        .brief strong { font-weight: 500; } .brief .count { color: var(--soft); }
        .vain li { padding: .7rem 0; border-bottom: 1px solid var(--line); max-width: 84ch; }
        .vain li:first-child { border-top: 1px solid var(--line); }
        .changed li li, .changed li li:first-child { padding: .1rem 0; border: 0; margin-left: 1.25rem; list-style: disc; } .changed .turn { margin: .2rem 0; }
        .changed .where { color: var(--soft); font-size: .875rem; } .changed ins { text-underline-offset: .2em; }
        .miss { color: var(--soft); } .miss q { color: var(--ink); }
        .article-list > div {
          display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1rem; padding: .4rem 0;
          border-bottom: 1px solid var(--line);
        }
        .article-list dt { font-weight: 500; } .article-list li + li { margin-top: .15rem; }
        .chip { text-decoration: none; color: inherit; } .chip:hover { text-decoration: underline; }
        .chip .badge { color: var(--tone, var(--soft)); }
        .remarks-list li { max-width: 72ch; padding-left: 1.2rem; text-indent: -1.2rem; margin-top: .3rem; }
        .remarks-list li::before {
          content: "–"; display: inline-block; width: 1.2rem; text-indent: 0; color: var(--soft);
        }
        .entry:target, .row:target { outline: 2px solid var(--focus); outline-offset: 4px; }

        """

    static let draft = """
        .sheet {
          background: var(--sheet); border: 1px solid var(--line); border-radius: 4px;
          padding: 2rem 1.5rem 2.5rem 2.5rem; font-size: 1.0625rem; line-height: 1.6;
        }
        .row {
          display: grid; grid-template-columns: minmax(0, 70ch) minmax(15rem, 1fr); gap: 0 2rem;
          padding: .3rem 0;
        }
        .row > :first-child { min-width: 0; }
        .sheet h4 { font-size: 1.375rem; margin-top: 1.25rem; } .sheet h5 { font-size: 1.1875rem; margin-top: 1rem; }
        .sheet h6 { font-size: 1.0625rem; margin-top: .6rem; }
        .row:first-child > :first-child { margin-top: 0; } .references { white-space: nowrap; }
        .number-label { color: var(--soft); font-variant-numeric: tabular-nums; }
        .item { padding-inline-start: 1.75rem; } .item.depth-2 { padding-inline-start: 3.5rem; }
        .item.depth-3, .item.depth-4, .item.depth-5 { padding-inline-start: 5.25rem; }
        .footnote { font-size: .9375rem; color: var(--soft); }
        .sheet table { font-size: 1rem; } .sheet th, .sheet td { padding-right: 1rem; }
        .sheet thead th, .sheet th { color: inherit; font-size: 1rem; font-weight: 600; }
        mark {
          color: inherit; background: var(--tint); padding-block: .1em;
          text-decoration: underline 1px dotted var(--tone); text-underline-offset: .22em;
          text-decoration-skip-ink: none;
        }
        mark.s-miss { background: none; }
        mark b {
          font-weight: inherit; text-decoration: underline 2px solid var(--tone);
          text-underline-offset: .22em; text-decoration-skip-ink: none;
        }
        .reference {
          font: 600 .75rem/1 system-ui, sans-serif; color: var(--tone); text-decoration: none;
          white-space: nowrap; vertical-align: .35em; margin-inline-start: .2em; padding: .1em;
        }
        .reference:hover { text-decoration: underline; } .reference .icon { margin-inline-end: .1em; }
        .margin {
          font: .875rem/1.4 system-ui, sans-serif; border-left: 1px solid var(--line); padding-left: 1rem;
          align-self: start;
        }
        .margin li + li { margin-top: .4rem; } .margin .badge { display: block; font-size: .8125rem; }

        """

    static let narrow = """
        @media screen and (max-width: 58rem) {
          .row, .finding .body { grid-template-columns: minmax(0, 1fr); gap: .3rem; }
          .notes { border: 0; padding: 0; gap: .35rem; }
          .notes div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1rem; }
          .margin { margin: 0 0 .5rem; display: grid; gap: .3rem; } .margin li + li { margin-top: 0; }
          .margin .badge { display: inline; }
        }
        @media screen and (max-width: 46rem) {
          body { padding: 0 1rem 3rem; }
          .cards { grid-template-columns: minmax(0, 1fr); }
          .masthead .run { margin-left: 0; width: 100%; }
          .sheet { padding: 1rem 1rem 1.5rem; margin-inline: -.5rem; }
          .item { padding-inline-start: 1rem; } .item.depth-2 { padding-inline-start: 2rem; }
          .item.depth-3, .item.depth-4, .item.depth-5 { padding-inline-start: 3rem; }
          .requirement-table, .requirement-table tbody { display: block; } .requirement-table thead { display: none; }
          .requirement-table tr {
            display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .25rem 1rem; padding: .8rem 0;
            border-bottom: 1px solid var(--line);
          }
          .requirement-table td { display: block; border: 0; padding: 0; min-width: 0; }
          .requirement-table .status { order: 1; } .requirement-table .gain { order: 2; }
          .requirement-table .what, .requirement-table .passages, .requirement-table .source {
            grid-column: 1 / -1; order: 3;
          }
          .requirement-table .gain:not(:empty)::after { content: " points"; color: var(--soft); }
          .notes div, .article-list > div { grid-template-columns: minmax(0, 1fr); }
          /* Tables of short cells: two cells a line, what is long below them. */
          .area-table, .area-table tbody, .elements, .elements tbody { display: block; }
          .area-table thead, .elements thead { display: none; }
          .area-table tr, .elements tr {
            display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .45rem 0;
            border-bottom: 1px solid var(--line);
          }
          .area-table tr > *, .elements tr > * { border: 0; padding: 0; width: auto !important; min-width: 0 !important; }
          .area-table .weight { display: none; }
          .area-table .drawing { grid-column: 1 / -1; order: 3; }
          .elements .number { order: -1; grid-row: 1; grid-column: 2; }
          .elements th, .elements .spots { grid-column: 1 / -1; padding: 0; }
          .finding { padding: .8rem .9rem; margin-inline: -.5rem; }
        }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

        """

    static let print = """
        @page { margin: 18mm 16mm; }
        @media print {
          html { font-size: 10pt; } body { max-width: none; padding: 0; background: none; }
          .skip, .parts, .filters, .documents { display: none; }
          .card, .finding, .sheet { background: none; }
          mark, .question, .bar, .icon { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          a, a.place { color: inherit; text-decoration: none; }
          .cards { gap: 4mm; margin: 4mm 0; } .card { padding: 3mm 4mm; } .tally { grid-template-columns: 1fr 1fr; }
          .points { grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem 1.5rem; margin: 4mm 0; }
          .points li { padding: .15rem 0; } article.document > section { padding-top: 8mm; }
          .area-table td, .area-table th, .coverage-table td, .coverage-table th, .ledger td, .ledger th { padding-block: .15rem; }
          .requirement-table thead .number { width: 12mm; } .requirement-table thead th:first-child { width: 29mm; } .requirement-table thead th:nth-child(4) { width: 22%; }
          .finding { padding: 3mm 4mm; margin-top: 4mm; } .finding .body { grid-template-columns: minmax(0, 1fr) 5cm; gap: 0 .6cm; }
          /* What is met has its passages in the table of requirements already. */
          .finding.s-met { display: none; }
          blockquote, .suggestion p + p, .sheet { font-size: 1rem; line-height: 1.45; }
          h2, h3, h4, h5, h6, thead, .finding .rule { break-after: avoid; }
          .quote, .question, .suggestion, tr, .notes div, .points li, .card { break-inside: avoid; }
          .sheet { border: 0; padding: 0; }
          .row { grid-template-columns: minmax(0, 1fr) 5.2cm; gap: 0 .6cm; break-inside: avoid; }
          .margin { font-size: 8pt; margin: 0; display: block; } .requirement-table { font-size: 9pt; }
          .table-frame { overflow: visible; }
          article.document + article.document { break-before: page; border: 0; margin: 0; }
          section.draft { break-before: page; }
        }

        """
}
