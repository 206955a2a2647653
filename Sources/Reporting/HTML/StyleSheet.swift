extension HTMLReport {
    /// The whole style of the page: colours, type, then the parts in the order in which they stand on it.
    static let styleSheet = StyleSheet.colours + StyleSheet.type + StyleSheet.summary + StyleSheet.tables
        + StyleSheet.findings + StyleSheet.draft + StyleSheet.narrow + StyleSheet.print
}

/// Parts of the style sheet. Text and signs keep a contrast of 4.5 to 1 or better on every ground they stand on, in
/// light and dark.
enum StyleSheet {
    static let colours = """

        :root {
          color-scheme: light dark;
          --paper: #fcfbf8; --sheet: #fff; --ink: #1d1c1a; --soft: #5b5852; --line: #dcd8cf; --faint: #f2efe9;
          --link: #1a4f8b; --focus: #1a4f8b; --earned: #3b6f8f; --open: #7b4fa8;
          --met: #1b6537; --met-tint: #e2f1e5; --partly: #6f5600; --partly-tint: #f6eec9;
          --not-met: #8a4600; --not-met-tint: #fbe9d0; --violated: #a11d1d; --violated-tint: #fbe1de;
          --review: #663a99; --review-tint: #eee5f8; --quiet: #5b5852; --quiet-tint: #eeebe5;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #161514; --sheet: #1d1c1a; --ink: #e9e6df; --soft: #aba69c; --line: #3b3833; --faint: #24221f;
            --link: #8dbbf0; --focus: #8dbbf0; --earned: #6fa3c4; --open: #b08fdc;
            --met: #84cf9b; --met-tint: #1d3325; --partly: #dcc25a; --partly-tint: #352e12;
            --not-met: #eeab63; --not-met-tint: #3a2812; --violated: #f59a92; --violated-tint: #431f1d;
            --review: #c4a5ee; --review-tint: #2f2540; --quiet: #aba69c; --quiet-tint: #2b2926;
          }
        }
        .s-met { --tone: var(--met); --tint: var(--met-tint); }
        .s-partly-met { --tone: var(--partly); --tint: var(--partly-tint); }
        .s-not-met { --tone: var(--not-met); --tint: var(--not-met-tint); }
        .s-violated, .s-error { --tone: var(--violated); --tint: var(--violated-tint); }
        .s-needs-review { --tone: var(--review); --tint: var(--review-tint); }
        .s-not-applicable, .s-not-checked, .s-miss { --tone: var(--quiet); --tint: var(--quiet-tint); }

        """

    static let type = """
        *, ::before, ::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 3.5rem; }
        body {
          margin: 0 auto; max-width: 78rem; padding: 0 1.5rem 4rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          overflow-wrap: break-word;
        }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin: 0; }
        h1, h2, h3, blockquote, q, .sheet, .suggestion p + p {
          font-family: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia,
            "Liberation Serif", serif;
        }
        q, code, bdi, blockquote, .row, dd, td p { overflow-wrap: anywhere; min-width: 0; }
        p, ul, ol, dl, dd, figure, blockquote { margin: 0; }
        ul, ol { padding: 0; list-style: none; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .17em; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
        code { font: .9em ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; }
        q::before, q::after { content: none; }
        .number, .count, .gain { font-variant-numeric: tabular-nums lining-nums; }
        .label { font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
        .lead { max-width: 70ch; color: var(--soft); margin-bottom: 1rem; }
        .none, .where, .place { color: var(--soft); }
        a.place { color: var(--link); }
        .unseen {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap;
        }
        .skip {
          position: absolute; left: -100vw; top: 0; padding: .75rem 1rem; background: var(--sheet);
          z-index: 3;
        }
        .skip:focus { left: 0; }
        .sprite { position: absolute; }
        .hatch-ground { fill: var(--faint); } .hatch-line { fill: var(--open); }
        .icon { width: 1em; height: 1em; vertical-align: -.125em; flex: none; color: var(--tone, currentColor); }
        .icon, symbol { fill: none; }
        .line { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
        .cut { fill: none; stroke: var(--sheet); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
        .badge {
          color: var(--tone); font-weight: 600; font-size: .875rem; font-family: system-ui, sans-serif;
          white-space: nowrap;
        }
        [hidden] { display: none !important; }

        """

    static let summary = """
        .masthead {
          display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: 1.25rem 0 .75rem;
          border-bottom: 1px solid var(--line);
        }
        .masthead .brand { font-weight: 700; letter-spacing: .02em; }
        .masthead h1 { font: inherit; color: var(--soft); }
        .masthead .run { color: var(--soft); margin-left: auto; }
        .documents { margin: 1.5rem 0 0; }
        .documents li {
          display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; padding: .5rem 0;
          border-bottom: 1px solid var(--line);
        }
        .documents li > :first-child { min-width: 0; }
        .documents .facts { color: var(--soft); font-variant-numeric: tabular-nums; }
        article.document + article.document { margin-top: 4rem; border-top: 4px double var(--line); }
        .summary { padding-top: 2rem; }
        .kicker { color: var(--soft); font-size: .875rem; margin-bottom: .25rem; }
        .kicker .kind::after { content: " ·"; }
        h2 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); font-weight: 600; max-width: 32em; }
        .cards { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem; margin: 1.5rem 0; }
        .card {
          background: var(--sheet); border: 1px solid var(--line); border-radius: 4px;
          padding: 1.1rem 1.25rem 1.25rem;
        }
        .card p + p { margin-top: .5rem; }
        .card p { max-width: 60ch; }
        .card.verdict { border-left: 6px solid var(--tone); }
        .tally {
          display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .2rem 1.5rem;
          margin-top: .9rem; padding-top: .8rem; border-top: 1px solid var(--line);
        }
        .tally li { display: flex; justify-content: space-between; }
        .headline { font-size: 1.5rem; font-weight: 600; line-height: 1.25; }
        .verdict .headline { color: var(--tone); }
        .score .headline .number { font-size: 2rem; }
        .bar { display: block; width: 100%; border-radius: 2px; margin: .6rem 0 .75rem; }
        .bar-ground { fill: var(--quiet-tint); } .bar-earned { fill: var(--earned); }
        .points {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1.5rem 2rem;
          margin: 1.75rem 0;
        }
        .points h3 {
          font: 600 1rem/1.3 system-ui, sans-serif; padding-bottom: .4rem;
          border-bottom: 2px solid var(--line);
        }
        .points .block h3 { border-color: var(--violated); } .points .strong h3 { border-color: var(--met); }
        .points .close h3 { border-color: var(--not-met); }
        .points li { padding: .4rem 0; }
        .points ol { counter-reset: point; }
        .points ol li { counter-increment: point; padding-left: 1.4rem; text-indent: -1.4rem; }
        .points ol li::before {
          content: counter(point) "."; display: inline-block; width: 1.4rem; text-indent: 0;
          color: var(--soft); font-variant-numeric: tabular-nums;
        }
        .points .where, .points .gain { display: block; text-indent: 0; font-size: .875rem; }
        .points .gain { color: var(--soft); }
        dl.facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; font-size: .875rem; }
        .facts dt { color: var(--soft); } dl.facts code { font-size: .8125rem; }
        .parts {
          position: sticky; top: 0; z-index: 2; background: var(--paper); border-block: 1px solid var(--line);
          margin: 1.5rem 0 0;
        }
        .parts ul { display: flex; gap: .25rem 1.4rem; overflow-x: auto; padding: .55rem .2rem; font-size: .9375rem; }
        .parts a { white-space: nowrap; text-decoration: none; } .parts a:hover { text-decoration: underline; }
        article.document > section { padding-top: 2.75rem; }
        section > h3, section > h2 { font-size: 1.5rem; font-weight: 600; margin-bottom: .75rem; }
        .failures { margin-top: 3rem; }
        .failures li {
          border-left: 6px solid var(--violated); padding: .5rem 1rem; margin-top: 1rem;
          background: var(--sheet);
        }
        .failures .icon { color: var(--violated); }
        footer {
          margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--soft);
          font-size: .875rem;
        }
        footer p { max-width: 70ch; } footer p + p { margin-top: .4rem; }

        """
}
