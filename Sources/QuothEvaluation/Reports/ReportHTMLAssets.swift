/// The style sheet and the script of the page; neither has anything from a file in it.
enum ReportHTMLAssets {
  static let style: StaticString = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1c1c1c; --soft: #5d5d5d; --line: #d5d5d5;
      --panel: #f5f5f3; --accent: #0b57a4; --bar: #6a9fd4; --gold: #ffe58a; --output: #b5dcff;
      --wrong: #b3261e; }
    @media (prefers-color-scheme: dark) {
      :root { --paper: #16181b; --ink: #e8e8e6; --soft: #a9adb3; --line: #3a3e44; --panel: #202429;
        --accent: #8ec1ff; --bar: #3f76ad; --gold: #6b5800; --output: #0d4a7c; --wrong: #ff8a80; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    header, main { max-width: 80rem; margin: 0 auto; padding: 0 1rem; }
    h1, h2, h3, h4 { line-height: 1.2; margin: 1.2em 0 .4em; }
    h3 { font-size: 1.05rem; } h4 { font-size: 1rem; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 0; z-index: 2;
      background: var(--paper); padding: .5rem; }
    .signature { overflow-wrap: anywhere; font-size: .8rem; color: var(--soft); }
    nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: .5rem 0;
      border-bottom: 1px solid var(--line); }
    .note { color: var(--soft); font-size: .9rem; }
    .bars { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 0; }
    .bars dt { font-size: .9rem; } .bars dd { margin: 0; display: grid;
      grid-template-columns: 1fr 9rem; gap: .8rem; align-items: center; }
    .bars svg { width: 100%; height: 1rem; display: block; }
    .track { fill: var(--panel); } .bar { fill: var(--bar); } .interval { fill: var(--ink); }
    .bars span { font-variant-numeric: tabular-nums; font-size: .9rem; white-space: nowrap; }
    .filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end;
      background: var(--panel); padding: .8rem; border-radius: .4rem; }
    .filters label { display: grid; font-size: .85rem; max-width: 100%; }
    select, button { font: inherit; padding: .3rem .5rem; max-width: 18rem; background: var(--paper);
      color: var(--ink); border: 1px solid var(--soft); border-radius: .3rem; }
    .items { padding: 0; list-style: none; max-height: 70vh; overflow: auto;
      border: 1px solid var(--line); border-radius: .4rem; }
    .items li { padding: .5rem .8rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    .items p { margin: .1rem 0; } .what { font-size: .85rem; color: var(--soft); }
    .tag { display: inline-block; padding: 0 .5em; margin-right: .5em; border-radius: 1em;
      background: var(--ink); color: var(--paper); }
    [hidden] { display: none !important; }
    mark { color: inherit; background: none; border-radius: .2em; padding: 0 .1em; }
    mark.gold { background: var(--gold); } mark.output { background: var(--output); }
    mark.gold.output { background: var(--gold); box-shadow: inset 0 -.4em var(--output); }
    mark.wrong, li.wrong { text-decoration: underline dashed var(--wrong) 2px;
      text-underline-offset: .2em; }
    mark.trigger { font-weight: 700; } mark sup { font-size: .6em; color: var(--soft); line-height: 1;
      font-weight: 400; margin-left: .2em; }
    .c0 { background: #8fb8ff55; } .c1 { background: #ffb26b55; } .c2 { background: #8fd19e55; }
    .c3 { background: #e39bd955; } .c4 { background: #d9c96a55; } .c5 { background: #7fd3d355; }
    .c6 { background: #ff9c9c55; } .c7 { background: #b9a3ff55; }
    details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; }
    summary { padding: .5rem .8rem; cursor: pointer; overflow-wrap: anywhere; }
    .sides { display: grid; grid-template-columns: 1fr 1fr; }
    .side { padding: 0 .8rem .8rem; min-width: 0; } .side + .side { border-left: 1px solid var(--line); }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.8; }
    .events { padding-left: 1.2rem; font-size: .9rem; overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .9rem; }
    th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    @media (max-width: 45rem) { .sides { grid-template-columns: 1fr; }
      .side + .side { border-left: 0; border-top: 1px solid var(--line); }
      .bars { grid-template-columns: 1fr; gap: .1rem; } .bars dd { margin-bottom: .5rem; } }
    @media print { .items { max-height: none; } .filters, nav { display: none; } }
    """

  static let script: StaticString = """
    'use strict';
    const form = document.getElementById('filters');
    const shown = document.getElementById('shown');
    const items = Array.from(document.querySelectorAll('#items > li'));
    function filter() {
      const wanted = Object.fromEntries(new FormData(form));
      let count = 0;
      for (const item of items) {
        const rules = item.dataset.rule.split('\\n');
        const fits = (!wanted.kind || item.dataset.kind === wanted.kind)
          && (!wanted.class || item.dataset.class === wanted.class)
          && (!wanted.label || item.dataset.label === wanted.label)
          && (!wanted.rule || rules.includes(wanted.rule));
        item.hidden = !fits;
        if (fits) count += 1;
      }
      shown.textContent = count + ' of ' + items.length + ' items shown.';
    }
    if (form) {
      form.addEventListener('change', filter);
      form.addEventListener('submit', event => event.preventDefault());
      form.addEventListener('reset', () => setTimeout(filter));
    }
    function reveal() {
      const target = document.getElementById(location.hash.slice(1));
      if (target && target.tagName === 'DETAILS') { target.open = true; target.scrollIntoView(); }
    }
    addEventListener('hashchange', reveal);
    reveal();
    """
}
